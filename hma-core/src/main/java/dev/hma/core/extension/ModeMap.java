package dev.hma.core.extension;

import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Lattice;
import dev.hma.api.marginal.Normal;
import java.util.Arrays;
import java.util.List;

/**
 * A category of many values, of which families have one that they prefer: a row has it with the family's own probability,
 * its <em>concentration</em>, and is like all rows otherwise. So two columns tell families apart by hundreds of values.
 *
 * <p>The concentration is the root of the probability that two rows of the family are equal: rows resemble each other as
 * much as they did, whatever the shape of the family's frequencies. Sampling takes the other rows' values from what the
 * preferred ones leave of the column's distribution.
 */
final class ModeMap implements ColumnMap {
    /**
     * How many times as many rows as in the original may have a value because their families prefer it. With less, large
     * families could not prefer rare values at all; with more, columns lose their distribution.
     */
    private static final double MOST = 1.25;
    /** Into how many equal intervals the probabilities of families are sorted for a sample. */
    private static final int BINS = 1 << 12;

    private final Feature feature;
    private final Groups groups;
    private final Sketch sketch;
    private final MomentsState.Modes state;
    /** Per code the share of all rows that have a smaller one; one entry more, which is 1. */
    private final double[] pooled;
    /** Per code the share of families that prefer a smaller one; one entry more, which is 1. */
    private final double[] preferred;
    /** Per bin of families, in the order of their normal scores, the code that they prefer. */
    private final int[] codeOfBin;
    /** Per code the probability that a row has a smaller one which it does not prefer; one entry more, which is 1. */
    private final double[] background;
    /** Per code what the concentration of families that prefer it is multiplied by. */
    private final double[] factors;

    ModeMap(Feature feature, Groups groups, MomentsState.Modes state) {
        double[] probabilities = Groups.probabilities(feature);
        this.feature = feature;
        this.groups = groups;
        this.sketch = new Sketch(probabilities);
        this.state = state;
        this.pooled = cumulated(probabilities);
        this.preferred =
                cumulated(Arrays.stream(state.counts()).asDoubleStream().toArray());
        this.codeOfBin = codes(preferred);
        this.background = pooled;
        this.factors = ones(feature.levels());
    }

    static ModeMap restore(Feature feature, MomentsState.Modes state) {
        if (feature.levels() != state.counts().length || feature.levels() != state.preferring().length) {
            throw new IllegalArgumentException(
                    state.counts().length + " counts of the " + feature.levels() + " codes of " + feature.name());
        }
        return new ModeMap(feature, Groups.of(feature, state.codes()), state);
    }

    /** The same map, adapted to a sample. */
    private ModeMap(ModeMap fitted, int[] codeOfBin, double[] background, double[] factors) {
        this.feature = fitted.feature;
        this.groups = fitted.groups;
        this.sketch = fitted.sketch;
        this.state = fitted.state;
        this.pooled = fitted.pooled;
        this.preferred = fitted.preferred;
        this.codeOfBin = codeOfBin;
        this.background = background;
        this.factors = factors;
    }

