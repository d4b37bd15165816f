package dev.hma.evaluation.detection;

import dev.hma.evaluation.trees.BoostedTrees;
import dev.hma.evaluation.trees.RankScore;
import dev.hma.evaluation.trees.Rows;
import dev.hma.evaluation.trees.TreeSettings;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows of two sides, the first half real (label 0) and the second half synthetic (label 1), each half in random order.
 *
 * @param rows the features that vary
 * @param kept which of all features they are
 * @param categorical which of them are codes of categories
 * @param fold the fold that each row is held out in
 */
record TwoSamples(Rows rows, int[] kept, boolean[] categorical, int[] fold) {
    private static final int FOLDS = 5;
    private static final int ROUNDS = 100;

    /** {@return how many folds there are for so many rows of each side} */
    static int folds(int rows) {
        return Math.min(FOLDS, Math.max(2, rows / 5));
    }

    /**
     * What trees make of the rows that they have not learnt from.
     *
     * @param accuracy share of rows on the right side of 0.5; a row in the middle is half right
     * @param auc area under the ROC curve
     * @param gains total gain of the splits at each of the {@link #kept} features
     */
    record Outcome(double accuracy, double auc, double[] gains) {}

    Outcome tell() {
        double[] labels = new double[rows.count()];
        Arrays.fill(labels, labels.length / 2, labels.length, 1);
        double[] probabilities = new double[labels.length];
        double[] gains = new double[rows.width()];
        int folds = 1 + Arrays.stream(fold).max().orElse(0);
        for (int k = 0; k < folds; k++) {
            hold(k, labels, probabilities, gains);
        }
        double right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += probabilities[i] == 0.5 ? 0.5 : (probabilities[i] > 0.5) == (labels[i] == 1) ? 1 : 0;
        }
        return new Outcome(right / labels.length, RankScore.auc(probabilities, labels), gains);
    }

    /** Learns from all folds but one, and fills in what comes out for the rows of that one. */
    private void hold(int held, double[] labels, double[] probabilities, double[] gains) {
        int[] learnt =
                IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray();
        int[] tested =
                IntStream.range(0, fold.length).filter(i -> fold[i] == held).toArray();
        double[] known = Arrays.stream(learnt).mapToDouble(i -> labels[i]).toArray();
        double share = Arrays.stream(known).average().orElse(0.5);
        if (share == 0 || share == 1) {
            // All families of a side are in one fold: nothing is known of that side.
            Arrays.stream(tested).forEach(i -> probabilities[i] = share);
            return;
        }
        TreeSettings settings = TreeSettings.of(TreeSettings.Objective.BINARY, ROUNDS, learnt.length);
        try (BoostedTrees trees = BoostedTrees.grow(rows.take(learnt), known, categorical, settings)) {
            double[] predicted = trees.predict(rows.take(tested));
            for (int i = 0; i < tested.length; i++) {
                probabilities[tested[i]] = predicted[i];
            }
            double[] gain = trees.gains();
            Arrays.setAll(gains, k -> gains[k] + gain[k]);
        }
    }
}
