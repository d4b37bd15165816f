package dev.hma.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairCountsTest {
    @Test
    void pairsAreCountedWhateverComesAndGoes() {
        Random random = new Random(3);
        PairCounts counts = new PairCounts();
        Map<List<Integer>, Integer> expected = new HashMap<>();
        for (int step = 0; step < 200_000; step++) {
            // Waves: the table grows, and is emptied again.
            boolean more = random.nextDouble() < (step / 20_000 % 2 == 0 ? 0.7 : 0.2);
            int partner = random.nextInt(300);
            int value = random.nextInt(40);
            int rows = expected.getOrDefault(List.of(partner, value), 0);
            assertThat(counts.rows(partner, value)).isEqualTo(rows);
            if (more) {
                counts.add(partner, value);
                expected.put(List.of(partner, value), rows + 1);
            } else if (rows > 0) {
                counts.remove(partner, value);
                expected.put(List.of(partner, value), rows - 1);
            }
        }
        assertThat(counts.pairs())
                .isEqualTo((int) expected.values().stream().filter(n -> n > 0).count());
        expected.forEach((pair, rows) ->
                assertThat(counts.rows(pair.get(0), pair.get(1))).as("%s", pair).isEqualTo(rows));
    }

    @Test
    void thereIsRoomForTheLargestNumbers() {
        PairCounts counts = new PairCounts();
        int largest = PairCounts.MOST;
        counts.add(largest, largest);
        counts.add(largest, largest);
        counts.add(largest, 0);
        counts.add(0, 0);
        assertThat(counts.rows(largest, largest)).isEqualTo(2);
        assertThat(counts.rows(largest, 0)).isEqualTo(1);
        assertThat(counts.rows(0, 0)).isEqualTo(1);
        assertThat(counts.rows(0, largest)).isZero();
        assertThat(counts.pairs()).isEqualTo(3);
    }
}
