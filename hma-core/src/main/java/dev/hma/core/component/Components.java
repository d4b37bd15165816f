package dev.hma.core.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.inject.Inject;
import dev.hma.api.SynthesisException;
import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Plugin;
import dev.hma.core.json.RecordJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The components that there are, by kind and name. Immutable and thread-safe. */
public final class Components {
    private record Key(Class<?> kind, String name) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.<Key, Class<?>>comparing(Key::kind, Kind.ORDER).thenComparing(Key::name);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Entry(Component<?> component, List<Parameter> parameters, Plugin plugin) {}

    private final List<Plugin> plugins;
    private final Map<Key, Entry> entries = new TreeMap<>();

    /**
     * Collects what plugins bring.
     *
     * @param plugins the plugins; their order does not matter
     * @throws SynthesisException if two of them bring a component of the same kind and name, or one of them fails
     */
    @Inject
    public Components(Set<Plugin> plugins) {
        this.plugins = plugins.stream()
                .sorted(Comparator.comparing(plugin -> plugin.getClass().getName()))
                .toList();
        this.plugins.forEach(this::add);
    }

    private void add(Plugin plugin) {
        List<Component<?>> components;
        try {
            components = List.copyOf(plugin.components());
        } catch (RuntimeException e) {
            throw new SynthesisException("it fails to list its components: " + e, "Update or remove the plugin", e)
                    .in(named(plugin));
        }
        for (Component<?> component : components) {
            Entry entry = new Entry(component, parameters(component, plugin), plugin);
            Entry before = entries.put(new Key(component.kind(), component.name()), entry);
            if (before != null) {
                throw new SynthesisException(
                        "two components are called " + described(component) + ": of " + named(before.plugin())
                                + " and of " + named(plugin),
                        "Remove one of the plugins");
            }
        }
    }

    private static List<Parameter> parameters(Component<?> component, Plugin plugin) {
        try {
            return Parameter.of(component);
        } catch (IllegalArgumentException | SynthesisException e) {
            throw new SynthesisException("its default parameters cannot be used: " + e.getMessage(), "", e)
                    .in(described(component))
                    .in(named(plugin));
        }
    }

    private static String named(Plugin plugin) {
        return "plugin " + plugin.getClass().getName();
    }

    private static String described(Component<?> component) {
        return Kind.singular(component.kind()) + " " + component.name();
    }

    /** {@return all components: kind by kind, in the order of their names} */
    public List<Component<?>> all() {
        List<Component<?>> all = new ArrayList<>();
        entries.values().forEach(entry -> all.add(entry.component()));
        return List.copyOf(all);
    }

    /**
     * The components of a kind.
     *
     * @param kind the interface
     * @param <T> the kind
     * @return its components in the order of their names
     */
    public <T> List<Component<T>> all(Class<T> kind) {
        return names(kind).stream().map(name -> find(kind, name)).toList();
    }

    /** {@return the names of the components of a kind, in order; empty if there are none} */
    public List<String> names(Class<?> kind) {
        return entries.keySet().stream()
                .filter(key -> key.kind() == kind)
                .map(Key::name)
                .toList();
    }

    /** {@return the plugins, in the order of their class names} */
    public List<Plugin> plugins() {
        return plugins;
    }

    /**
     * What people call a kind: {@code synthesizer}, {@code marginal family}, ...
     *
     * @param kind the interface
     * @return its name in the singular, in lower case
     */
    public static String kindName(Class<?> kind) {
        return Kind.singular(kind);
    }

    /**
     * A component.
     *
     * @param kind the interface that it implements
     * @param name its name
     * @param <T> the kind
     * @return the component
     * @throws SynthesisException if there is none; the message lists those there are
     */
    @SuppressWarnings("unchecked")
    public <T> Component<T> find(Class<T> kind, String name) {
        return (Component<T>) entry(kind, name).component();
    }

    /**
     * The plugin that brings a component.
     *
     * @param kind the interface that the component implements
     * @param name the component's name
     * @return the plugin
     * @throws SynthesisException if there is no such component
     */
    public Plugin plugin(Class<?> kind, String name) {
        return entry(kind, name).plugin();
    }

    /**
     * The parameters of a component, to show them.
     *
     * @param kind the interface that the component implements
     * @param name the component's name
     * @return its parameters in their order
     * @throws SynthesisException if there is no such component
     */
    public List<Parameter> parameters(Class<?> kind, String name) {
        return entry(kind, name).parameters();
    }

    private Entry entry(Class<?> kind, String name) {
        Entry entry = entries.get(new Key(kind, name));
        if (entry == null) {
            List<String> names = names(kind);
            throw new SynthesisException(
                    "there is no " + Kind.singular(kind) + " '" + name + "'",
                    names.isEmpty()
                            ? "There are no " + Kind.plural(kind) + " at all: a plugin has to bring one"
                            : "The " + Kind.plural(kind) + " are " + String.join(", ", names));
        }
        return entry;
    }

    /**
     * The record of parameters that a component would be made from.
     *
     * @param kind the interface that the component implements
     * @param name the component's name
     * @param given an object with the parameters that differ from the defaults; null for none
     * @return all its parameters
     * @throws SynthesisException if there is no such component, or a parameter is unknown, ill-typed, out of its range or
     *     refused by the component; the message lists the parameters that there are
     */
    public Record settings(Class<?> kind, String name, @Nullable JsonNode given) {
        Entry entry = entry(kind, name);
        return new Settings(entry.component(), entry.parameters())
                .read(given == null ? JsonNodeFactory.instance.objectNode() : given);
    }

    /**
     * Makes a component.
     *
     * @param kind the interface that it implements
     * @param name its name
     * @param given an object with the parameters that differ from the defaults; null for none
     * @param <T> the kind
     * @return the component
     * @throws SynthesisException as {@link #settings} does, or if the component cannot be made
     */
    public <T> T make(Class<T> kind, String name, @Nullable JsonNode given) {
        Record settings = settings(kind, name, given);
        return make(find(kind, name), settings);
    }

    /**
     * Makes the component that somebody chose.
     *
     * @param kind the interface that it implements
     * @param choice name and parameters
     * @param <T> the kind
     * @return the component
     * @throws SynthesisException as {@link #settings} does, or if the component cannot be made
     */
    public <T> T make(Class<T> kind, Choice choice) {
        return make(kind, choice.name(), choice.parameters());
    }

    private static <T> T make(Component<T> component, Record settings) {
        Object made;
        try {
            made = component.maker().apply(settings);
        } catch (SynthesisException e) {
            throw e.in(described(component));
        } catch (IllegalArgumentException e) {
            throw new SynthesisException(
                            "the parameters " + RecordJson.toTree(settings) + " are refused: " + e.getMessage(), "", e)
                    .in(described(component));
        }
        // A maker behind raw types can return anything.
        if (!component.kind().isInstance(made)) {
            throw new SynthesisException("its plugin made a " + made + " for it", "Update or remove the plugin")
                    .in(described(component));
        }
        return component.kind().cast(made);
    }
}
