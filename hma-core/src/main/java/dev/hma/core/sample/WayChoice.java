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

    private final Following following;
    private final double[] shares;
    private final double[][] children;
    private final double[][] parents;
    private final double[] scales;

    /**
     * Prepares the choice.
     *
     * @param following where the ways lead: to the partners themselves
     * @param ways the ways
     * @param children per dimension the wish of every row of the table, by row; none if nothing is known
     * @param parents per dimension the place of every partner
     */
    WayChoice(Following following, List<Agreement.Way> ways, double[][] children, double[][] parents) {
        this.following = following;
        this.shares = ways.stream().mapToDouble(w -> Math.max(1, w.agreeing())).toArray();
        this.children = children;
        this.parents = parents;
        this.scales = new double[children.length];
        for (int d = 0; d < scales.length; d++) {
            scales[d] = 1 / Math.max(1e-9, 2 * variance(parents[d]));
        }
    }

    /** Per listed row the partner at the end of the way that it goes. */
    int[] choose(int[] rows, int[] counts, Draws draws) {
        int ways = shares.length;
        double[][] odds = new double[rows.length][ways];
        for (int i = 0; i < rows.length; i++) {
            for (int w = 0; w < ways; w++) {
                int end = following.ways()[w][rows[i]];
                odds[i][w] = end < 0 ? 0 : shares[w] * nearness(rows[i], end);
            }
        }
        double[] weights = weights(rows, odds, reachable(rows, odds, counts));
        int[] chosen = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double[] p = probabilities(rows[i], odds[i], weights);
            double u = draws.uniform(rows[i], 0);
            int w = 0;
            while (w + 1 < ways && (p[w] == 0 || u >= p[w])) {
                u -= p[w++];
            }
            while (p[w] == 0) {
                w--;
            }
            chosen[i] = following.ways()[w][rows[i]];
        }
        return chosen;
    }

    private double nearness(int row, int partner) {
        double distance = 0;
        for (int d = 0; d < scales.length; d++) {
            double apart = children[d][row] - parents[d][partner];
            distance += Double.isNaN(apart) ? 0 : apart * apart * scales[d];
        }
        // Never so far that no way is left.
        return StrictMath.exp(-Math.min(50, distance));
    }

    /**
     * The same numbers of rows, dealt out anew: the largest goes to the partner that most rows lead to. Which partners
     * have many rows was drawn without knowing where the ways lead, and a team that hardly plays cannot score most.
     */
    private int[] reachable(int[] rows, double[][] odds, int[] counts) {
        double[] expected = new double[counts.length];
        double[] even = new double[counts.length];
        Arrays.fill(even, 1);
        addProbabilities(rows, odds, even, expected);
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

    private void addProbabilities(int[] rows, double[][] odds, double[] weights, double[] sums) {
        for (int i = 0; i < rows.length; i++) {
            double[] p = probabilities(rows[i], odds[i], weights);
            for (int w = 0; w < p.length; w++) {
                if (p[w] > 0) {
                    sums[following.ways()[w][rows[i]]] += p[w];
                }
            }
        }
    }

    private double[] weights(int[] rows, double[][] odds, int[] counts) {
        double[] weights = new double[counts.length];
        Arrays.fill(weights, 1);
        for (int round = 0; round < ROUNDS; round++) {
            double[] expected = new double[counts.length];
            addProbabilities(rows, odds, weights, expected);
            for (int k = 0; k < weights.length; k++) {
                if (expected[k] > 0) {
                    // A partner without slots still takes the rows that have no other way.
                    weights[k] = Math.max(1e-9, Math.min(1e9, weights[k] * Math.max(0.01, counts[k]) / expected[k]));
                }
            }
        }
        return weights;
    }

    private double[] probabilities(int row, double[] odds, double[] weights) {
        double[] p = new double[odds.length];
        double sum = 0;
        for (int w = 0; w < p.length; w++) {
            p[w] = odds[w] == 0 ? 0 : odds[w] * weights[following.ways()[w][row]];
            sum += p[w];
        }
        for (int w = 0; w < p.length; w++) {
            p[w] /= sum;
        }
        return p;
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
}
