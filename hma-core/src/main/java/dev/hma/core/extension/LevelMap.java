package dev.hma.core.extension;

import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import java.util.ArrayList;
import java.util.List;

/**
 * A feature with a mean per family, and perhaps a spread.
 *
 * <p>The fit sees scores: a residual is a score's deviation from the mean of its family. Sampling sees latent normals: Z =
 * mean + sd e, followed by the map that makes the mixture over families a standard normal.
 */
final class LevelMap implements ColumnMap {
    private final Feature feature;
    private final MomentsState.Level state;
    private final Mixture mixture;
    /** The variance of latent normals around the means of families. */
    private final double latentWithin;

    LevelMap(Feature feature, MomentsState.Level state) {
        this(
                feature,
                state,
                Mixture.ofNormalMeans(state.latent(), state.spread().sd()),
                1 - state.latent());
    }

    private LevelMap(Feature feature, MomentsState.Level state, Mixture mixture, double latentWithin) {
        this.feature = feature;
        this.state = state;
        this.mixture = mixture;
        this.latentWithin = latentWithin;
    }

    MomentsState.Level state() {
        return state;
    }

    @Override
    public int cells() {
        return state.cells();
    }

    @Override
    public List<ExtensionColumn> columns() {
        List<ExtensionColumn> columns = new ArrayList<>();
        // The values of noisy columns are no sample of the true means; those of good ones have the shape that they
        // have.
        boolean shape = feature.attenuation().none() && state.reliability() >= 0.5;
        columns.add(new ExtensionColumn(
                "mean(" + feature.name() + ")",
                state.reliability(),
                shape ? null : new Gaussian(0, Math.sqrt(state.latent()))));
        MomentsState.Spread spread = state.spread();
        if (spread.sd() > 0) {
            columns.add(new ExtensionColumn(
                    "spread(" + feature.name() + ")", spread.reliability(), new Gaussian(0, spread.sd())));
        }
        return columns;
    }

    @Override
    public void summarise(FeatureBatch sums, FeatureBatch out) {
        FamilyMoments family = new FamilyMoments(sums);
        double[] means = out.column(0);
        for (int i = 0; i < sums.size(); i++) {
            long n = family.size(i);
            double reliability = state.between() / (state.between() + state.within() / Math.max(1, n));
            means[i] = n == 0 ? Double.NaN : state.scale() * reliability * (family.mean(i) - state.mean());
        }
        MomentsState.Spread spread = state.spread();
        if (spread.sd() > 0) {
            double variance = spread.sd() * spread.sd();
            double[] spreads = out.column(1);
            for (int i = 0; i < sums.size(); i++) {
                long n = family.size(i);
                spreads[i] = n < FamilyMoments.SPREAD_SIZE
                        ? Double.NaN
                        : spread.scale()
                                * variance
                                / (variance + SpreadNoise.variance(n - 1))
                                * (family.logSd(i) - spread.mean());
            }
        }
    }

    @Override
    public Feature residual() {
        Attenuation attenuation = feature.attenuation().within(state.latent());
        return new Feature(feature.name(), feature.origin(), 0, feature.guard(), attenuation, Gaussian.STANDARD);
    }

    @Override
    public void toResiduals(double[] x, int[] families, int n, FeatureBatch sums, double[] out) {
        feature.marginal().score(x, out, n);
        FamilyMoments family = new FamilyMoments(sums);
        double factor = state.within() <= PlainMap.LEAST_VARIANCE ? 0 : 1 / Math.sqrt(state.within());
        MomentsState.Spread spread = state.spread();
        for (int i = 0; i < n; i++) {
            int f = ColumnMap.family(families, i);
            double size = f < 0 ? 0 : family.size(f);
            // A row that is a family of its own has no deviation.
            if (size < 2 || Double.isNaN(out[i])) {
                out[i] = Double.NaN;
            } else {
                double deviation = (out[i] - family.mean(f)) * Math.sqrt(size / (size - 1));
                out[i] = deviation
                        * (spread.sd() > 0 ? 1 / (familySd(family, f, spread.sd()) * spread.residualSd()) : factor);
            }
        }
    }

    private double familySd(FamilyMoments family, int f, double tau) {
        return Math.sqrt(family.shrunkVariance(f, state.within(), tau));
    }

    @Override
    public void fromResiduals(double[] e, int[] families, int n, FeatureBatch extensions, double[] out) {
        double[] means = extensions.column(0);
        double sd = Math.sqrt(latentWithin);
        double tau = state.spread().sd();
        int last = -1;
        double lastSd = sd;
        for (int i = 0; i < n; i++) {
            int f = ColumnMap.family(families, i);
            if (f < 0 || Double.isNaN(means[f])) {
                out[i] = e[i];
                continue;
            }
            if (tau > 0 && f != last) {
                lastSd = sd * spreadFactor(extensions.column(1)[f], tau);
                last = f;
            }
            out[i] = mixture.normal(means[f] + lastSd * e[i]);
        }
        feature.marginal().unscore(out, out, n);
    }

    /**
     * What a family's spread multiplies the standard deviation by. The spread is a logarithm around 0; the pooled
     * standard deviation belongs to the mean variance, which is exp(2 tau&sup2;) times that of the median family.
     */
    static double spreadFactor(double spread, double tau) {
        return Double.isNaN(spread) ? 1 : StrictMath.exp(Math.max(-4 * tau, Math.min(4 * tau, spread)) - tau * tau);
    }

    @Override
    public Learning<ColumnMap> calibrate() {
        return new MixtureSums(
                state.latent(),
                state.spread().sd(),
                (fitted, variance) -> new LevelMap(feature, state, fitted, variance),
                this);
    }

    @Override
    public double[] importance() {
        double tau = state.spread().sd();
        return tau > 0
                ? new double[] {state.latent(), Math.min(state.latent(), tau * tau)}
                : new double[] {state.latent()};
    }

    @Override
    public ColumnMap pooled() {
        double sd = Math.sqrt(state.between() + state.within());
        return new PlainMap(
                feature, new MomentsState.Plain(feature.name(), state.cells(), state.share(), state.mean(), sd));
    }

    @Override
    public double share() {
        return state.share();
    }
}
