package dev.hma.core.extension;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.random.Draws;
import dev.hma.core.copula.GaussianCopula;
import dev.hma.core.copula.GaussianCopulaParameters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Fit and sample of one relationship without the engine: a copula each for the extension columns and the residuals. */
final class Pipeline {
    final Extension extension;
    final FeatureBatch sums;
    final FeatureBatch columns;
    final FeatureBatch residuals;
    private final Original original;
    private final Marginal[] marginals;

    Pipeline(Original original, MomentsSettings settings) {
        this(original, new Moments(settings));
    }

    Pipeline(Original original, ExtensionStrategy<?> strategy) {
        this.original = original;
        ExtensionStrategy.Families families = strategy.learn(original.frame());
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
        FeatureBatch parents = FeatureBatch.allocate(0, original.parents, marginals.length);
        draw(extensionFeatures(), columns, parents, Draws.of(seed).at("parents"));
        FeatureBatch children = new FeatureBatch(
                0, original.families.length, new double[residuals.features()][residuals.size()], original.families);
        draw(extension.residuals(), residuals, children, Draws.of(seed).at("children"));
        return Reading.fromResiduals(extension, children, parents);
    }

    private List<Feature> extensionFeatures() {
        List<Feature> features = new ArrayList<>();
        for (int c = 0; c < marginals.length; c++) {
            ExtensionColumn column = extension.columns().get(c);
            Attenuation noise = Attenuation.NONE.times(column.reliability());
            features.add(new Feature(column.name(), "children", 0, null, noise, marginals[c]));
        }
        return features;
    }

    private static void draw(List<Feature> features, FeatureBatch fitted, FeatureBatch drawn, Draws draws) {
        if (!features.isEmpty()) {
            GaussianCopula copula = new GaussianCopula(GaussianCopulaParameters.DEFAULTS);
            Reading.learn(copula.learn(new Frame("test", features), draws), fitted, 1000)
                    .sample(drawn, new BitSet(), draws);
        }
    }
}
