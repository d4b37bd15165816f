package dev.hma.core.component;

import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Plugin;
import dev.hma.core.copula.CopulaComponents;
import dev.hma.core.extension.ExtensionComponents;
import dev.hma.core.marginal.MarginalComponents;
import dev.hma.core.matching.MatchingComponents;
import java.util.List;
import java.util.stream.Stream;

/** The components that the engine itself brings. */
public final class CorePlugin implements Plugin {
    /** Creates the plugin. */
    public CorePlugin() {}

    @Override
    public List<Component<?>> components() {
        return Stream.of(
                        MarginalComponents.all(),
                        CopulaComponents.all(),
                        ExtensionComponents.all(),
                        MatchingComponents.all())
                .flatMap(List::stream)
                .toList();
    }
}
