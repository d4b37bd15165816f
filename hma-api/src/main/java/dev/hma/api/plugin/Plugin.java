package dev.hma.api.plugin;

import java.util.List;

/**
 * The entry point of a jar that brings components. It is found through {@link java.util.ServiceLoader}: the jar names its
 * implementation, a public class with a public constructor without parameters, in {@code
 * META-INF/services/dev.hma.api.plugin.Plugin}.
 */
public interface Plugin {
    /** {@return the components that this plugin brings; their names are unique within each kind} */
    List<Component<?>> components();
}
