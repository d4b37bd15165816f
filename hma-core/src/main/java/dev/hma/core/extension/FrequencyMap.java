package dev.hma.core.extension;

import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Lattice;
import dev.hma.api.marginal.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A category with frequencies per family, as log-ratios to the most frequent group.
 *
 * <p>The fit turns a row's code into the score of its interval of probability under the frequencies of the family's other
 * rows; sampling takes the code at a probability under the family's frequencies.
 */
final class FrequencyMap implements ColumnMap {
    private final Feature feature;
    private final Groups groups;
    private final MomentsState.Frequencies state;
    /** Those of the state, unless calibrated. */
    private final double[] intercepts;
    /** What log-ratios are multiplied by; 1 unless calibrated. */
    private final double stretch;

    FrequencyMap(Feature feature, Groups groups, MomentsState.Frequencies state) {
        this(feature, groups, state, state.intercepts(), 1);
    }

    static FrequencyMap restore(Feature feature, MomentsState.Frequencies state) {
        Groups groups = Groups.of(feature, state.codes());
        if (groups.size() != state.intercepts().length) {
            throw new IllegalArgumentException(
                    state.intercepts().length + " frequencies of " + groups.size() + " groups of " + feature.name());
        }
        return new FrequencyMap(feature, groups, state);
    }

    private FrequencyMap(
            Feature feature, Groups groups, MomentsState.Frequencies state, double[] intercepts, double stretch) {
        this.feature = feature;
        this.groups = groups;
        this.state = state;
        this.intercepts = intercepts.clone();
        this.stretch = stretch;
    }

    MomentsState.Frequencies state() {
        return state;
    }

    @Override
    public int cells() {
        return CategorySums.cells(groups, feature);
    }

