package dev.hma.core.copula;

import dev.hma.api.marginal.Lattice;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.Normal;
import dev.hma.api.random.Draws;

/**
 * Latent normals of given values, where a value that many rows share says no more than the interval that its normal lies
 * in.
 *
 * <p>A draw from the interval makes the drawn features vary as they should, but the intervals of several features do not
 * stand alone: their normals are correlated. They are drawn by Gibbs sampling: each in turn from its normal distribution
 * given the others, inside its interval, for a fixed number of rounds, beginning with the scores. Values whose normal is known go
 * into it as they are; where only one is not, a single draw is exact.
 */
final class LatentIntervals {
    private static final int ROUNDS = 16;

    /** Intervals narrower than this are points. */
    private static final double POINT = 1e-3;

    private final double[][] precision;

    /**
     * Intervals of correlated normals.
     *
     * @param precision the inverse of their correlation matrix
     */
    LatentIntervals(double[][] precision) {
        this.precision = precision;
    }

    /**
     * The intervals of values.
     *
     * @param marginal their marginal
     * @param values the values, none missing
     * @param low receives the lower ends
     * @param high receives the upper ends; the same as the lower one where the value is as good as a point
     * @param n how many
     */
    static void of(Marginal marginal, double[] values, double[] low, double[] high, int n) {
        for (int i = 0; i < n; i++) {
            double below = marginal.below(values[i]);
            double upTo = marginal.upTo(values[i]);
            low[i] = 0;
            high[i] = 0;
            if (upTo > below) {
                double from = Math.max(-Lattice.LIMIT, Normal.quantile(below));
                double to = Math.min(Lattice.LIMIT, Normal.quantile(upTo));
                if (to - from > POINT) {
                    low[i] = from;
                    high[i] = to;
                }
            }
        }
    }

    /**
     * Draws the normals of some rows inside their intervals.
     *
     * @param firstRow the number of the batch's first row
     * @param group the rows
     * @param lanes the lane of each normal
     * @param latent scores; where the interval is no point they are replaced by draws
     * @param low the lower ends
     * @param high the upper ends
     * @param draws the random numbers
     */
    void draw(
            long firstRow,
            RowGroup group,
            int[] lanes,
            double[][] latent,
            double[][] low,
            double[][] high,
            Draws draws) {
        int[] wide = new int[precision.length];
        double[] z = new double[precision.length];
        for (int i = 0; i < group.size(); i++) {
            int count = 0;
            for (int p = 0; p < z.length; p++) {
                z[p] = latent[p][i];
                if (low[p][i] < high[p][i]) {
                    wide[count++] = p;
                }
            }
            long row = firstRow + group.row(i);
            int rounds = count > 1 ? ROUNDS : 1;
            for (int round = 0; round < rounds; round++) {
                for (int w = 0; w < count; w++) {
                    int p = wide[w];
                    // A stride of lanes per round: rounds of one feature are independent.
                    double uniform = draws.uniform(row, lanes[p] * ROUNDS + round);
                    z[p] = redraw(p, z, low[p][i], high[p][i], uniform);
                }
            }
            for (int w = 0; w < count; w++) {
                latent[wide[w]][i] = z[wide[w]];
            }
        }
    }

    /** The normal at p given all others, inside its interval. */
    private double redraw(int p, double[] z, double low, double high, double uniform) {
        double[] row = precision[p];
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum += k == p ? 0 : row[k] * z[k];
        }
        double mean = -sum / row[p];
        double sd = Math.sqrt(1 / row[p]);
        double drawn = mean + sd * truncated((low - mean) / sd, (high - mean) / sd, uniform);
        return Math.max(low, Math.min(high, drawn));
    }

    /** A standard normal between two ends, by inversion; from the lower tail, where probabilities are precise. */
    private static double truncated(double low, double high, double uniform) {
        if (low > 0) {
            return -truncated(-high, -low, uniform);
        }
        double below = Normal.cdf(low);
        double mass = Normal.cdf(high) - below;
        if (!(mass > 0)) {
            // So far out that nothing is left to tell the ends apart: the one nearer to the middle.
            return high;
        }
        return Normal.quantile(below + uniform * mass);
    }
}
