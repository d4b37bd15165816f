package dev.hma.core.matching;

import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.plugin.Component;
import java.util.List;

/** The parent matchers that come with the engine. */
public final class MatchingComponents {
    private MatchingComponents() {}

    /** {@return the components, for a plugin's list} */
    public static List<Component<?>> all() {
        return List.of(Component.of(
                ParentMatcher.class,
                "random",
                "partners drawn at random, as many for each parent as it has children",
                Component.NoState.class,
                new RandomMatcher()));
    }
}
