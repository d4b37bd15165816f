package dev.hma.core.sample;

import dev.hma.api.random.Draws;
import dev.hma.core.model.Agreement;
import dev.hma.core.work.Orders;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses which of several ways every row goes: as often as in the original, nearer partners rather than others, and so
 * that every partner comes to its number of rows. The weights of the partners that bring this about are found by iterative
 * proportional fitting (Deming, Stephan: On a Least Squares Adjustment of a Sampled Frequency Table When the Expected
 * Marginal Totals Are Known, Annals of Mathematical Statistics 11, 1940).
 */
final class WayChoice {
    private static final int ROUNDS = 25;
    /** No partner is so far away that it could not be chosen where there is no other. */
    private static final double FURTHEST = 50;

    private final int[][] ends;
    private final int[] rows;
    /** The odds of the ways of every row, row by row, as long as all partners weigh the same. */
    private final double[] odds;
    /** The probabilities of the ways of the row that is looked at. */
    private final double[] probabilities;

    /**
     * Prepares the choice.
     *
     * @param following where the ways lead: to the partners themselves
     * @param ways the ways
     * @param rows the rows that choose; a way at least leads somewhere from each
     * @param wishes per dimension the wish of every row of the table; none if nothing is known
     * @param offers per dimension the place of every partner
     */
    WayChoice(Following following, List<Agreement.Way> ways, int[] rows, double[][] wishes, double[][] offers) {
        this.ends = following.ways();
        this.rows = rows;
        this.probabilities = new double[ends.length];
        this.odds = new double[rows.length * ends.length];
        double[] scales = Arrays.stream(offers)
                .mapToDouble(o -> 1 / Math.max(1e-9, 2 * variance(o)))
                .toArray();
        for (int i = 0; i < rows.length; i++) {
            for (int w = 0; w < ends.length; w++) {
                int end = ends[w][rows[i]];
                odds[i * ends.length + w] = end < 0
                        ? 0
                        : ways.get(w).weight() * StrictMath.exp(-distance(wishes, offers, scales, rows[i], end));
            }
        }
    }

    private static double distance(double[][] wishes, double[][] offers, double[] scales, int row, int partner) {
        double distance = 0;
        for (int d = 0; d < scales.length; d++) {
            double apart = wishes[d][row] - offers[d][partner];
            distance += Double.isNaN(apart) ? 0 : apart * apart * scales[d];
        }
        return Math.min(FURTHEST, distance);
    }

    private static double variance(double[] values) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        return values.length == 0 ? 0 : squares / values.length - sum / values.length * (sum / values.length);
    }

    /**
     * Chooses.
     *
     * @param counts per partner the number of rows that it is to come to
     * @return per row the partner at the end of the way that it goes
     */
    int[] choose(int[] counts, Draws draws) {
        double[] weights = weights(reachable(counts));
        int[] chosen = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            weigh(i, weights);
            double left = draws.uniform(rows[i], 0);
            int way = -1;
            for (int w = 0; w < ends.length && (way < 0 || left >= 0); w++) {
                if (probabilities[w] > 0) {
                    way = w;
                    left -= probabilities[w];
                }
            }
            chosen[i] = ends[way][rows[i]];
        }
        return chosen;
    }

    /**
     * The same numbers of rows, dealt out anew: the largest goes to the partner that most rows lead to. Which partners
     * have many rows was drawn without knowing where the ways lead, and a team that hardly plays cannot score most.
     */
    private int[] reachable(int[] counts) {
        double[] even = new double[counts.length];
        Arrays.fill(even, 1);
        double[] expected = expected(even);
        int[] byReach = Orders.sorted(counts.length, (a, b) -> {
            int order = Double.compare(expected[a], expected[b]);
            return order != 0 ? order : Integer.compare(counts[a], counts[b]);
        });
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        int[] reachable = new int[counts.length];
        for (int k = 0; k < sorted.length; k++) {
            reachable[byReach[k]] = sorted[k];
        }
        return reachable;
    }

    /** The weight of every partner under which it can expect its number of rows. */
    private double[] weights(int[] counts) {
        double[] weights = new double[counts.length];
        Arrays.fill(weights, 1);
        for (int round = 0; round < ROUNDS; round++) {
            double[] expected = expected(weights);
            for (int k = 0; k < weights.length; k++) {
                if (expected[k] > 0) {
                    // A partner without slots still takes the rows that have no other way.
                    weights[k] = Math.max(1e-9, Math.min(1e9, weights[k] * Math.max(0.01, counts[k]) / expected[k]));
                }
            }
        }
        return weights;
    }

    /** How many rows every partner can expect. */
    private double[] expected(double[] weights) {
        double[] expected = new double[weights.length];
        for (int i = 0; i < rows.length; i++) {
            weigh(i, weights);
            for (int w = 0; w < ends.length; w++) {
                if (probabilities[w] > 0) {
                    expected[ends[w][rows[i]]] += probabilities[w];
                }
            }
        }
        return expected;
    }

    /** Works out the probabilities of the ways of a row. */
    private void weigh(int i, double[] weights) {
        double sum = 0;
        for (int w = 0; w < ends.length; w++) {
            double own = odds[i * ends.length + w];
            probabilities[w] = own == 0 ? 0 : own * weights[ends[w][rows[i]]];
            sum += probabilities[w];
        }
        for (int w = 0; w < ends.length; w++) {
            probabilities[w] /= sum;
        }
    }
}
