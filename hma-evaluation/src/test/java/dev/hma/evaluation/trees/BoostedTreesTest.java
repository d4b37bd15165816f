package dev.hma.evaluation.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.evaluation.trees.TreeSettings.Objective;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {
    private static final int ROWS = 600;

    /** A number that says nothing, a category of twelve of which the even ones are likely to have the label 1, a gap. */
    private static Rows rows(long seed) {
        Random random = new Random(seed);
        double[] values = new double[3 * ROWS];
        for (int i = 0; i < ROWS; i++) {
            values[3 * i] = random.nextGaussian();
            values[3 * i + 1] = random.nextInt(12);
            values[3 * i + 2] = i % 3 == 0 ? Double.NaN : random.nextGaussian();
        }
        return new Rows(values, ROWS, 3);
    }

    private static double[] labels(Rows rows) {
        return IntStream.range(0, ROWS)
                .mapToDouble(i -> rows.values()[3 * i + 1] % 2 == 0 ? 1 : 0)
                .toArray();
    }

    private static double[] predicted(Rows learnt, Rows others) {
        TreeSettings settings = TreeSettings.of(Objective.BINARY, 50, ROWS, 3);
        try (BoostedTrees trees =
                BoostedTrees.grow(learnt, labels(learnt), new boolean[] {false, true, false}, settings)) {
            return trees.predict(others);
        }
    }

    @Test
    void categoriesAreLearntWhateverTheOrderOfTheirCodes() {
        Rows others = rows(2);

        assertThat(RankScore.auc(predicted(rows(1), others), labels(others))).isGreaterThan(0.99);
    }

    @Test
    void theFeatureThatMattersHasTheGain() {
        Rows rows = rows(1);
        TreeSettings settings = TreeSettings.of(Objective.BINARY, 20, ROWS, 3);
        try (BoostedTrees trees = BoostedTrees.grow(rows, labels(rows), new boolean[] {false, true, false}, settings)) {
            double[] gains = trees.gains();

            assertThat(gains[1]).isGreaterThan(10 * (gains[0] + gains[2]));
        }
    }

    @Test
    void numbersAreLearnt() {
        Rows rows = rows(1);
        double[] squares = IntStream.range(0, ROWS)
                .mapToDouble(i -> Math.pow(rows.values()[3 * i], 2))
                .toArray();
        TreeSettings settings = TreeSettings.of(Objective.REGRESSION, 100, ROWS, 3);
        try (BoostedTrees trees = BoostedTrees.grow(rows, squares, new boolean[3], settings)) {
            double[] predicted = trees.predict(rows);

            double error = IntStream.range(0, ROWS)
                    .mapToDouble(i -> Math.abs(predicted[i] - squares[i]))
                    .average()
                    .orElseThrow();
            assertThat(error).isLessThan(0.1);
        }
    }

    @Test
    void theSameRowsGiveTheSameTreesWhateverElseIsGrown() {
        Rows others = rows(2);
        double[] alone = predicted(rows(1), others);

        assertThat(predicted(rows(1), others)).isEqualTo(alone);
        assertThat(IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(i -> predicted(rows(i % 2 == 0 ? 1 : i), others))
                        .filter(some -> Arrays.equals(some, alone))
                        .count())
                .isEqualTo(9);
    }

    @Test
    void featuresWithoutAnyValueAreNoTrouble() {
        double[] nothing = new double[40];
        Arrays.fill(nothing, Double.NaN);
        double[] labels = IntStream.range(0, 40).mapToDouble(i -> i % 2).toArray();
        TreeSettings settings = TreeSettings.of(Objective.BINARY, 10, 40, 1);
        try (BoostedTrees trees = BoostedTrees.grow(new Rows(nothing, 40, 1), labels, new boolean[] {true}, settings)) {
            assertThat(trees.predict(new Rows(new double[] {7}, 1, 1))).containsExactly(0.5);
            assertThat(trees.predict(new Rows(new double[0], 0, 1))).isEmpty();
        }
    }

    @Test
    void whatIsRefusedIsSaid() {
        Rows rows = rows(1);
        double[] labels = {1};
        TreeSettings settings = TreeSettings.of(Objective.BINARY, 10, ROWS, 3);

        assertThatThrownBy(() -> BoostedTrees.grow(rows, labels, new boolean[3], settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("label");
    }

    @Test
    void leavesAndCategoriesGrowWithTheRowsAndManyFeaturesHaveFewerBins() {
        assertThat(TreeSettings.of(Objective.BINARY, 100, 60, 100))
                .isEqualTo(new TreeSettings(Objective.BINARY, 100, 3, 5, 255));
        assertThat(TreeSettings.of(Objective.BINARY, 100, 800, 7))
                .isEqualTo(new TreeSettings(Objective.BINARY, 100, 16, 8, 255));
        assertThat(TreeSettings.of(Objective.BINARY, 100, 9_600, 101))
                .isEqualTo(new TreeSettings(Objective.BINARY, 100, 20, 50, 63));
    }
}
