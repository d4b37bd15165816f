package dev.hma.core.component;

import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Plugin;
import java.util.List;
import java.util.stream.Stream;

/** The components that the engine itself brings. */
public final class CorePlugin implements Plugin {
    /** Creates the plugin. */
    public CorePlugin() {}

    @Override
    public List<Component<?>> components() {
        return Stream.<List<Component<?>>>of().flatMap(List::stream).toList();
    }
}
