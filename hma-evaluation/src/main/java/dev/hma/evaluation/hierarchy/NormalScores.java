package dev.hma.evaluation.hierarchy;

import dev.hma.api.marginal.Normal;
import java.util.Arrays;

/** Numbers as they would lie if they were normal. */
public final class NormalScores {
    private NormalScores() {}

    /**
     * The normal scores &Phi;<sup>-1</sup>((&rho; - &frac12;) / n), &rho; being a number's rank; equal numbers share the mean of
     * their ranks.
     *
     * @param numbers numbers, none of them NaN
     * @return a score per number
     */
    public static double[] of(double[] numbers) {
        int n = numbers.length;
        double[] sorted = new double[n];
        for (int i = 0; i < n; i++) {
            // Sorting tells -0 from 0, which are equal.
            sorted[i] = numbers[i] + 0.0;
        }
        Arrays.sort(sorted);
        double[] distinct = new double[n];
        double[] scores = new double[n];
        int size = 0;
        for (int from = 0; from < n; size++) {
            int to = from;
            while (to < n && sorted[to] == sorted[from]) {
                to++;
            }
            distinct[size] = sorted[from];
            // The ranks from + 1 to n have the mean (from + to + 1) / 2.
            scores[size] = Normal.quantile((from + to) / 2.0 / n);
            from = to;
        }
        double[] all = new double[n];
        for (int i = 0; i < n; i++) {
            all[i] = scores[Arrays.binarySearch(distinct, 0, size, numbers[i] + 0.0)];
        }
        return all;
    }
}
