package dev.hma.core.component;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.hma.api.plugin.Plugin;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds {@link Components} to what the engine brings and what plugins on a class loader bring. Other modules add a plugin
 * without a service file by {@code Multibinder.newSetBinder(binder(), Plugin.class).addBinding().to(...)}.
 */
public final class HmaModule extends AbstractModule {
    private final List<Plugin> plugins = new ArrayList<>();

    /**
     * Looks for plugins.
     *
     * @param loader where to look: the loader of this class, or one whose parent it is, for a directory of plugins
     * @throws dev.hma.api.SynthesisException if a plugin cannot be loaded
     */
    public HmaModule(ClassLoader loader) {
        plugins.add(new CorePlugin());
        plugins.addAll(PluginLoader.load(loader));
    }

    @Override
    protected void configure() {
        Multibinder<Plugin> all = Multibinder.newSetBinder(binder(), Plugin.class);
        plugins.forEach(plugin -> all.addBinding().toInstance(plugin));
        bind(Components.class).in(Singleton.class);
    }
}
