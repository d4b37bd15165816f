package dev.hma.core.extension;

import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Gaussian;
import java.util.List;

/** A feature whose families do not differ: no columns, and residuals are standardised scores. */
record PlainMap(Feature feature, MomentsState.Plain state) implements ColumnMap {
    /** Scores that vary less are constant. */
    static final double LEAST_VARIANCE = 1e-9;

    /** A category whose families are alike after all: what a family's sums are does not matter, but for their number. */
    static PlainMap pooled(Feature feature, int cells, double share, Groups groups) {
        double sd = Math.sqrt(groups.scoreVariance());
        return new PlainMap(feature, new MomentsState.Plain(feature.name(), cells, share, 0, sd));
    }

    /** {@return the feature of residuals that carry as much of their normals as the feature's own scores do} */
    static Feature residual(Feature feature) {
        return new Feature(
                feature.name(), feature.origin(), 0, feature.guard(), feature.attenuation(), Gaussian.STANDARD);
    }

    @Override
    public int cells() {
        return state.cells();
    }

    @Override
    public List<ExtensionColumn> columns() {
        return List.of();
    }

    @Override
    public void summarise(FeatureBatch sums, FeatureBatch out) {}

    @Override
    public Feature residual() {
        return residual(feature);
    }

    @Override
    public void toResiduals(double[] x, int[] families, int n, FeatureBatch sums, double[] out) {
        feature.marginal().score(x, out, n);
        double factor = state.sd() * state.sd() <= LEAST_VARIANCE ? 0 : 1 / state.sd();
        for (int i = 0; i < n; i++) {
            out[i] = (out[i] - state.mean()) * factor;
        }
    }

    @Override
    public void fromResiduals(double[] e, int[] families, int n, FeatureBatch extensions, double[] out) {
        feature.marginal().unscore(e, out, n);
    }

    @Override
    public Learning<ColumnMap> calibrate() {
        return new Learning.Done<>(this);
    }

    @Override
    public double[] importance() {
        return new double[0];
    }

    @Override
    public ColumnMap pooled() {
        return this;
    }

    @Override
    public double share() {
        return state.share();
    }
}
