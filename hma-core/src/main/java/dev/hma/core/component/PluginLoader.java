package dev.hma.core.component;

import dev.hma.api.SynthesisException;
import dev.hma.api.plugin.Plugin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the plugins that jars name. */
final class PluginLoader {
    private PluginLoader() {}

    /**
     * The plugins that a class loader finds.
     *
     * @throws SynthesisException if one of them cannot be loaded; the message names it
     */
    static List<Plugin> load(ClassLoader loader) {
        List<Plugin> plugins = new ArrayList<>();
        Iterator<Plugin> found = ServiceLoader.load(Plugin.class, loader).iterator();
        while (hasNext(found)) {
            plugins.add(next(found));
        }
        plugins.sort(Comparator.comparing(plugin -> plugin.getClass().getName()));
        return plugins;
    }

    private static boolean hasNext(Iterator<Plugin> found) {
        try {
            return found.hasNext();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw unusable(e);
        }
    }

    private static Plugin next(Iterator<Plugin> found) {
        try {
            return found.next();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw unusable(e);
        }
    }

    /** The messages of both errors name the provider; what its constructor threw is in the cause. */
    private static SynthesisException unusable(Error e) {
        Throwable cause = e.getCause();
        String reason = e.getMessage() + (cause == null ? "" : " (" + cause + ")");
        return new SynthesisException("a plugin cannot be loaded: " + reason, "Update or remove its jar", e);
    }
}
