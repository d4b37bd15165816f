package dev.hma.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.api.evaluation.Data;
import dev.hma.api.schema.Schema;
import dev.hma.core.Hma;
import dev.hma.core.metadata.MetadataJson;
import dev.hma.evaluation.data.DataReader;
import dev.hma.evaluation.detection.Detection;
import dev.hma.evaluation.detection.DetectionParameters;
import dev.hma.evaluation.support.InMemory;
import dev.hma.evaluation.trees.TreeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Detection against reference figures, which are means of five repetitions. To be fast, one repetition is done, of which twice the
 * standard deviation is allowed on top, and pairs of a database with itself are left out. {@code -Dhma.detection.repetitions=5}
 * does everything and allows nothing more.
 */
class DetectionReferenceTest {
    private static final int ALL = 5;
    private static final int REPETITIONS = Integer.getInteger("hma.detection.repetitions", 1);

    @TestFactory
    Stream<DynamicTest> detectionAgreesWithTheReference(@TempDir Path scratch) {
        assumeFalse(ReferencePairs.names().isEmpty(), ReferencePairs.MISSING);
        assumeTrue(TreeLibrary.missing().isEmpty(), TreeLibrary.missing().orElse(""));
        Hma hma = Hma.create();
        return ReferencePairs.names().stream()
                .filter(name -> REPETITIONS == ALL || !name.endsWith("_self"))
                .map(name -> dynamicTest(name, () -> compare(name, hma, Files.createDirectory(scratch.resolve(name)))));
    }

    private static void compare(String name, Hma hma, Path scratch) throws IOException {
        ReferencePair pair = ReferencePairs.pair(name, scratch);
        JsonNode expected = pair.expected().get("detection");
        assumeTrue(expected != null, "the reference has no detection of this pair");
        Schema schema = MetadataJson.read(pair.metadata());
        Data real = new DataReader(schema, hma.tables(pair.real())).read();
        Data synthetic = new DataReader(schema, hma.tables(pair.synthetic())).read();

        Record figures = Detection.component()
                .maker()
                .apply(new DetectionParameters(REPETITIONS, 0, 6_000))
                .measure(InMemory.of(schema, real, synthetic));

        List<String> differences = new ArrayList<>();
        JsonNode actual = FigureJson.of(figures);
        expected.fieldNames()
                .forEachRemaining(set -> compareSet(name + " " + set, expected.get(set), actual.get(set), differences));
        assertThat(differences).isEmpty();
    }

    private static void compareSet(String place, JsonNode expected, JsonNode actual, List<String> differences) {
        compareFigures(place, 2, expected, actual, differences);
        String kind = expected.has("tables") ? "tables" : "relationships";
        assertThat(names(actual.get(kind))).as(place).isEqualTo(names(expected.get(kind)));
        for (String subject : names(expected.get(kind))) {
            JsonNode wanted = expected.get(kind).get(subject);
            JsonNode got = actual.get(kind).get(subject);
            compareFigures(place + " " + subject, 4, wanted, got, differences);
            assertThat(got.get("rows")).as(subject).isEqualTo(wanted.get("rows"));
            assertThat(got.get("features")).as(subject).isEqualTo(wanted.get("features"));
        }
    }

    private static void compareFigures(
            String place, int deviations, JsonNode expected, JsonNode actual, List<String> differences) {
        compareFigure(place, "accuracy", 0.03, deviations, expected, actual, differences);
        compareFigure(place, "auc", 0.05, deviations, expected, actual, differences);
    }

    private static void compareFigure(
            String place,
            String figure,
            double least,
            int deviations,
            JsonNode expected,
            JsonNode actual,
            List<String> differences) {
        if (expected.get(figure).isNull()) {
            assertThat(actual.get(figure).isNull()).as(place).isTrue();
            return;
        }
        double deviation = expected.get(figure + "_sd").asDouble();
        double allowed = Math.max(least, deviations * deviation) + (REPETITIONS < ALL ? 2 * deviation : 0);
        double wanted = Math.max(0.5, expected.get(figure).asDouble());
        double got = Math.max(0.5, actual.get(figure).asDouble());
        if (Math.abs(got - wanted) > allowed) {
            differences.add(place + " " + figure + ": " + got + " instead of " + wanted + " within " + allowed);
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
