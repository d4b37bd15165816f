package dev.hma.testkit.broken;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.hma.api.evaluation.Metric;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.testkit.ExtensionStrategyContract;
import dev.hma.testkit.MarginalFamilyContract;
import dev.hma.testkit.MetricContract;
import dev.hma.testkit.ParentMatcherContract;
import dev.hma.testkit.TableSynthesizerContract;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs the contracts on components that do not meet them. */
public final class Contracts {
    /** What is tested; set before a contract is run, which happens on the same thread. */
    private static Object component = "";

    /** What a synthesizer promises to keep; set likewise. */
    private static Set<TableSynthesizerContract.Keeps> kept = Set.of();

    private Contracts() {}

    /** {@return the names of the tests that a synthesizer fails; beyond its abilities it promises what is said to be kept} */
    public static Set<String> failures(TableSynthesizer<?> synthesizer, TableSynthesizerContract.Keeps... promised) {
        kept = Set.of(promised);
        return run(synthesizer, OfSynthesizer.class);
    }

    /** {@return the names of the tests that a family of marginals fails; it promises everything} */
    public static Set<String> failures(MarginalFamily<?> family) {
        return run(family, OfFamily.class);
    }

    /** {@return the names of the tests that an extension strategy fails; it promises everything} */
    public static Set<String> failures(ExtensionStrategy<?> strategy) {
        return run(strategy, OfStrategy.class);
    }

    /** {@return the names of the tests that a matcher fails} */
    public static Set<String> failures(ParentMatcher<?> matcher) {
        return run(matcher, OfMatcher.class);
    }

    /** {@return the names of the tests that a metric fails} */
    public static Set<String> failures(Metric metric) {
        return run(metric, OfMetric.class);
    }

    private static Set<String> run(Object broken, Class<?> contract) {
        component = broken;
        Set<String> names = new TreeSet<>();
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(contract)).execute().testEvents().failed().stream()
                .map(event -> event.getTestDescriptor().getSource().orElseThrow())
                .forEach(source -> names.add(((MethodSource) source).getMethodName()));
        return names;
    }

    static final class OfSynthesizer extends TableSynthesizerContract {
        @Override
        protected TableSynthesizer<?> synthesizer() {
            return (TableSynthesizer<?>) component;
        }

        @Override
        protected Set<Keeps> keeps() {
            return kept;
        }
    }

    static final class OfFamily extends MarginalFamilyContract {
        @Override
        protected MarginalFamily<?> family() {
            return (MarginalFamily<?>) component;
        }
    }

    static final class OfStrategy extends ExtensionStrategyContract {
        @Override
        protected ExtensionStrategy<?> strategy() {
            return (ExtensionStrategy<?>) component;
        }
    }

    static final class OfMetric extends MetricContract {
        @Override
        protected Metric metric() {
            return (Metric) component;
        }
    }

    static final class OfMatcher extends ParentMatcherContract {
        @Override
        protected ParentMatcher<?> matcher() {
            return (ParentMatcher<?>) component;
        }
    }
}
