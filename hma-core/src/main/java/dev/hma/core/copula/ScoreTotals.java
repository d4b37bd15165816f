package dev.hma.core.copula;

import dev.hma.api.marginal.Lattice;

/**
 * Sums of scores over all rows, as whole numbers of lattice units, and the layout of their cells.
 *
 * <p>Missing scores count as 0, so the sums of products are those of the rows where both are present, and what a pair
 * needs besides are the sums of one over the rows where the other is missing. On complete columns only the products
 * grow. The cells are: the number of rows; per feature {@link #MISSING}, {@link #SUM}, {@link #SQUARES}; per pair (a, b)
 * with a &gt; b {@link #PRODUCTS}, {@link #BOTH_MISSING} and the sums and squares of each where the other is missing.
 */
public final class ScoreTotals {
    static final int ROWS = 0;

    static final int MISSING = 0;
    static final int SUM = 1;
    static final int SQUARES = 2;
    private static final int PER_FEATURE = 3;

    static final int PRODUCTS = 0;
    static final int BOTH_MISSING = 1;
    static final int SUM_A = 2;
    static final int SQUARES_A = 3;
    static final int SUM_B = 4;
    static final int SQUARES_B = 5;
    private static final int PER_PAIR = 6;

    /** Variances of scores from here down are rounding: one step of the lattice squared is 2e-10. */
    private static final double NO_VARIANCE = 1e-9;

    private static final double SQUARE_UNIT = Lattice.UNIT * Lattice.UNIT;

    private final long[] cells;
    private final int features;

    /** Sums of so many features. */
    ScoreTotals(long[] cells, int features) {
        this.cells = cells;
        this.features = features;
    }

    /** {@return the number of cells for so many features} */
    static int cells(int features) {
        return Math.toIntExact(1L + (long) PER_FEATURE * features + (long) PER_PAIR * Triangle.size(features));
    }

    /** {@return the first cell of a feature} */
    static int feature(int f) {
        return 1 + PER_FEATURE * f;
    }

    /** {@return the first cell of a pair, {@code a > b}} */
    static int pair(int features, int a, int b) {
        return 1 + PER_FEATURE * features + PER_PAIR * Triangle.at(a, b);
    }

    /** {@return the most that one row can change a cell} */
    static long bound(int features, int cell) {
        int ofPairs = 1 + PER_FEATURE * features;
        if (cell == ROWS) {
            return 1;
        }
        int kind = cell < ofPairs ? (cell - 1) % PER_FEATURE : (cell - ofPairs) % PER_PAIR;
        boolean pair = cell >= ofPairs;
        if (kind == (pair ? BOTH_MISSING : MISSING)) {
            return 1;
        }
        boolean plain = pair ? kind == SUM_A || kind == SUM_B : kind == SUM;
        return plain ? Lattice.units(Lattice.LIMIT) : Lattice.squareUnits(Lattice.LIMIT * Lattice.LIMIT);
    }

    /** {@return the number of all rows} */
    public long rows() {
        return cells[ROWS];
    }

    /** {@return in how many rows a feature is present} */
    public long rows(int f) {
        return cells[ROWS] - cells[feature(f) + MISSING];
    }

    /** {@return the variance of a feature's scores where it is present; 0 if it is constant} */
    public double variance(int f) {
        double n = rows(f);
        if (!(n > 1)) {
            return 0;
        }
        double mean = cells[feature(f) + SUM] / Lattice.UNIT / n;
        double variance = cells[feature(f) + SQUARES] / SQUARE_UNIT / n - mean * mean;
        return variance > NO_VARIANCE ? variance : 0;
    }

    /**
     * The rows that a pair is judged by.
     *
     * @param a a feature
     * @param b a feature before it
     * @return in how many rows both are present
     */
    public long rows(int a, int b) {
        return cells[ROWS]
                - cells[feature(a) + MISSING]
                - cells[feature(b) + MISSING]
                + cells[pair(features, a, b) + BOTH_MISSING];
    }

    /**
     * The correlation of the scores of a pair.
     *
     * @param a a feature
     * @param b a feature before it
     * @return the correlation over the rows where both are present, -1 to 1; 0 where one is constant
     */
    public double correlation(int a, int b) {
        double n = rows(a, b);
        if (!(n > 1)) {
            return 0;
        }
        int fa = feature(a);
        int fb = feature(b);
        int pair = pair(features, a, b);
        double meanA = (cells[fa + SUM] - cells[pair + SUM_A]) / Lattice.UNIT / n;
        double meanB = (cells[fb + SUM] - cells[pair + SUM_B]) / Lattice.UNIT / n;
        double varianceA = (cells[fa + SQUARES] - cells[pair + SQUARES_A]) / SQUARE_UNIT / n - meanA * meanA;
        double varianceB = (cells[fb + SQUARES] - cells[pair + SQUARES_B]) / SQUARE_UNIT / n - meanB * meanB;
        if (!(varianceA > NO_VARIANCE && varianceB > NO_VARIANCE)) {
            return 0;
        }
        double covariance = cells[pair + PRODUCTS] / SQUARE_UNIT / n - meanA * meanB;
        double correlation = covariance / (Math.sqrt(varianceA) * Math.sqrt(varianceB));
        return Math.max(-1, Math.min(1, correlation));
    }
}
