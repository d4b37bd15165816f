package dev.hma.evaluation.queries;

import java.util.Arrays;
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
 */
final class RelativeError {
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

    /** {@return the groups that add most to the error, the first one most} */
    List<Integer> worst(int limit) {
        double[] off = new double[real.counts().length];
        Arrays.setAll(off, this::off);
        return present()
                .boxed()
                .sorted(Comparator.comparingDouble((Integer group) -> -off[group]))
                .limit(limit)
                .toList();
    }
}
