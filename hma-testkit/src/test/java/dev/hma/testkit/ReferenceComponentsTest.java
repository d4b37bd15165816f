package dev.hma.testkit;

import dev.hma.api.evaluation.Metric;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.testkit.reference.Independent;
import dev.hma.testkit.reference.LagOne;
import dev.hma.testkit.reference.LatentMeans;
import dev.hma.testkit.reference.MissingShares;
import dev.hma.testkit.reference.SortedMatcher;
import dev.hma.testkit.reference.StepFamily;
import dev.hma.testkit.reference.TinyCopula;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** Correct components pass. */
class ReferenceComponentsTest {
    @Nested
    class Step extends MarginalFamilyContract {
        @Override
        protected MarginalFamily<?> family() {
            return new StepFamily();
        }
    }

    @Nested
    class Columns extends TableSynthesizerContract {
        @Override
        protected TableSynthesizer<?> synthesizer() {
            return new Independent();
        }

        @Override
        protected Set<Keeps> keeps() {
            return EnumSet.noneOf(Keeps.class);
        }
    }

    @Nested
    class CopulaOfSums extends TableSynthesizerContract {
        @Override
        protected TableSynthesizer<?> synthesizer() {
            return new TinyCopula(false);
        }
    }

    @Nested
    class CopulaOfRows extends TableSynthesizerContract {
        @Override
        protected TableSynthesizer<?> synthesizer() {
            return new TinyCopula(true);
        }
    }

    @Nested
    class Sequences extends TableSynthesizerContract {
        @Override
        protected TableSynthesizer<?> synthesizer() {
            return new LagOne(true);
        }

        @Override
        protected Set<Keeps> keeps() {
            return EnumSet.of(Keeps.ORDER);
        }
    }

    @Nested
    class Means extends ExtensionStrategyContract {
        @Override
        protected ExtensionStrategy<?> strategy() {
            return new LatentMeans();
        }
    }

    @Nested
    class Shares extends MetricContract {
        @Override
        protected Metric metric() {
            return new MissingShares();
        }
    }

    @Nested
    class Sorted extends ParentMatcherContract {
        @Override
        protected ParentMatcher<?> matcher() {
            return new SortedMatcher();
        }
    }
}
