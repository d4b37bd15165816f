package dev.hma.evaluation.trend;

/** Pearson's correlation. */
public final class Correlation {
    private Correlation() {}

    /**
     * The correlation over the rows in which both numbers are there.
     *
     * @param x a number per row; NaN is a missing one
     * @param y another number of the same rows
     * @return from -1 to 1; NaN with fewer than two such rows, or if one of the columns is constant in them
     */
    public static double of(double[] x, double[] y) {
        int n = 0;
        double sumX = 0;
        double sumY = 0;
        double firstX = Double.NaN;
        double firstY = Double.NaN;
        boolean constantX = true;
        boolean constantY = true;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                if (n++ == 0) {
                    firstX = x[i];
                    firstY = y[i];
                }
                // A constant's variance would be a rounding error, and not 0.
                constantX &= x[i] == firstX;
                constantY &= y[i] == firstY;
                sumX += x[i];
                sumY += y[i];
            }
        }
        return constantX || constantY ? Double.NaN : around(sumX / n, sumY / n, x, y);
    }

    private static double around(double meanX, double meanY, double[] x, double[] y) {
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            if (!Double.isNaN(dx) && !Double.isNaN(dy)) {
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
        }
        double r = xy / (Math.sqrt(xx) * Math.sqrt(yy));
        return Math.max(-1, Math.min(1, r));
    }
}
