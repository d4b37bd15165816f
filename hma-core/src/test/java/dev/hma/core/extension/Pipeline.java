package dev.hma.core.extension;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.random.Draws;
import java.util.Arrays;

/** Fit and sample of one relationship without the engine: tiny copulas for the extension columns and the residuals. */
final class Pipeline {
    final Extension extension;
    final FeatureBatch sums;
    final FeatureBatch columns;
    final FeatureBatch residuals;
    private final Original original;
    private final Marginal[] marginals;

    Pipeline(Original original, MomentsSettings settings) {
        this.original = original;
        ExtensionStrategy.Families families = new Moments(settings).learn(original.frame());
        this.sums = Reading.sums(families, original.rows(), original.parents, 4096);
        this.extension = Reading.learn(families.pool(), sums, 1000);
        this.columns = Reading.summarise(extension, sums);
        this.residuals = Reading.toResiduals(extension, original.rows(), sums);
        this.marginals = new Marginal[extension.columns().size()];
        for (int c = 0; c < marginals.length; c++) {
            ExtensionColumn column = extension.columns().get(c);
            marginals[c] = column.marginal() == null ? new SampleMarginal(columns.column(c)) : column.marginal();
        }
    }

    /** New families of the sizes that the original has, with new children. */
    FeatureBatch sample(long seed) {
        FeatureBatch scores = FeatureBatch.allocate(0, columns.size(), columns.features());
        for (int c = 0; c < marginals.length; c++) {
            marginals[c].score(columns.column(c), scores.column(c), columns.size());
        }
        // Columns of one relationship share their noise, so it is left in.
        Attenuation[] none = new Attenuation[marginals.length];
        Arrays.fill(none, Attenuation.NONE);
        FeatureBatch parents = TinyCopula.fit(scores, none)
                .sample(original.parents, new int[0], Draws.of(seed).at("parents"));
        for (int c = 0; c < marginals.length; c++) {
            marginals[c].unscore(parents.column(c), parents.column(c), parents.size());
        }
        Attenuation[] attenuations = extension.residuals().stream()
                .map(feature -> feature.attenuation())
                .toArray(Attenuation[]::new);
        FeatureBatch children = TinyCopula.fit(residuals, attenuations)
                .sample(
                        original.families.length,
                        original.families,
                        Draws.of(seed).at("children"));
        return Reading.fromResiduals(extension, children, parents);
    }
}
