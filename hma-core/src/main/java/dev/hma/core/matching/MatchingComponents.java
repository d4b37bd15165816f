package dev.hma.core.matching;

import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.plugin.Component;
import java.util.List;

/** The parent matchers that come with the engine. */
public final class MatchingComponents {
    private MatchingComponents() {}

    /** {@return the components, for a plugin's list} */
    public static List<Component<?>> all() {
        return List.of(
                new Component<>(
                        ParentMatcher.class,
                        "canonical",
                        "partners that go with the row as in the data, by canonical correlation and balanced bisection",
                        CanonicalParameters.DEFAULTS,
                        CanonicalState.class,
                        parameters -> new CanonicalMatcher((CanonicalParameters) parameters)),
                Component.of(
                        ParentMatcher.class,
                        "random",
                        "partners drawn at random, as many for each parent as it has children",
                        Component.NoState.class,
                        new RandomMatcher()));
    }
}
