package dev.hma.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.core.Hma;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** All figures without chance are those of SDMetrics: each column, pair and relationship of every pair of databases. */
class ReferenceTest {
    private static final List<String> METRICS =
            List.of("diagnostic", "integrity", "quality", "cardinality", "icc", "khop");

    /**
     * Standard errors that have no meaning as they are written there: some value belongs to one parent alone, and without that
     * parent the intraclass correlation of its indicator is nothing divided by nothing. There it was what rounding errors gave,
     * here it is 1.
     */
    private static final Pattern ROUNDING_ERRORS =
            Pattern.compile("icc/.*/columns/(BillingCountry|ShipRegion|timezone|type|phonecode|currency)/se_real: .*");

    @TestFactory
    Stream<DynamicTest> everyFigureIsTheOneExpected(@TempDir Path scratch) {
        assumeFalse(ReferencePairs.names().isEmpty(), ReferencePairs.MISSING);
        Hma hma = Hma.create();
        return ReferencePairs.names().stream()
                .map(name -> dynamicTest(name, () -> {
                    ReferencePair pair = ReferencePairs.pair(name, Files.createDirectory(scratch.resolve(name)));

                    ObjectNode figures =
                            pair.evaluation(hma).only(METRICS).run().figures();

                    for (String metric : METRICS) {
                        if (pair.expected().has(metric)) {
                            assertThat(FigureDifferences.between(
                                            pair.expected().get(metric),
                                            figures.get(metric),
                                            metric,
                                            ReferenceTest::tolerance))
                                    .as(metric)
                                    .allMatch(ROUNDING_ERRORS.asMatchPredicate());
                        }
                    }
                }));
    }

    /**
     * Figures are written with six digits. All agree to these, which is more than the reference asks for: 0.005, and 0.01 for
     * intraclass correlations.
     */
    private static double tolerance(String path, double expected) {
        return 1e-6 * Math.max(1, Math.abs(expected));
    }
}
