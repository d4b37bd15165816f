package dev.hma.evaluation.trend;

/**
 * The frequencies of all combinations of two columns' values, on both sides. Only combinations that occur take memory.
 */
public final class Contingency {
    /** Up to so many cells per row, each possible combination has its place; above, places are found by hashing. */
    private static final int CELLS_PER_ROW = 4;

    private final int widthB;
    private final int sizeA;
    private final boolean direct;
    /** The combination that has a place, plus one; 0 for a free place. */
    private final long[] cells;

    private final int[] real;
    private final int[] synthetic;
    private final int rowsReal;
    private final int rowsSynthetic;

    /**
     * Counts.
     *
     * @param a a column's codes on both sides
     * @param b another's, over the same rows
     */
    Contingency(Codes a, Codes b) {
        rowsReal = a.real().length;
        rowsSynthetic = a.synthetic().length;
        sizeA = a.count();
        widthB = b.count();
        long possible = (long) a.count() * b.count();
        long rows = (long) rowsReal + rowsSynthetic;
        direct = possible <= CELLS_PER_ROW * rows;
        int places = direct ? (int) possible : Math.toIntExact(Long.highestOneBit(2 * rows) * 2);
        cells = new long[places];
        real = new int[places];
        synthetic = new int[places];
        count(a.real(), b.real(), real);
        count(a.synthetic(), b.synthetic(), synthetic);
    }

    /**
     * Cramér's V of two columns of one table, without corrections.
     *
     * @param a a code per row, from 0
     * @param b another column's code of the same rows
     * @return from 0 to 1; NaN if a column has a single value
     */
    public static double cramersV(int[] a, int[] b) {
        return new Contingency(Codes.ofOneSide(a), Codes.ofOneSide(b)).cramersV();
    }

    private void count(int[] a, int[] b, int[] counts) {
        for (int row = 0; row < a.length; row++) {
            counts[place((long) a[row] * widthB + b[row])]++;
        }
    }

    private int place(long cell) {
        int mask = cells.length - 1;
        int place = direct ? (int) cell : (int) (cell * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (cells[place] != cell + 1 && cells[place] != 0) {
            place = (place + 1) & mask;
        }
        cells[place] = cell + 1;
        return place;
    }

    /** {@return 1 less half the sum of the differences of all shares; NaN if a side has no rows} */
    double similarity() {
        if (rowsReal == 0 || rowsSynthetic == 0) {
            return Double.NaN;
        }
        double distance = 0;
        for (int place = 0; place < cells.length; place++) {
            distance += Math.abs((double) real[place] / rowsReal - (double) synthetic[place] / rowsSynthetic);
        }
        return Math.max(0, 1 - distance / 2);
    }

    /**
     * Cramér's V on the real side, without corrections: the root of &chi;&sup2; / (n (min(rows, columns) - 1)).
     *
     * @return from 0 to 1; NaN if a column has a single value
     */
    double cramersV() {
        int[] totalsA = new int[sizeA];
        int[] totalsB = new int[widthB];
        for (int place = 0; place < cells.length; place++) {
            if (real[place] > 0) {
                totalsA[(int) ((cells[place] - 1) / widthB)] += real[place];
                totalsB[(int) ((cells[place] - 1) % widthB)] += real[place];
            }
        }
        int degrees = Math.min(occurring(totalsA), occurring(totalsB)) - 1;
        if (degrees < 1) {
            return Double.NaN;
        }
        double sum = 0;
        for (int place = 0; place < cells.length; place++) {
            if (real[place] > 0) {
                double inA = totalsA[(int) ((cells[place] - 1) / widthB)];
                double inB = totalsB[(int) ((cells[place] - 1) % widthB)];
                sum += real[place] / inA * (real[place] / inB);
            }
        }
        return Math.sqrt(Math.max(0, Math.min(1, (sum - 1) / degrees)));
    }

    private static int occurring(int[] totals) {
        int occurring = 0;
        for (int total : totals) {
            occurring += total > 0 ? 1 : 0;
        }
        return occurring;
    }
}
