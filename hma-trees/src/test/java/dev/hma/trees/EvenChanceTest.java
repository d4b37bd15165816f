package dev.hma.trees;

import static dev.hma.trees.TestRows.DRAWS;
import static dev.hma.trees.TestRows.category;
import static dev.hma.trees.TestRows.column;
import static dev.hma.trees.TestRows.families;
import static dev.hma.trees.TestRows.learn;
import static dev.hma.trees.TestRows.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvenChanceTest {
    private static double[] numbers(EvenChance chance, int rows, int leaf) {
        return IntStream.range(0, rows)
                .mapToDouble(i -> {
                    chance.turnTo(i);
                    return chance.of(3, leaf);
                })
                .toArray();
    }

    @Test
    void ofTheRowsInALeafOneFallsIntoEachInterval() {
        EvenChance first = EvenChance.first(DRAWS, 4);
        numbers(first, 10, 0);
        numbers(first, 25, 6);
        EvenChance next = first.next();
        for (int leaf : new int[] {0, 6}) {
            int rows = leaf == 0 ? 10 : 25;
            double[] drawn = numbers(next, rows, leaf);
            assertThat(Arrays.stream(drawn)
                            .map(u -> Math.floor(rows * u))
                            .sorted()
                            .toArray())
                    .isEqualTo(IntStream.range(0, rows).asDoubleStream().toArray());
            assertThat(drawn)
                    .as("in random order")
                    .isNotEqualTo(Arrays.stream(drawn).sorted().toArray());
        }
    }

    @Test
    void moreRowsThanWereExpectedAreDrawnByThemselves() {
        EvenChance first = EvenChance.first(DRAWS, 4);
        numbers(first, 10, 2);
        double[] drawn = numbers(first.next(), 1000, 2);
        assertThat(Arrays.stream(drawn).average().orElseThrow()).isBetween(0.45, 0.55);
        assertThat(Arrays.stream(drawn).distinct().count()).isEqualTo(1000);
        assertThat(numbers(first.next(), 1, 5)[0])
                .as("in a leaf that nobody fell into")
                .isBetween(0.0, 1.0);
    }

    @Test
    void whicheverCandidatesAreKeptRowsOfALeafTakeEachInterval() {
        EvenChance first = EvenChance.first(DRAWS, 4);
        int rows = 60;
        numbers(first, rows, 1);
        EvenChance plain = first.next();
        EvenChance chance = first.next();
        double[] alone = numbers(plain, rows, 1);
        double[] kept = new double[rows];
        for (int from = 0; from < rows; from += 6) {
            for (int c = 0; c < 4; c++) {
                double[] drawn = candidate(chance, c, from);
                chance.giveBack();
                assertThat(candidate(chance, c, from)).as("drawn again").isEqualTo(drawn);
                chance.giveBack();
            }
            System.arraycopy(candidate(chance, from / 6 % 4, from), 0, kept, from, 6);
        }
        assertThat(Arrays.copyOf(kept, 6)).as("the first candidate").isEqualTo(Arrays.copyOf(alone, 6));
        assertThat(Arrays.stream(kept).map(u -> Math.floor(rows * u)).sorted().toArray())
                .isEqualTo(IntStream.range(0, rows).asDoubleStream().toArray());
        assertThat(kept).as("others than those of rows drawn once").isNotEqualTo(alone);
    }

    /** Six rows of a leaf, drawn as a candidate. */
    private static double[] candidate(EvenChance chance, int candidate, int from) {
        chance.begin(candidate);
        return IntStream.range(from, from + 6)
                .mapToDouble(i -> {
                    chance.turnTo(i);
                    return chance.of(3, 1);
                })
                .toArray();
    }

    /** Rows of a kind each of which has shares of its own. */
    private static final Frame FRAME = new Frame("t", List.of(category("kind", 4), category("code", 5)));

    private static double[] kinds(int rows) {
        return column(rows, i -> i % 4);
    }

    private static double[] codes(int rows) {
        return column(rows, i -> DRAWS.uniform(i, 0) < 0.6 ? i % 4 : DRAWS.index(i, 1, 5));
    }

    @Test
    void aSmallTableDrawnAtOnceHasTheSharesOfWhatWasLearnt() {
        TableModel model = learn(FRAME, kinds(4000), codes(4000));
        double[] shares = shares(kinds(4000), codes(4000));
        double rowByRow = 0;
        double atOnce = 0;
        for (int seed = 0; seed < 20; seed++) {
            FeatureBatch rows = FeatureBatch.allocate(0, 80, 2);
            model.sample(rows, new BitSet(), Draws.of(seed).over(80));
            rowByRow += distance(shares(rows.column(0), rows.column(1)), shares);
            model.sampleAll(rows, new BitSet(), Draws.of(seed).over(80));
            atOnce += distance(shares(rows.column(0), rows.column(1)), shares);
        }
        assertThat(atOnce).as("distance of the shares of pairs, 80 rows").isLessThan(0.6 * rowByRow);
    }

    @Test
    void siblingsDrawnAtOnceVaryAsMuchAsTheyDo() {
        // Siblings have nothing in common: the means of families vary as chance has it.
        int[] families = families(4000, 10);
        Frame frame = new Frame("t", List.of(number("x")));
        TableModel model = learn(TreesParameters.DEFAULTS, frame, families, column(4000, i -> DRAWS.uniform(i, 2)));
        FeatureBatch rows = new FeatureBatch(0, 4000, new double[1][4000], families);
        model.sampleAll(rows, new BitSet(), Draws.of(3).over(4000));
        double[] means = IntStream.range(0, 400)
                .mapToDouble(f -> Arrays.stream(rows.column(0), 10 * f, 10 * f + 10)
                        .average()
                        .orElseThrow())
                .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        double variance = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum() / 399;
        assertThat(variance).isBetween(0.8 / 120, 1.2 / 120);
    }

    private static double[] shares(double[] kinds, double[] codes) {
        double[] shares = new double[20];
        for (int i = 0; i < kinds.length; i++) {
            shares[5 * (int) kinds[i] + (int) codes[i]] += 1.0 / kinds.length;
        }
        return shares;
    }

    private static double distance(double[] shares, double[] others) {
        return 0.5
                * IntStream.range(0, shares.length)
                        .mapToDouble(i -> Math.abs(shares[i] - others[i]))
                        .sum();
    }
}
