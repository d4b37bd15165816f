package dev.hma.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.evaluation.Metric;
import dev.hma.core.Hma;
import dev.hma.evaluation.detection.Detection;
import dev.hma.evaluation.detection.DetectionParameters;
import dev.hma.testkit.MetricContract;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The metrics that come with the library keep the rules. */
class BuiltInMetricsTest {
    private static Metric named(String name) {
        return Hma.create().components().make(Metric.class, name, null);
    }

    @Test
    void everyMetricHasItsContract() {
        assertThat(Arrays.stream(BuiltInMetricsTest.class.getDeclaredClasses())
                        .filter(MetricContract.class::isAssignableFrom)
                        .map(contract ->
                                contract.getSimpleName().replace("Of", "").toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrderElementsOf(Hma.create().components().names(Metric.class));
    }

    @Nested
    class OfDiagnostic extends MetricContract {
        @Override
        protected Metric metric() {
            return named("diagnostic");
        }
    }

    @Nested
    class OfIntegrity extends MetricContract {
        @Override
        protected Metric metric() {
            return named("integrity");
        }
    }

    @Nested
    class OfQuality extends MetricContract {
        @Override
        protected Metric metric() {
            return named("quality");
        }
    }

    @Nested
    class OfCardinality extends MetricContract {
        @Override
        protected Metric metric() {
            return named("cardinality");
        }
    }

    @Nested
    class OfIcc extends MetricContract {
        @Override
        protected Metric metric() {
            return named("icc");
        }
    }

    @Nested
    class OfKhop extends MetricContract {
        @Override
        protected Metric metric() {
            return named("khop");
        }
    }

    @Nested
    class OfDetection extends MetricContract {
        @Override
        protected Metric metric() {
            // One repetition of few rows: there are many comparisons. Sales are sampled, shops taken as they are.
            return Detection.component().maker().apply(new DetectionParameters(1, 0, 80));
        }
    }

    @Nested
    class OfPrivacy extends MetricContract {
        @Override
        protected Metric metric() {
            return named("privacy");
        }
    }

    @Nested
    class OfUsefulness extends MetricContract {
        @Override
        protected Metric metric() {
            return named("usefulness");
        }
    }

    @Nested
    class OfParents extends MetricContract {
        @Override
        protected Metric metric() {
            return named("parents");
        }
    }

    @Nested
    class OfFamilies extends MetricContract {
        @Override
        protected Metric metric() {
            return named("families");
        }
    }

    @Nested
    class OfQueries extends MetricContract {
        @Override
        protected Metric metric() {
            return named("queries");
        }
    }
}