    @Override
    public List<ExtensionColumn> columns() {
        List<ExtensionColumn> columns = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            if (g != groups.largest()) {
                columns.add(new ExtensionColumn(
                        "frequency(" + feature.name() + "=" + groups.name(g) + ")",
                        state.reliability(),
                        new Gaussian(0, state.sds()[columns.size()])));
            }
        }
        return columns;
    }

    @Override
    public void summarise(FeatureBatch sums, FeatureBatch out) {
        LogRatios logRatios = new LogRatios(groups, state.prior());
        double[] b = new double[groups.size() - 1];
        for (int i = 0; i < sums.size(); i++) {
            boolean empty = sums.column(0)[i] == 0;
            logRatios.of(sums, i, b);
            for (int l = 0; l < b.length; l++) {
                out.column(l)[i] = empty ? Double.NaN : state.scales()[l] * (b[l] - state.means()[l]);
            }
        }
    }

    @Override
    public Feature residual() {
        return PlainMap.residual(feature);
    }

    @Override
    public void toResiduals(double[] x, int[] families, int n, FeatureBatch sums, double[] out) {
        double[] p = new double[groups.size()];
        for (int i = 0; i < n; i++) {
            int own = groups.group(x[i]);
            if (own < 0) {
                out[i] = Double.NaN;
                continue;
            }
            othersFrequencies(ColumnMap.family(families, i), own, sums, p);
            double below = groups.below((int) x[i], p);
            double upTo = Math.min(1, below + groups.width((int) x[i], p));
            out[i] = Lattice.score(below, upTo) / state.residualSd();
        }
    }

    /** The shrunk frequencies among the other rows of a family; the pooled ones for a row without a family. */
    private void othersFrequencies(int family, int own, FeatureBatch sums, double[] p) {
        double total = state.prior();
        for (int g = 0; g < p.length; g++) {
            double count = family < 0 ? 0 : sums.column(LevelSums.CELLS + g)[family] - (g == own ? 1 : 0);
            p[g] = state.prior() * groups.probability(g) + count;
            total += count;
        }
        for (int g = 0; g < p.length; g++) {
            p[g] /= total;
        }
    }

    @Override
    public void fromResiduals(double[] e, int[] families, int n, FeatureBatch extensions, double[] out) {
        double[] p = groups.probabilities();
        double[] b = new double[p.length - 1];
        int last = -1;
        for (int i = 0; i < n; i++) {
            int f = ColumnMap.family(families, i);
            if (f != last) {
                frequencies(extensions, f, b, p);
                last = f;
            }
            out[i] = Double.isNaN(e[i]) ? Double.NaN : groups.code(Normal.cdf(e[i]), p);
        }
    }

    /** A family's frequencies; those of all families together for one that knows none. */
    private void frequencies(FeatureBatch extensions, int family, double[] b, double[] p) {
        if (family < 0 || !ratios(extensions, family, stretch, b)) {
            System.arraycopy(groups.probabilities(), 0, p, 0, p.length);
        } else {
            LogitNormal.softmax(intercepts, b, groups.largest(), p);
        }
    }

    /** {@return whether a family has log-ratios, which then are in b} */
    private static boolean ratios(FeatureBatch extensions, int family, double stretch, double[] b) {
        for (int l = 0; l < b.length; l++) {
            b[l] = stretch * extensions.column(l)[family];
            if (Double.isNaN(b[l])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Learning<ColumnMap> calibrate() {
        return new Calibration(intercepts, stretch, 0);
    }

    /** The columns say together what the share is of. */
    @Override
    public double[] importance() {
        double[] importance = new double[groups.size() - 1];
        Arrays.fill(importance, Math.max(0, state.share()) / importance.length);
        return importance;
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
     * One round of correcting the intercepts so that the mean frequencies over a sample's children are the pooled ones, and how
     * far apart families are so that the share of variance between them, as their children have it, is that of all families.
     */
    private final class Calibration implements Learning.Sums<ColumnMap> {
        private static final int ROUNDS = 10;
        private static final double CLOSE = 1e-5;
        private static final double NEAR = 0.01;
        private static final double LONGEST_STEP = 2;
        private static final double MOST_STRETCH = 3;

        private final double[] current;
        private final double stretched;
        private final int round;

        Calibration(double[] current, double stretched, int round) {
            this.current = current;
            this.stretched = stretched;
            this.round = round;
        }

        @Override
        public int cells() {
            return 2 + 2 * current.length;
        }

        @Override
        public void add(FeatureBatch families, long[] cells) {
            double[] children = families.column(families.features() - 1);
            double[] b = new double[current.length - 1];
            double[] p = new double[current.length];
            for (int i = 0; i < families.size(); i++) {
                if (children[i] >= 1 && ratios(families, i, stretched, b)) {
                    LogitNormal.softmax(current, b, groups.largest(), p);
                    long weight = (long) children[i];
                    cells[0] += weight;
                    cells[1] += weight * weight;
                    for (int g = 0; g < p.length; g++) {
                        cells[2 + 2 * g] += weight * FixedPoint.of(p[g]);
                        cells[3 + 2 * g] += weight * FixedPoint.of(p[g] * p[g]);
                    }
                }
            }
        }

        @Override
        public Learning<ColumnMap> next(long[] totals) {
            double rows = totals[0];
            if (rows == 0) {
                return new Done<>(FrequencyMap.this);
            }
            double furthest = 0;
            double spread = 0;
            double between = 0;
            double[] means = new double[current.length];
            for (int g = 0; g < means.length; g++) {
                means[g] = FixedPoint.value(totals[2 + 2 * g]) / rows;
                spread += means[g] * (1 - means[g]);
                between += FixedPoint.value(totals[3 + 2 * g]) / rows - means[g] * means[g];
                furthest = Math.max(furthest, Math.abs(means[g] - groups.probability(g)));
            }
            // Of the frequencies of few families some of the variance is in their mean.
            double free = Math.max(0, 1 - totals[1] / rows / rows);
            double found = free == 0 || spread == 0 ? 0 : between / free / spread;
            double step = found <= 0 ? 1 : Math.sqrt(state.share() / found);
            double stretch = Math.max(1 / MOST_STRETCH, Math.min(MOST_STRETCH, stretched * step));
            boolean near = Math.abs(stretch - stretched) < NEAR * stretched;
            if (furthest < CLOSE && near || round == ROUNDS) {
                return new Done<>(new FrequencyMap(feature, groups, state, current, stretched));
            }
            // The part of the frequencies' variance inside families is what a step of the intercepts moves: that is
            // Newton's rule for two groups, and close to it for more.
            double part = Math.max(0.05, (spread - between) / Math.max(spread, 1e-9));
            double[] next = new double[means.length];
            for (int g = 0; g < next.length; g++) {
                double move = StrictMath.log(groups.probability(g) / Math.max(means[g], 1e-9)) / part;
                next[g] = current[g] + Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, move));
            }
            return new Calibration(next, near ? stretched : stretch, round + 1);
        }
    }
}
