package dev.hma.testkit.reference;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Lattice;

/** Exact sums of the scores of pairs of columns, over the rows that have both. */
final class Moments {
    static final int CELLS = 6;

    private Moments() {}

    static double[][] scores(FeatureBatch rows, Frame frame) {
        double[][] scores = new double[frame.size()][rows.size()];
        for (int f = 0; f < scores.length; f++) {
            frame.features().get(f).marginal().score(rows.column(f), scores[f], rows.size());
        }
        return scores;
    }

    static void add(double a, double b, long[] cells, int at) {
        if (!Double.isNaN(a) && !Double.isNaN(b)) {
            cells[at]++;
            cells[at + 1] += Lattice.units(a);
            cells[at + 2] += Lattice.units(b);
            cells[at + 3] += Lattice.squareUnits(a * a);
            cells[at + 4] += Lattice.squareUnits(a * b);
            cells[at + 5] += Lattice.squareUnits(b * b);
        }
    }

    /** The correlation that the sums tell of; 0 where they tell nothing. */
    static double correlation(long[] cells, int at) {
        double n = cells[at];
        double square = Lattice.UNIT * Lattice.UNIT;
        double a = cells[at + 1] / Lattice.UNIT / n;
        double b = cells[at + 2] / Lattice.UNIT / n;
        double aa = cells[at + 3] / square / n - a * a;
        double ab = cells[at + 4] / square / n - a * b;
        double bb = cells[at + 5] / square / n - b * b;
        return n > 1 && aa > 1e-9 && bb > 1e-9 ? Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb))) : 0;
    }
}
