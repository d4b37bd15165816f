package dev.hma.core.marginal;

import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.ValueCounts;
import java.util.Arrays;

/**
 * The distribution of the data itself.
 *
 * <p>Values that several rows share keep their probability to the row. Values that occur once are not reproduced: their
 * rows are spread halfway to the values on either side; at the ends the outer half stays, so that the range is attained.
 * Of more than about a thousand values the most frequent are kept and the rest is described by quantiles, finer in the
 * tails and at gaps. Codes of categories are always kept one by one.
 */
public final class EmpiricalFamily implements MarginalFamily<EmpiricalState> {
    private static final int MOST_KNOTS = 1000;
    private static final int MOST_ATOMS = 500;
    private static final int MOST_GAPS = 50;

    /** What the atoms, the gaps and the tails leave. */
    private static final int QUANTILES = MOST_KNOTS - 2 * MOST_GAPS - 80;

    @Override
    public Marginal fit(ValueCounts values) {
        if (values.isEmpty()) {
            return restore(new EmpiricalState(new double[] {0}, new double[] {0}, new double[] {1}));
        }
        return restore(values.category() ? allAtoms(values) : mixed(values));
    }

    @Override
    public Marginal restore(EmpiricalState state) {
        return new EmpiricalMarginal(state);
    }

    private static EmpiricalState allAtoms(ValueCounts counted) {
        Knots knots = new Knots(counted);
        for (int i = 0; i < counted.values().length; i++) {
            knots.atom(i);
        }
        return knots.state();
    }

    private static EmpiricalState mixed(ValueCounts counted) {
        long[] counts = counted.counts();
        int n = counts.length;
        boolean[] atoms = counted.exact() ? shared(counts) : peaks(counts, counted.total());
        boolean[] knotted = new boolean[n];
        if (n <= MOST_KNOTS) {
            Arrays.fill(knotted, true);
        } else {
            markGaps(counted.values(), knotted);
            markQuantiles(counts, atoms, knotted);
        }
        Knots knots = new Knots(counted);
        knots.start();
        for (int i = 0; i < n; i++) {
            if (atoms[i]) {
                knots.atom(i);
            } else if (knotted[i]) {
                knots.point(i);
            }
        }
        knots.end();
        return knots.state();
    }

    /** Values of several rows; if there are too many, those more frequent than the rest. */
    private static boolean[] shared(long[] counts) {
        long least = Math.max(1, counts.length <= MOST_KNOTS ? 0 : Groups.cutOff(counts, MOST_ATOMS));
        boolean[] atoms = new boolean[counts.length];
        for (int i = 0; i < counts.length; i++) {
            atoms[i] = counts[i] > least;
        }
        return atoms;
    }

    /** Cells, where values share cells, of which most rows must have one value. */
    private static boolean[] peaks(long[] counts, long total) {
        boolean[] atoms = new boolean[counts.length];
        for (int i = 0; i < counts.length; i++) {
            atoms[i] = counts[i] >= 0.002 * total && standsOut(counts, i);
        }
        return atoms;
    }

    /** Whether a value has more than four times the rows that its four neighbours have on average. */
    static boolean standsOut(long[] counts, int i) {
        long around = 0;
        int neighbours = 0;
        for (int j = Math.max(0, i - 2); j <= Math.min(counts.length - 1, i + 2); j++) {
            if (j != i) {
                around += counts[j];
                neighbours++;
            }
        }
        return (double) counts[i] * neighbours > 4.0 * around;
    }

    /** A knot on either side of the widest gaps, so that nothing is spread over them. */
    private static void markGaps(double[] values, boolean[] knotted) {
        double[] gaps = new double[values.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = 0.5 * values[i + 1] - 0.5 * values[i];
        }
        double least = Groups.cutOff(gaps, MOST_GAPS);
        for (int i = 0; i < gaps.length; i++) {
            if (gaps[i] > least) {
                knotted[i] = true;
                knotted[i + 1] = true;
            }
        }
    }

    /** A knot at equal shares of the rows that are not in atoms. */
    private static void markQuantiles(long[] counts, boolean[] atoms, boolean[] knotted) {
        long[] rest = counts.clone();
        int kept = 0;
        for (int i = 0; i < rest.length; i++) {
            if (atoms[i]) {
                rest[i] = 0;
                kept++;
            }
        }
        boolean[] ends = Groups.ends(rest, QUANTILES - kept);
        for (int i = 0; i < ends.length; i++) {
            knotted[i] |= ends[i];
        }
    }

    /** Collects knots from left to right. */
    private static final class Knots {
        private final ValueCounts counted;
        private final double total;
        private final double[] values;
        private final double[] below;
        private final double[] upTo;
        private int size;

        /** The rows before the value that {@link #next} stands at. */
        private long before;

        private int next;

        Knots(ValueCounts counted) {
            this.counted = counted;
            total = counted.total();
            int most = counted.values().length + 2;
            values = new double[most];
            below = new double[most];
            upTo = new double[most];
        }

        /** The smallest value, with half a row, if it does not come by itself. */
        void start() {
            if (counted.min() < counted.values()[0]) {
                put(counted.min(), 0, 0.5 / total);
            }
        }

        /** All rows of value i. */
        void atom(int i) {
            advance(i);
            put(counted.values()[i], before / total, (before + counted.counts()[i]) / total);
        }

        /** A point that the distribution function goes through at value i. */
        void point(int i) {
            advance(i);
            double value = counted.values()[i];
            long rows = counted.counts()[i];
            double p = before + 0.5 * rows;
            if (!counted.exact() && value != 0) {
                // The value is its cell's end on the side of zero, so the rows on either side are known exactly.
                p = value > 0 ? before : before + rows;
            }
            // At the ends of the range half a row stays.
            double from = value == counted.min() ? 0 : p / total;
            double to = value == counted.max() ? 1 : Math.max(p, value == counted.min() ? 0.5 : 0) / total;
            put(value, from, to);
        }

        /** The largest value, with half a row, if it has not come by itself. */
        void end() {
            if (values[size - 1] < counted.max()) {
                double rest = 1 - 0.5 / total;
                for (int i = size - 1; i >= 0 && upTo[i] > rest; i--) {
                    upTo[i] = rest;
                    below[i] = Math.min(below[i], rest);
                }
                put(counted.max(), rest, 1);
            }
        }

        private void advance(int to) {
            for (; next < to; next++) {
                before += counted.counts()[next];
            }
        }

        private void put(double value, double from, double to) {
            double least = size == 0 ? 0 : upTo[size - 1];
            values[size] = value;
            below[size] = Math.max(least, from);
            upTo[size] = Math.max(below[size], to);
            size++;
        }

        EmpiricalState state() {
            return new EmpiricalState(
                    Arrays.copyOf(values, size), Arrays.copyOf(below, size), Arrays.copyOf(upTo, size));
        }
    }
}
