package dev.hma.trees;

import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Plugin;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.List;

/** The entry point, named in {@code META-INF/services/dev.hma.api.plugin.Plugin}. */
public final class TreesPlugin implements Plugin {
    /** Creates the plugin. */
    public TreesPlugin() {}

    @Override
    public List<Component<?>> components() {
        return List.of(new Component<>(
                TableSynthesizer.class,
                "trees",
                "Draws column after column, each from a tree on those before it and on the parent",
                TreesParameters.DEFAULTS,
                TreesState.class,
                parameters -> new TreesSynthesizer((TreesParameters) parameters)));
    }
}
