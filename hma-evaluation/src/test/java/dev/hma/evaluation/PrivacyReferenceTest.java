package dev.hma.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.core.Hma;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Privacy against reference figures: to 0.02, and as much as figures of a sample vary more. */
class PrivacyReferenceTest {
    private static final double ALLOWED = 0.02;

    @TestFactory
    Stream<DynamicTest> privacyAgreesWithTheReference(@TempDir Path scratch) {
        assumeFalse(ReferencePairs.names().isEmpty(), ReferencePairs.MISSING);
        Hma hma = Hma.create();
        return ReferencePairs.names().stream()
                .map(name -> dynamicTest(name, () -> compare(name, hma, Files.createDirectory(scratch.resolve(name)))));
    }

    private static void compare(String name, Hma hma, Path scratch) throws IOException {
        ReferencePair pair = ReferencePairs.pair(name, scratch);
        JsonNode expected = pair.expected().get("privacy");
        assumeTrue(expected != null, "the reference has no privacy of this pair");

        JsonNode actual =
                pair.evaluation(hma).only(List.of("privacy")).run().figures().get("privacy");

        JsonNode spreads = pair.expected().get("reference").get("spread_over_seeds");
        List<String> differences = new ArrayList<>();
        compare("privacy", expected, actual, spreads, differences);
        assertThat(differences).isEmpty();
    }

    private static void compare(
            String place, JsonNode expected, JsonNode actual, JsonNode spreads, List<String> differences) {
        if (expected.isObject() || actual.isObject()) {
            Set<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(place + "." + name, expected.path(name), actual.path(name), spreads, differences);
            }
            return;
        }
        double allowed = ALLOWED + spreads.path(place).asDouble();
        boolean equal = expected.isNumber() && actual.isNumber()
                ? Math.abs(expected.asDouble() - actual.asDouble()) <= allowed
                : !expected.isNumber() && !actual.isNumber();
        if (!equal) {
            differences.add(place + ": " + actual + " instead of " + expected + " within " + allowed);
        }
    }
}
