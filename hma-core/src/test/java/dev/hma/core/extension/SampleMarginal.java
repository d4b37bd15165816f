package dev.hma.core.extension;

import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Marginal;
import java.util.Arrays;

/** The distribution of a sample itself: every distinct value owns the share of rows that have it. */
final class SampleMarginal implements Marginal {
    private final double[] values;
    private final double[] upTo;
    private final Attenuation attenuation;

    SampleMarginal(double[] sample) {
        double[] sorted =
                Arrays.stream(sample).filter(x -> !Double.isNaN(x)).sorted().toArray();
        int n = 0;
        double[] distinct = new double[sorted.length];
        double[] cumulative = new double[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            if (i + 1 == sorted.length || sorted[i + 1] != sorted[i]) {
                distinct[n] = sorted[i];
                cumulative[n++] = (i + 1.0) / sorted.length;
            }
        }
        this.values = Arrays.copyOf(distinct, n);
        this.upTo = Arrays.copyOf(cumulative, n);
        this.attenuation = Attenuation.ofIntervals(upTo);
    }

    @Override
    public double below(double x) {
        int at = Arrays.binarySearch(values, x);
        int first = at >= 0 ? at : -at - 1;
        return first == 0 ? 0 : upTo[first - 1];
    }

    @Override
    public double upTo(double x) {
        int at = Arrays.binarySearch(values, x);
        int next = at >= 0 ? at + 1 : -at - 1;
        return next == 0 ? 0 : upTo[next - 1];
    }

    @Override
    public double quantile(double p) {
        int at = Arrays.binarySearch(upTo, p);
        return values[Math.min(values.length - 1, at >= 0 ? at : -at - 1)];
    }

    @Override
    public Attenuation attenuation() {
        return attenuation;
    }

    @Override
    public Record state() {
        throw new UnsupportedOperationException("tests restore none");
    }
}
