package com.example.hma;

import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Plugin;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.List;

/**
 * The entry point, named in {@code META-INF/services/dev.hma.api.plugin.Plugin}.
 *
 * <p>The names given here are what users write in configurations and what models remember: they stay as they are.
 */
public final class ExamplePlugin implements Plugin {
    /** Creates the plugin. */
    public ExamplePlugin() {}

    @Override
    public List<Component<?>> components() {
        return List.of(
                Component.of(
                        MarginalFamily.class,
                        "triangular",
                        "A triangle over the range of the data, its tip where the data are most likely",
                        Triangular.class,
                        new TriangularFamily()),
                new Component<>(
                        TableSynthesizer.class,
                        "chain",
                        "Draws every column given the one before it",
                        Chain.Parameters.DEFAULTS,
                        Chain.State.class,
                        parameters -> new Chain((Chain.Parameters) parameters)),
                Component.of(
                        ExtensionStrategy.class,
                        "means",
                        "Gives a parent the mean of every column of its children, and nothing else",
                        MeansState.class,
                        new Means()));
    }
}
