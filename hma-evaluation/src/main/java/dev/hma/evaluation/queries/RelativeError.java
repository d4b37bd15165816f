package dev.hma.evaluation.queries;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a synthetic answer is off, relative to the real one.
 *
 * <p>Counts and totals: &Sigma; |c s - r| / &Sigma; |r| over the groups of either side, c being the scale. Averages: &Sigma;
 * n |s - r| / &Sigma; n a over the groups of the real side, each weighing as many rows n as it has there; a is the real average
 * of the numbers without their signs, which is |r| unless positive and negative ones cancel. A group without a synthetic
 * average counts as wholly wrong. 0 is the same answer; nothing bounds it above.
 *
 * <p>So a group that one side lacks counts with 0 in counts and totals. In averages one that the synthetic side lacks counts
 * with its whole weight, and one that the real side lacks does not count.
 */
final class RelativeError {
    /** Groups of fewer rows on both sides differ by chance. */
    static final int ROWS = 20;

    private static final double MOST = 0.75;

    private final Answer real;
    private final Answer synthetic;
    private final double scale;

    RelativeError(Answer real, Answer synthetic, double scale) {
        this.real = real;
        this.synthetic = synthetic;
        this.scale = real.aggregate() == Aggregate.AVERAGE ? 1 : scale;
    }

    /** {@return the error; NaN if the real answer is 0} */
    double total() {
        double off = 0;
        double whole = 0;
        for (int group = 0; group < real.counts().length; group++) {
            off += off(group);
            whole += real.aggregate() == Aggregate.COUNT ? real.counts()[group] : real.sizes()[group];
        }
        return whole > 0 ? off / whole : Double.NaN;
    }

    /** {@return how much a group adds to the error} */
    private double off(int group) {
        if (real.aggregate() != Aggregate.AVERAGE) {
            return Math.abs(zeroForNone(synthetic(group)) - zeroForNone(real.value(group)));
        }
        int count = real.counts()[group];
        if (count == 0) {
            return 0;
        }
        double value = synthetic.value(group);
        return Double.isNaN(value) ? real.sizes()[group] : count * Math.abs(value - real.value(group));
    }

    private static double zeroForNone(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /** {@return what synthetic counts and totals are multiplied by; 1 for averages} */
    double scale() {
        return scale;
    }

    /** {@return how many groups the two answers have together} */
    int groups() {
        return (int) present().count();
    }

    private IntStream present() {
        return IntStream.range(0, real.counts().length)
                .filter(group -> real.counts()[group] > 0 || synthetic.counts()[group] > 0);
    }

    /** {@return what the synthetic side answers for a group, counts and totals brought to the size of the real table} */
    double synthetic(int group) {
        return synthetic.value(group) * scale;
    }

    /** {@return the groups that add most to the error, the first one most; none that differs by chance, or does not at all} */
    List<Integer> worst(int limit) {
        return present()
                .filter(group -> rests(group) && off(group) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer group) -> -off(group)))
                .limit(limit)
                .toList();
    }

    /** {@return whether at least {@value #MOST} of the error is that of groups that do not differ by chance} */
    boolean isClear() {
        double off = 0;
        double clear = 0;
        for (int group = 0; group < real.counts().length; group++) {
            double here = off(group);
            off += here;
            clear += rests(group) ? here : 0;
        }
        return off > 0 && clear >= MOST * off;
    }

    private boolean rests(int group) {
        return real.counts()[group] >= ROWS || synthetic.counts()[group] >= ROWS;
    }
}
