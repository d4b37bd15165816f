package dev.hma.evaluation.trees;

import java.util.Arrays;

/** The area under the ROC curve. */
public final class RankScore {
    private RankScore() {}

    /**
     * The probability that a row with the label 1 has a higher score than one with the label 0, equal scores counted half:
     * Mann and Whitney's statistic.
     *
     * @param scores a score per row, none of them NaN
     * @param labels 0 or 1 per row
     * @return a number from 0 to 1; NaN if one of the labels is missing
     */
    public static double auc(double[] scores, double[] labels) {
        double[] zeros = new double[scores.length];
        double[] ones = new double[scores.length];
        int n0 = 0;
        int n1 = 0;
        for (int i = 0; i < scores.length; i++) {
            if (labels[i] == 1) {
                ones[n1++] = scores[i];
            } else {
                zeros[n0++] = scores[i];
            }
        }
        Arrays.sort(zeros, 0, n0);
        Arrays.sort(ones, 0, n1);
        double wins = 0;
        int below = 0;
        int upTo = 0;
        for (int i = 0; i < n1; i++) {
            while (below < n0 && zeros[below] < ones[i]) {
                below++;
            }
            while (upTo < n0 && zeros[upTo] <= ones[i]) {
                upTo++;
            }
            wins += (below + upTo) / 2.0;
        }
        return wins / ((double) n0 * n1);
    }
}
