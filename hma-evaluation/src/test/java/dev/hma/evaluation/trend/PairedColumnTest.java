package dev.hma.evaluation.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.evaluation.ReferencePairs;
import dev.hma.evaluation.data.BothSides;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PairedColumnTest {
    @Test
    void theBinsOfTheExampleAreTheOnesExpected() {
        assumeTrue(ReferencePairs.examples().isPresent(), ReferencePairs.MISSING);
        JsonNode examples = ReferencePairs.examples().orElseThrow();
        for (String side : new String[] {"real", "synthetic"}) {
            JsonNode numbers = examples.at("/" + side + "/x");
            double[] x = IntStream.range(0, numbers.size())
                    .mapToDouble(i -> numbers.get(i).asDouble(Double.NaN))
                    .toArray();
            JsonNode bins = examples.at("/bins_of_x/" + side);

            int[] codes = Bins.of(x, false);

            assertThat(codes)
                    .containsExactly(IntStream.range(0, bins.size())
                            .map(i -> bins.get(i).asInt() - 1)
                            .toArray());
        }
    }

    @Test
    void aConstantIsBinnedAroundItselfAndNoNumbersFromZeroToOne() {
        assertThat(Bins.of(new double[] {3, Double.NaN, 3}, false)).containsExactly(5, 10, 5);
        assertThat(Bins.of(new double[] {Double.NaN}, true)).containsExactly(10);
        assertThat(Bins.of(new double[0], false)).isEmpty();
    }

    @Test
    void edgesThatFallTogetherMakeNoBins() {
        assertThat(Bins.of(new double[] {3, 3}, true)).isNull();
        assertThat(Bins.of(new double[] {1e18}, false)).isNull();
        assertThat(Bins.of(new double[] {-1.7e308, 1.7e308}, false)).isNull();
    }

    @Test
    void correlationIsUndefinedWithoutTwoRowsOrWithAConstant() {
        double[] x = {0.1, 0.1, 0.1, Double.NaN, 7};
        assertThat(Correlation.of(x, new double[] {1, 2, 3, 4, Double.NaN})).isNaN();
        assertThat(Correlation.of(new double[] {1}, new double[] {2})).isNaN();
        assertThat(Correlation.of(new double[0], new double[0])).isNaN();
        assertThat(Correlation.of(new double[] {1, 2, 4}, new double[] {-1, -2, -4}))
                .isEqualTo(-1, offset(1e-15));
    }

    /** What is found for many combinations, by hashing, is what is found for few, by counting in place. */
    @RepeatedTest(20)
    void scoresLieBetweenZeroAndOneAndDoNotChangeWithTheOrderOfRowsOrColumns(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int real = 1 + random.nextInt(200);
        int synthetic = 1 + random.nextInt(200);
        BothSides a = column(random, real, synthetic, 0);
        BothSides b = column(random, real, synthetic, repetition.getCurrentRepetition() % 3);
        RowChoice shuffled = new RowChoice(shuffle(random, real), shuffle(random, synthetic));

        PairScore score = PairedColumn.of(a, RowChoice.ALL).with(PairedColumn.of(b, RowChoice.ALL));
        PairScore other = PairedColumn.of(b, shuffled).with(PairedColumn.of(a, shuffled));

        if (score.exists()) {
            assertThat(score.score()).isBetween(0.0, 1.0);
            assertThat(other.score()).isEqualTo(score.score(), offset(1e-12));
        }
        if (!Double.isNaN(score.associationReal())) {
            assertThat(Math.abs(score.associationReal())).isBetween(0.0, 1.0);
            assertThat(other.associationReal()).isEqualTo(score.associationReal(), offset(1e-9));
        }
        assertThat(score.exists()).isEqualTo(other.exists());
    }

    private static int[] shuffle(Random random, int size) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    private static BothSides column(Random random, int real, int synthetic, int kind) {
        return switch (kind) {
            case 0 ->
                new BothSides(
                        new ColumnSpec("few", new ColumnType.Bool()),
                        texts(random, real, 3),
                        texts(random, synthetic, 4));
            case 1 ->
                new BothSides(
                        new ColumnSpec("many", new ColumnType.Bool()),
                        texts(random, real, 5000),
                        texts(random, synthetic, 5000));
            default ->
                new BothSides(
                        new ColumnSpec("numbers", new ColumnType.Numerical(null)),
                        numbers(random, real),
                        numbers(random, synthetic));
        };
    }

    private static Values.Texts texts(Random random, int rows, int count) {
        int[] drawn = random.ints(rows, -1, count).toArray();
        int[] known = Arrays.stream(drawn).filter(code -> code >= 0).distinct().toArray();
        int[] codes = Arrays.stream(drawn)
                .map(code -> IntStream.range(0, known.length)
                        .filter(k -> known[k] == code)
                        .findFirst()
                        .orElse(-1))
                .toArray();
        return new Values.Texts(
                codes, Arrays.stream(known).mapToObj(Integer::toString).toArray(String[]::new));
    }

    private static Values.Numbers numbers(Random random, int rows) {
        return new Values.Numbers(random.ints(rows, 0, 20)
                .mapToDouble(n -> n == 0 ? Double.NaN : n / 7.0)
                .toArray());
    }
}