    /** Per bin the code at its middle. */
    private static int[] codes(double[] cumulated) {
        int[] codes = new int[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            codes[bin] = code(cumulated, (bin + 0.5) / BINS);
        }
        return codes;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Running sums of weights, as shares of their total. */
    private static double[] cumulated(double[] weights) {
        double[] sums = new double[weights.length + 1];
        for (int code = 0; code < weights.length; code++) {
            sums[code + 1] = sums[code] + weights[code];
        }
        double total = sums[weights.length];
        for (int code = 0; code < sums.length; code++) {
            // All that follow the last weight are 1, whatever the rounding.
            sums[code] = total > 0 && sums[code] < total ? sums[code] / total : total > 0 ? 1 : 0;
        }
        sums[weights.length] = 1;
        return sums;
    }

    MomentsState.Modes state() {
        return state;
    }

    @Override
    public int cells() {
        return CategorySums.cells(groups, feature);
    }

    @Override
    public List<ExtensionColumn> columns() {
        return List.of(
                new ExtensionColumn("mode(" + feature.name() + ")", reliability(), Gaussian.STANDARD),
                new ExtensionColumn("concentration(" + feature.name() + ")", 1, null));
    }

    /** Codes say of a normal score only in which interval it lies. */
    private double reliability() {
        double variance = 0;
        for (int code = 0; code < preferred.length - 1; code++) {
            double score = score(code);
            variance += (preferred[code + 1] - preferred[code]) * score * score;
        }
        return Math.min(1, variance);
    }

    private double score(int code) {
        return preferred[code + 1] > preferred[code] ? Lattice.score(preferred[code], preferred[code + 1]) : 0;
    }

    @Override
    public void summarise(FeatureBatch sums, FeatureBatch out) {
        for (int i = 0; i < sums.size(); i++) {
            double n = sums.column(0)[i];
            double[] own = sketch.of(sums, CategorySums.sketchAt(groups), i);
            int mode = sketch.mode(own, n);
            out.column(0)[i] = mode == Sketch.NONE ? Double.NaN : score(mode);
            out.column(1)[i] = Math.sqrt(sketch.coincidence(own, n));
        }
    }

    @Override
    public Feature residual() {
        return PlainMap.residual(feature);
    }

    /** A row's value has the interval of probability that it has among the other rows of its family. */
    @Override
    public void toResiduals(double[] x, int[] families, int n, FeatureBatch sums, double[] out) {
        for (int i = 0; i < n; i++) {
            int family = ColumnMap.family(families, i);
            if (groups.group(x[i]) < 0) {
                out[i] = Double.NaN;
                continue;
            }
            int code = (int) x[i];
            int mode = Sketch.NONE;
            double concentration = 0;
            if (family >= 0) {
                double others = sums.column(0)[family] - 1;
                double[] rest = sketch.of(sums, CategorySums.sketchAt(groups), family);
                sketch.remove(code, rest);
                mode = sketch.mode(rest, others);
                concentration = others < 2 ? state.concentration() : Math.sqrt(sketch.coincidence(rest, others));
            }
            double share = mode == Sketch.NONE ? 0 : concentration;
            double below = code == mode ? 0 : share + (1 - share) * pooled[code];
            double upTo = code == mode ? share : share + (1 - share) * pooled[code + 1];
            boolean unsaid = family >= 0 && sums.column(0)[family] < 2;
            out[i] = unsaid || !(upTo > below)
                    ? Double.NaN
                    : Lattice.score(below, Math.min(1, upTo)) / state.residualSd();
        }
    }

    @Override
    public void fromResiduals(double[] e, int[] families, int n, FeatureBatch extensions, double[] out) {
        int last = -1;
        int mode = Sketch.NONE;
        double share = 0;
        for (int i = 0; i < n; i++) {
            int family = ColumnMap.family(families, i);
            if (family != last) {
                mode = family < 0 ? Sketch.NONE : mode(extensions, family);
                share = mode == Sketch.NONE ? 0 : concentration(extensions, family) * factors[mode];
                last = family;
            }
            double u = Normal.cdf(e[i]);
            if (Double.isNaN(u)) {
                out[i] = Double.NaN;
            } else if (u < share) {
                out[i] = mode;
            } else {
                out[i] = code(background, (u - share) / (1 - share));
            }
        }
    }

    /** The code that a family prefers; {@link Sketch#NONE} if none is known. */
    private int mode(FeatureBatch extensions, int family) {
        double score = extensions.column(0)[family];
        return Double.isNaN(score) ? Sketch.NONE : codeOfBin[bin(score)];
    }

    private static int bin(double score) {
        return (int) Math.min(BINS - 1, BINS * Normal.cdf(score));
    }

    /** The probability with which a family prefers its value; 0 if none is known. */
    private static double concentration(FeatureBatch extensions, int family) {
        double concentration = extensions.column(1)[family];
        return Double.isNaN(concentration) ? 0 : Math.max(0, Math.min(1, concentration));
    }

    /** The code at a probability; one that has a probability. */
    private static int code(double[] cumulated, double u) {
        int at = Arrays.binarySearch(cumulated, u);
        int last = cumulated.length - 2;
        int code = Math.max(0, Math.min(last, at >= 0 ? at : -at - 2));
        while (code > 0 && cumulated[code + 1] <= cumulated[code]) {
            code--;
        }
        while (code < last && cumulated[code + 1] <= cumulated[code]) {
            code++;
        }
        return code;
    }

    @Override
    public Learning<ColumnMap> calibrate() {
        return new Calibration();
    }

    @Override
    public double[] importance() {
        double share = Math.max(0, state.share());
        return new double[] {share, share};
    }

    @Override
    public ColumnMap pooled() {
        return PlainMap.pooled(feature, cells(), state.share(), groups);
    }

    @Override
    public double share() {
        return state.share();
    }

    /**
     * First of two readings: deals codes out to families in the order of their scores, so that as many rows prefer each as
     * did in the original.
     */
    private final class Calibration implements Learning.Sums<ColumnMap> {
        @Override
        public int cells() {
            return BINS;
        }

        @Override
        public void add(FeatureBatch families, long[] cells) {
            double[] children = families.column(families.features() - 1);
            for (int i = 0; i < families.size(); i++) {
                double score = families.column(0)[i];
                if (children[i] >= 1 && !Double.isNaN(score)) {
                    long n = (long) children[i];
                    cells[bin(score)] += n * FixedPoint.of(concentration(families, i));
                }
            }
        }

        @Override
        public Learning<ColumnMap> next(long[] totals) {
            double total = 0;
            for (long cell : totals) {
                total += FixedPoint.value(cell);
            }
            if (total == 0) {
                return new Done<>(ModeMap.this);
            }
            double[] wanted = cumulated(state.preferring());
            int[] codes = new int[BINS];
            double before = 0;
            for (int bin = 0; bin < BINS; bin++) {
                double own = FixedPoint.value(totals[bin]);
                codes[bin] = code(wanted, (before + 0.5 * own) / total);
                before += own;
            }
            return new ModeMap(ModeMap.this, codes, background, factors).new Rest();
        }
    }

    /** The second reading: what the preferred values of a sample leave of the column's distribution. */
    private final class Rest implements Learning.Sums<ColumnMap> {
        @Override
        public int cells() {
            return preferred.length;
        }

        @Override
        public void add(FeatureBatch families, long[] cells) {
            double[] children = families.column(families.features() - 1);
            for (int i = 0; i < families.size(); i++) {
                long n = (long) children[i];
                if (n > 0) {
                    cells[0] += n;
                    int mode = mode(families, i);
                    if (mode != Sketch.NONE) {
                        cells[1 + mode] += n * FixedPoint.of(concentration(families, i));
                    }
                }
            }
        }

        @Override
        public Learning<ColumnMap> next(long[] totals) {
            double[] wanted = Groups.probabilities(feature);
            double[] left = new double[wanted.length];
            double[] scales = ones(wanted.length);
            for (int code = 0; code < left.length; code++) {
                double rows = wanted[code] * totals[0];
                double preferring = FixedPoint.value(totals[1 + code]);
                scales[code] = preferring > MOST * rows ? MOST * rows / preferring : 1;
                left[code] = Math.max(0, rows - preferring);
            }
            double sum = Arrays.stream(left).sum();
            return new Done<>(new ModeMap(ModeMap.this, codeOfBin, cumulated(sum > 0 ? left : wanted), scales));
        }
    }
}
