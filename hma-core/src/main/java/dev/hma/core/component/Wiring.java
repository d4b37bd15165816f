package dev.hma.core.component;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.util.Modules;
import dev.hma.api.SynthesisException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The object graph of the engine: {@link HmaModule}, and on top of it what a caller wants otherwise. */
public final class Wiring {
    private final Injector injector;

    private Wiring(Injector injector) {
        this.injector = injector;
    }

    /**
     * Wires the engine with the plugins on its own class loader.
     *
     * @param overrides modules whose bindings replace the engine's, or add to its sets
     * @return the wiring
     * @throws SynthesisException if a plugin cannot be loaded
     */
    public static Wiring of(Module... overrides) {
        return of(Objects.requireNonNull(Wiring.class.getClassLoader()), overrides);
    }

    /**
     * Wires the engine.
     *
     * @param loader where to look for plugins
     * @param overrides modules whose bindings replace the engine's, or add to its sets
     * @return the wiring
     * @throws SynthesisException if a plugin cannot be loaded
     */
    public static Wiring of(ClassLoader loader, Module... overrides) {
        Module base = new HmaModule(loader);
        try {
            return new Wiring(Guice.createInjector(
                    overrides.length == 0 ? base : Modules.override(base).with(overrides)));
        } catch (CreationException e) {
            throw unwrapped(e);
        }
    }

    /**
     * An object of the graph.
     *
     * @param type its type
     * @param <T> its type
     * @return the object
     * @throws SynthesisException if something it needs reports that; Guice's wrapping is taken off
     */
    public <T> T get(Class<T> type) {
        try {
            return injector.getInstance(type);
        } catch (ProvisionException | ConfigurationException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(RuntimeException wrapped) {
        for (@Nullable Throwable cause = wrapped.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SynthesisException failure) {
                return failure;
            }
        }
        return wrapped;
    }
}
