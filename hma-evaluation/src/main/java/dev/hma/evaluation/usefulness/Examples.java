package dev.hma.evaluation.usefulness;

import dev.hma.evaluation.trees.BoostedTrees;
import dev.hma.evaluation.trees.Rows;
import dev.hma.evaluation.trees.TreeSettings;
import dev.hma.evaluation.trees.TreeSettings.Objective;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows to learn from or to test on.
 *
 * @param rows their features
 * @param categorical which features are codes of categories
 * @param values the class or number of each row
 */
record Examples(Rows rows, boolean[] categorical, double[] values) {
    /** {@return the examples from a number to before another} */
    Examples take(int from, int to) {
        return new Examples(
                rows.take(IntStream.range(from, to).toArray()), categorical, Arrays.copyOfRange(values, from, to));
    }

    /** {@return the number of examples} */
    int size() {
        return values.length;
    }

    /** {@return whether there is more than one value} */
    boolean vary() {
        return Arrays.stream(values).distinct().count() > 1;
    }

    /** {@return what trees that learn from these examples say about others} */
    Predictions predict(Target target, Examples others, int rounds) {
        double[][] outputs = new double[target.outputs()][];
        Arrays.setAll(outputs, k -> output(target, k, others, rounds));
        return new Predictions(target, outputs, others.values);
    }

    private double[] output(Target target, int output, Examples others, int rounds) {
        double[] labels = target.labels(values, output);
        if (Arrays.stream(labels).allMatch(label -> label == labels[0])) {
            return constant(labels[0], others);
        }
        Objective objective = target.category() ? Objective.BINARY : Objective.REGRESSION;
        TreeSettings settings = TreeSettings.of(objective, rounds, labels.length, rows.width());
        try (BoostedTrees trees = BoostedTrees.grow(rows, labels, categorical, settings)) {
            return trees.predict(others.rows);
        }
    }

    /** {@return what is predicted of others by the mean of these examples} */
    Predictions predictMean(Target target, Examples others) {
        double[][] outputs = new double[target.outputs()][];
        Arrays.setAll(
                outputs,
                k -> constant(Arrays.stream(target.labels(values, k)).average().orElse(Double.NaN), others));
        return new Predictions(target, outputs, others.values);
    }

    private static double[] constant(double value, Examples others) {
        double[] constant = new double[others.values.length];
        Arrays.fill(constant, value);
        return constant;
    }
}
