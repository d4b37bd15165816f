package dev.hma.api.plugin;

import java.util.Objects;
import java.util.function.Function;

/**
 * One component that a plugin brings.
 *
 * @param kind the interface it implements: {@code MarginalFamily.class}, {@code TableSynthesizer.class}, ...
 * @param name the name that users choose it by; it is written into models, so it stays as it is for ever
 * @param description one sentence for {@code hma plugins}
 * @param defaults its parameters with their default values: a public record of numbers, texts, booleans, enums, with
 *     {@link Setting} on each
 * @param state the record that its fitted counterpart's {@code state()} gives; {@code NoState.class} if it has none
 * @param maker makes the component from its parameters
 * @param <T> the kind
 */
public record Component<T>(
        Class<T> kind,
        String name,
        String description,
        Record defaults,
        Class<? extends Record> state,
        Function<Record, ? extends T> maker) {
    /** Parameters of a component that has none. */
    public record NoParameters() {}

    /** State of a component that has none. */
    public record NoState() {}

    /** Checks the name. */
    public Component {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(defaults, "defaults");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(maker, "maker");
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "component name '" + name + "' is not lower-case words joined by hyphens");
        }
    }

    /**
     * A component without parameters.
     *
     * @param kind the interface it implements
     * @param name its name
     * @param description one sentence
     * @param state the record of its fitted state
     * @param component the component itself, immutable and thread-safe
     * @param <T> the kind
     * @return the component's entry
     */
    public static <T> Component<T> of(
            Class<T> kind, String name, String description, Class<? extends Record> state, T component) {
        return new Component<>(kind, name, description, new NoParameters(), state, parameters -> component);
    }
}
