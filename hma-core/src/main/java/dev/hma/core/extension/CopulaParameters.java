package dev.hma.core.extension;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import java.util.List;

/**
 * A Gaussian copula per parent, its parameters flattened to extension columns: the variant of the algorithm that the
 * library SDV implements.
 *
 * <p>The parameters are such that whatever is drawn for them is valid: the location and the logarithm of the scale of a
 * column's latent normals, log-ratios of a category's frequencies, and Fisher's z of canonical partial correlations
 * ({@link Vine}). All are estimated as small families need it, with the noise taken out of their variance between
 * parents and shrunk to what all families have in common; a family with too few rows for a parameter has none of it. As
 * moments are enough for that, there is no likelihood, and no density, anywhere.
 *
 * <p>Marginals are those of {@link Moments}. What deviates from a family's marginals is multiplied by the inverse Cholesky
 * factor of the family's correlations on the way to residuals, and by the factor on the way back. So residuals do not
 * correlate where the copulas' variables do not, and any synthesizer serves for them.
 */
final class CopulaParameters implements ExtensionStrategy<CopulaParametersState> {
    private final CopulaParametersSettings settings;
    private final Moments marginals;

    CopulaParameters(CopulaParametersSettings settings) {
        this.settings = settings;
        this.marginals = new Moments(settings.marginals());
    }

    @Override
    public Families learn(Frame children) {
        return new Sums(marginals.learn(children), PairSums.of(children, settings.correlated()), settings.maxColumns());
    }

    @Override
    public Extension restore(Frame children, CopulaParametersState state) {
        MomentsExtension restored = marginals.restoreAll(children, state.marginals());
        PairSums pairs = PairSums.of(children, state.measured());
        int[] order = state.vine().stream()
                .mapToInt(name -> state.measured().indexOf(name))
                .toArray();
        CopulaParametersExtension full = new CopulaParametersExtension(
                restored, new FamilyDependence(pairs, restored.cells(), order, state.partials()));
        Compression compression = state.compression();
        return compression == null ? full : new CompressedExtension(full, compression, state);
    }

    /** The sums of the marginals, then those of the pairs. */
    private record Sums(MomentsFamilies marginals, PairSums pairs, int maxColumns) implements Families {
        @Override
        public int cells() {
            return marginals.cells() + pairs.cells();
        }

        @Override
        public int mostColumns() {
            return Math.min(maxColumns, marginals.mostColumns() + pairs.pairs());
        }

        @Override
        public void add(FeatureBatch rows, long[] cells) {
            marginals.add(rows, cells, cells());
            pairs.add(rows, cells, cells(), marginals.cells());
        }

        @Override
        public Learning<Extension> pool() {
            return maxColumns == 0
                    ? marginals.pool(maps -> new CopulaParametersExtension(
                            new MomentsExtension(
                                    maps.stream().map(ColumnMap::pooled).toList()),
                            new FamilyDependence(pairs, marginals.cells(), new int[0], List.of())))
                    : Then.of(
                            Then.of(
                                    marginals.pool(maps -> maps),
                                    maps -> new DependencePool(maps, pairs, marginals.cells())),
                            full -> CompressionPool.of(full, full.importance(), maxColumns, full.state()::with));
        }
    }
}
