package dev.hma.core.component;

import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Component.NoParameters;
import dev.hma.api.plugin.Component.NoState;
import dev.hma.api.plugin.Plugin;
import dev.hma.api.plugin.Setting;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.List;

/** Components that do nothing, to be found and made. */
public final class Sample {
    /** How to smooth. */
    public enum Smoothing {
        /** Not at all. */
        NONE,
        /** By a moving average. */
        MOVING_AVERAGE
    }

    /** Parameters of every type. */
    public record Parameters(
            @Setting(value = "Number of bins.", min = 1, max = 1000)
            int bins,

            @Setting(value = "Share of smoothing.", min = 0) double share,
            @Setting("Whether to cut") boolean cut,
            Smoothing smoothing) {
        /** Checks the combination. */
        public Parameters {
            if (cut && bins == 13) {
                throw new IllegalArgumentException("13 bins cannot be cut");
            }
        }
    }

    /** A kind that the engine does not know. */
    public interface PrivacyMetric {}

    /** A family that remembers its parameters. */
    public record Family(Parameters settings) implements MarginalFamily<NoState> {
        @Override
        public Marginal fit(ValueCounts values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Marginal restore(NoState state) {
            throw new UnsupportedOperationException();
        }
    }

    private Sample() {}

    @SuppressWarnings("rawtypes")
    static Component<MarginalFamily> family(String name) {
        return new Component<>(
                MarginalFamily.class,
                name,
                "A family.",
                new Parameters(10, 0.5, false, Smoothing.NONE),
                NoState.class,
                parameters -> new Family((Parameters) parameters));
    }

    static <T> Component<T> empty(Class<T> kind, String name) {
        return new Component<>(kind, name, "Nothing.", new NoParameters(), NoState.class, parameters -> {
            throw new IllegalArgumentException("nothing to make");
        });
    }

    /** A plugin of one component of most kinds. */
    public static final class FirstPlugin implements Plugin {
        /** Found by its name. */
        public FirstPlugin() {}

        @Override
        public List<Component<?>> components() {
            return List.of(
                    family("histogram"),
                    family("bars"),
                    empty(TableSynthesizer.class, "trees"),
                    empty(ExtensionStrategy.class, "averages"),
                    empty(ParentMatcher.class, "lottery"),
                    empty(PrivacyMetric.class, "distance"));
        }
    }

    /** A plugin whose family has the name of another one's. */
    public static final class RivalPlugin implements Plugin {
        /** Found by its name. */
        public RivalPlugin() {}

        @Override
        public List<Component<?>> components() {
            return List.of(family("bars"));
        }
    }

    /** A plugin whose constructor fails. */
    public static final class FailingPlugin implements Plugin {
        /** Fails. */
        public FailingPlugin() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public List<Component<?>> components() {
            return List.of();
        }
    }
}
