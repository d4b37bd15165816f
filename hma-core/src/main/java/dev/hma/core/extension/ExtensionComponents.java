package dev.hma.core.extension;

import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.plugin.Component;
import java.util.List;

/** The extension strategies that come with the engine. */
public final class ExtensionComponents {
    private ExtensionComponents() {}

    /** {@return the components, for a plugin's list} */
    public static List<Component<?>> all() {
        return List.of(
                new Component<>(
                        ExtensionStrategy.class,
                        "moments",
                        "mean and spread of every numerical child column, frequencies of every categorical one",
                        MomentsSettings.DEFAULTS,
                        MomentsState.class,
                        parameters -> new Moments((MomentsSettings) parameters)),
                new Component<>(
                        ExtensionStrategy.class,
                        "copula-parameters",
                        "a Gaussian copula per parent: location and scale of child columns, frequencies, correlations",
                        CopulaParametersSettings.DEFAULTS,
                        CopulaParametersState.class,
                        parameters -> new CopulaParameters((CopulaParametersSettings) parameters)));
    }
}
