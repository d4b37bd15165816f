package dev.hma.core.extension;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A copula per family: the marginals of its columns, and the correlations of what deviates from them.
 *
 * <p>The first sums and the first extension columns of a family are those of the marginals.
 */
final class CopulaParametersExtension implements Extension {
    private final MomentsExtension marginals;
    private final FamilyDependence dependence;

    CopulaParametersExtension(MomentsExtension marginals, FamilyDependence dependence) {
        this.marginals = marginals;
        this.dependence = dependence;
    }

    @Override
    public List<ExtensionColumn> columns() {
        return Stream.concat(marginals.columns().stream(), dependence.columns().stream())
                .toList();
    }

    @Override
    public void summarise(FeatureBatch families, FeatureBatch out) {
        marginals.summarise(families, out);
        dependence.summarise(families, ofDependence(out));
    }

    private FeatureBatch ofDependence(FeatureBatch columns) {
        return Slice.of(
                columns,
                Slice.range(marginals.columns().size(), dependence.columns().size()));
    }

    /** {@return per column the variance between parents that it stands for} */
    double[] importance() {
        return DoubleStream.concat(
                        Arrays.stream(marginals.importance()),
                        dependence.partials().stream()
                                .filter(CopulaParametersState.Partial::varies)
                                .mapToDouble(CopulaParametersState.Partial::variance))
                .toArray();
    }

    @Override
    public List<Feature> residuals() {
        return marginals.residuals();
    }

    @Override
    public void toResiduals(FeatureBatch rows, FeatureBatch families, FeatureBatch out) {
        marginals.toResiduals(rows, families, out);
        dependence.toResiduals(out, rows.families(), families);
    }

    @Override
    public void fromResiduals(FeatureBatch residuals, FeatureBatch extensions, FeatureBatch rows) {
        marginals.fromResiduals(dependence.fromResiduals(residuals, ofDependence(extensions)), extensions, rows);
    }

    @Override
    public Learning<Extension> calibrate() {
        // Correlations leave every column's own distribution alone.
        return marginals.calibrate(
                columns().size(), adapted -> new CopulaParametersExtension(new MomentsExtension(adapted), dependence));
    }

    @Override
    public double[] betweenShares() {
        return marginals.betweenShares();
    }

    @Override
    public CopulaParametersState state() {
        return new CopulaParametersState(
                marginals.state(), dependence.measured(), dependence.vine(), dependence.partials(), null);
    }
}
