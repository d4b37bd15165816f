package dev.hma.core.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrdersTest {
    @Test
    void numbersAreSortedStably() {
        Random random = new Random(1);
        for (int n = 0; n < 200; n++) {
            int[] values = random.ints(n, 0, 10).toArray();
            int[] expected = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.comparingInt(i -> values[i]))
                    .mapToInt(i -> i)
                    .toArray();
            assertThat(Orders.sorted(n, (a, b) -> Integer.compare(values[a], values[b])))
                    .isEqualTo(expected);
        }
    }
}
