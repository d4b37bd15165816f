package dev.hma.core.copula;

import dev.hma.api.plugin.Component;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.List;

/** The components of this package. */
public final class CopulaComponents {
    private CopulaComponents() {}

    /** {@return the Gaussian copula, under the name {@code gaussian-copula}} */
    public static List<Component<?>> all() {
        return List.of(new Component<>(
                TableSynthesizer.class,
                "gaussian-copula",
                "Ties columns together by the correlations of their latent normals",
                GaussianCopulaParameters.DEFAULTS,
                GaussianCopulaState.class,
                parameters -> new GaussianCopula((GaussianCopulaParameters) parameters)));
    }
}
