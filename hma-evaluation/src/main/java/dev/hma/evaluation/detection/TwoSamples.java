package dev.hma.evaluation.detection;

import dev.hma.evaluation.trees.BoostedTrees;
import dev.hma.evaluation.trees.RankScore;
import dev.hma.evaluation.trees.Rows;
import dev.hma.evaluation.trees.TreeSettings;
import java.util.Arrays;
import java.util.List;
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

    /** {@return the number of folds; 0 if no feature varies, so that there is nothing to learn} */
    int folds() {
        return kept.length == 0 ? 0 : folds(rows.count() / 2);
    }

    /**
     * What trees that have learnt from all folds but one make of the rows of that one.
     *
     * @param tested the rows
     * @param probabilities how likely each of them is synthetic
     * @param gains total gain of the splits at each of the {@link #kept} features
     */
    record Held(int[] tested, double[] probabilities, double[] gains) {}

    Held hold(int held) {
        int[] learnt =
                IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray();
        int[] tested =
                IntStream.range(0, fold.length).filter(i -> fold[i] == held).toArray();
        double[] known = Arrays.stream(learnt).mapToDouble(this::label).toArray();
        double share = Arrays.stream(known).average().orElse(0.5);
        if (share == 0 || share == 1) {
            // All families of a side are in one fold: nothing is known of that side.
            double[] certain = new double[tested.length];
            Arrays.fill(certain, share);
            return new Held(tested, certain, new double[kept.length]);
        }
        TreeSettings settings = TreeSettings.of(TreeSettings.Objective.BINARY, ROUNDS, learnt.length, kept.length);
        try (BoostedTrees trees = BoostedTrees.grow(rows.take(learnt), known, categorical, settings)) {
            return new Held(tested, trees.predict(rows.take(tested)), trees.gains());
        }
    }

    private double label(int row) {
        return row < rows.count() / 2 ? 0 : 1;
    }

    /**
     * What the trees make of all rows.
     *
     * @param held what came out for each fold
     */
    Outcome outcome(List<Held> held) {
        double[] probabilities = new double[rows.count()];
        double[] gains = new double[kept.length];
        for (Held each : held) {
            for (int i = 0; i < each.tested().length; i++) {
                probabilities[each.tested()[i]] = each.probabilities()[i];
            }
            Arrays.setAll(gains, k -> gains[k] + each.gains()[k]);
        }
        double[] labels =
                IntStream.range(0, rows.count()).mapToDouble(this::label).toArray();
        double right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += probabilities[i] == 0.5 ? 0.5 : (probabilities[i] > 0.5) == (labels[i] == 1) ? 1 : 0;
        }
        return new Outcome(right / labels.length, RankScore.auc(probabilities, labels), rows.count(), kept, gains);
    }
}
