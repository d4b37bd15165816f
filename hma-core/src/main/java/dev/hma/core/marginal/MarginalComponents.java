package dev.hma.core.marginal;

import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.plugin.Component;
import java.util.List;

/** The marginal families that come with HMA. */
public final class MarginalComponents {
    private MarginalComponents() {}

    /** {@return all of them; {@code empirical} is the default} */
    public static List<Component<?>> all() {
        return List.of(
                Component.of(
                        MarginalFamily.class,
                        "beta",
                        "A beta distribution, its ends fitted too: bounded on both sides, skewed, U-shaped or bell-shaped.",
                        BetaState.class,
                        new BetaFamily()),
                Component.of(
                        MarginalFamily.class,
                        LikelihoodChoice.EMPIRICAL,
                        "The distribution of the data itself: point masses and repeated values are kept.",
                        EmpiricalState.class,
                        new EmpiricalFamily()),
                Component.of(
                        MarginalFamily.class,
                        "gamma",
                        "A gamma distribution, its origin fitted too: bounded below, with a tail to the right.",
                        GammaState.class,
                        new GammaFamily()),
                Component.of(
                        MarginalFamily.class,
                        "normal",
                        "A normal distribution with the mean and the standard deviation of the data.",
                        NormalState.class,
                        new NormalFamily()),
                Component.of(
                        MarginalFamily.class,
                        "truncated-normal",
                        "A normal distribution without its tails: a bell, a slope or a plateau over the range of the data.",
                        TruncatedNormalState.class,
                        new TruncatedNormalFamily()),
                Component.of(
                        MarginalFamily.class,
                        "uniform",
                        "The uniform distribution over the range of the data.",
                        UniformState.class,
                        new UniformFamily()));
    }
}
