package dev.hma.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordJsonTest {
    enum Colour {
        RED,
        DARK_BLUE
    }

    sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record RightTriangle(double a, double b) implements Shape {}

        sealed interface Composite extends Shape {}

        record Union(List<Shape> parts) implements Composite {}
    }

    record Plain(int i, long l, double d, boolean b, String s, Colour colour) {}

    record Holder(
            int[] ints,
            double[][] matrix,
            List<Plain> plains,
            Map<String, Long> counts,
            Optional<String> maybe,
            @Nullable Double nothing,
            List<@Nullable String> gaps,
            Shape shape,
            JsonNode tree) {}

    record Matrix(double[] correlation, int size) {
        Matrix {
            if (correlation.length != size * size) {
                throw new IllegalArgumentException(correlation.length + " correlations for " + size + " columns");
            }
        }
    }

    record First(int first) {
        First {
            if (first < 0) {
                throw new SynthesisException("first is " + first, "Raise it");
            }
        }
    }

    record Careless(int[] values) {
        Careless {
            if (values[0] > 0) {
                values = values.clone();
            }
        }
    }

    record State(Matrix matrix, List<First> firsts) {}

    record Unsupported(Thread thread) {}

    record Tagged(String type) implements WithType {}

    sealed interface WithType permits Tagged {}

    record Parameters(int bins, double shrinkage, Plain nested) {}

    private static final Plain PLAIN = new Plain(-3, 1L << 60, 0.1, true, "x", Colour.DARK_BLUE);

    private static Holder holder(Shape shape) {
        return new Holder(
                new int[] {1, 2},
                new double[][] {{1, 0.5}, {}},
                List.of(PLAIN, PLAIN),
                Map.of("b", 2L, "a", 1L),
                Optional.of("there"),
                null,
                Arrays.asList("x", null),
                shape,
                Json.parse("{\"k\": [1]}", "test"));
    }

    private static <T> T throughText(JsonNode tree, Class<T> type) {
        return RecordJson.fromTree(Json.parse(Json.text(tree), "test"), type);
    }

    private static String changed(Record value, String from, String to) {
        String text = Json.text(RecordJson.toTree(value));
        assertThat(text).contains(from);
        return text.replace(from, to);
    }

    @Test
    void aPlainRecordReadsBackEqual() {
        assertThat(throughText(RecordJson.toTree(PLAIN), Plain.class)).isEqualTo(PLAIN);
    }

    @Test
    void fieldsStandInTheOrderOfTheComponents() {
        assertThat(Json.text(RecordJson.toTree(PLAIN))).isEqualTo("""
                        {
                          "i": -3,
                          "l": 1152921504606846976,
                          "d": 0.1,
                          "b": true,
                          "s": "x",
                          "colour": "dark-blue"
                        }
                        """);
    }

    @Test
    void everySupportedTypeReadsBackEqual() {
        Holder value = holder(new Shape.Union(List.of(new Shape.Circle(2), new Shape.RightTriangle(3, 4))));

        Holder back = throughText(RecordJson.toTree(value), Holder.class);

        assertThat(back).usingRecursiveComparison().isEqualTo(value);
        assertThat(Json.text(RecordJson.toTree(back))).isEqualTo(Json.text(RecordJson.toTree(value)));
    }

    @Test
    void mapsAreWrittenInTheOrderOfTheirKeys() {
        assertThat(Json.text(RecordJson.toTree(holder(new Shape.Circle(1)))))
                .contains("\"counts\": {\n    \"a\": 1,\n    \"b\": 2\n  }");
    }

    @Test
    void listsAndMapsAreReadUnmodifiable() {
        Holder back = throughText(RecordJson.toTree(holder(new Shape.Circle(1))), Holder.class);

        assertThatThrownBy(() -> back.plains().add(PLAIN)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> back.counts().put("c", 3L)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aSealedInterfaceIsTaggedWithTheRecordsName() {
        ObjectNode tree = RecordJson.toTree(new Shape.RightTriangle(3, 4), Shape.class);

        assertThat(tree.get("type").textValue()).isEqualTo("right-triangle");
        assertThat(tree.fieldNames()).toIterable().containsExactly("type", "a", "b");
        assertThat(throughText(tree, Shape.class)).isEqualTo(new Shape.RightTriangle(3, 4));
    }

    @Test
    void anUnknownOrMissingTagIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> RecordJson.fromTree(Json.parse("{\"type\": \"square\"}", "test"), Shape.class))
                .hasMessage("type: text \"square\" where one of circle, right-triangle, union is expected");
        assertThatThrownBy(() -> RecordJson.fromTree(Json.parse("{\"radius\": 1}", "test"), Shape.class))
                .hasMessage("the field \"type\" is missing. It is one of circle, right-triangle, union");
    }

    @Test
    void aSchemaReadsBackEqual() {
        Table parent = new Table(
                "p",
                List.of(
                        new ColumnSpec("id", new ColumnType.Id(null)),
                        new ColumnSpec("c", new ColumnType.Categorical(List.of("a", "b")))),
                List.of("id"));
        Table child = new Table(
                "c",
                List.of(
                        new ColumnSpec("p", new ColumnType.Id("[0-9]{3}")),
                        new ColumnSpec("b", new ColumnType.Bool()),
                        new ColumnSpec("t", new ColumnType.Text("email", false))),
                List.of());
        Schema schema =
                new Schema(List.of(parent, child), List.of(new Relationship("p", List.of("id"), "c", List.of("p"))));

        assertThat(throughText(RecordJson.toTree(schema), Schema.class)).isEqualTo(schema);
    }

    @Test
    void anyFiniteNumberReadsBackToTheSameBits() {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = random.longs(5_000)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toArray();
        record Doubles(double[] values) {}

        Doubles back = throughText(RecordJson.toTree(new Doubles(values)), Doubles.class);

        assertThat(Arrays.equals(back.values(), values)).isTrue();
    }

    @Test
    void wholeNumbersStandForRealOnesButNotTheReverse() {
        assertThat(RecordJson.fromTree(Json.parse(changed(PLAIN, "0.1", "7"), "test"), Plain.class)
                        .d())
                .isEqualTo(7);
        assertThatThrownBy(() -> RecordJson.fromTree(Json.parse(changed(PLAIN, "-3", "3.0"), "test"), Plain.class))
                .hasMessage("i: number 3.0 where a whole number of 32 bits is expected");
    }

    @Test
    void aWholeNumberOutOfRangeIsRefused() {
        assertThatThrownBy(
                        () -> RecordJson.fromTree(Json.parse(changed(PLAIN, "-3", "3000000000"), "test"), Plain.class))
                .hasMessageStartingWith("i: number 3000000000 where");
        assertThatThrownBy(() -> RecordJson.fromTree(
                        Json.parse(changed(PLAIN, "1152921504606846976", "11529215046068469760"), "test"), Plain.class))
                .hasMessageStartingWith("l: number 11529215046068469760 where");
    }

    @Test
    void numbersThatAreNotFiniteAreRefusedWithTheirPath() {
        Holder value = new Holder(
                new int[0],
                new double[][] {{1}, {2, Double.NaN}},
                List.of(),
                Map.of(),
                Optional.empty(),
                null,
                List.of(),
                new Shape.Circle(1),
                Json.parse("1", "test"));

        assertThatThrownBy(() -> RecordJson.toTree(value))
                .isInstanceOf(SynthesisException.class)
                .hasMessage("matrix[1][1]: NaN where a finite number is expected");
        assertThatThrownBy(() -> RecordJson.fromTree(Json.parse(changed(PLAIN, "0.1", "1e999"), "test"), Plain.class))
                .hasMessageStartingWith("d: ")
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> RecordJson.fromTree(Json.parse(changed(PLAIN, "0.1", "\"NaN\""), "test"), Plain.class))
                .hasMessage("d: text \"NaN\" where a number is expected");
    }

    @Test
    void nullIsRefusedWhereItIsNotDeclared() {
        assertThatThrownBy(() -> RecordJson.toTree(new Plain(1, 1, 1, true, null, Colour.RED)))
                .hasMessage("s: null where text is expected");
        assertThatThrownBy(() -> RecordJson.fromTree(Json.parse(changed(PLAIN, "\"x\"", "null"), "test"), Plain.class))
                .hasMessage("s: null where text is expected");
    }

    @Test
    void unknownAndMissingFieldsAreRefused() {
        assertThatThrownBy(() -> RecordJson.fromTree(Json.parse(changed(PLAIN, "\"i\"", "\"j\""), "test"), Plain.class))
                .hasMessage("unknown field \"j\". The fields are i, l, d, b, s, colour");
        assertThatThrownBy(() -> RecordJson.fromTree(Json.parse(changed(PLAIN, "\"i\": -3,", ""), "test"), Plain.class))
                .hasMessage("the field \"i\" is missing");
    }

    @Test
    void anUnknownEnumConstantIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() ->
                        RecordJson.fromTree(Json.parse(changed(PLAIN, "dark-blue", "DARK_BLUE"), "test"), Plain.class))
                .hasMessage("colour: text \"DARK_BLUE\" where one of red, dark-blue is expected");
    }

    @Test
    void whatAConstructorRefusesIsReportedWithItsPath() {
        State state = new State(new Matrix(new double[] {1}, 1), List.of(new First(1), new First(2)));

        assertThatThrownBy(() ->
                        RecordJson.fromTree(Json.parse(changed(state, "[1.0]", "[1.0, 2.0]"), "test"), State.class))
                .isInstanceOf(SynthesisException.class)
                .hasMessage("matrix: 2 correlations for 1 columns");
        assertThatThrownBy(() -> RecordJson.fromTree(Json.parse(changed(state, ": 2", ": -2"), "test"), State.class))
                .hasMessage("firsts[1]: first is -2. Raise it");
        assertThatThrownBy(() -> RecordJson.fromTree(Json.parse("{\"values\": []}", "test"), Careless.class))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith("no valid Careless: ");
    }

    @Test
    void typesThatCannotBeWrittenAreNamed() {
        assertThatThrownBy(() -> RecordJson.toTree(new Unsupported(Thread.currentThread())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("component thread of record")
                .hasMessageContaining("java.lang.Thread");
        assertThatThrownBy(() -> RecordJson.toTree(new Tagged("x"), WithType.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"type\"");
    }

    @Test
    void missingFieldsComeFromTheDefaultsInNestedRecordsToo() {
        Parameters defaults = new Parameters(10, 0.5, PLAIN);

        Parameters read =
                RecordJson.fromTree(Json.parse("{\"bins\": 3, \"nested\": {\"s\": \"y\"}}", "test"), defaults);

        assertThat(read).isEqualTo(new Parameters(3, 0.5, new Plain(-3, 1L << 60, 0.1, true, "y", Colour.DARK_BLUE)));
        assertThatThrownBy(() -> RecordJson.fromTree(Json.parse("{\"bin\": 3}", "test"), defaults))
                .hasMessageStartingWith("unknown field \"bin\"");
    }

    @Test
    void mapOrderNeverReachesTheFile() {
        record Counts(Map<String, Integer> counts) {}
        Map<String, Integer> forward = new HashMap<>();
        Map<String, Integer> other = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            forward.put("k" + i, i);
        }
        forward.keySet().stream().sorted(Comparator.reverseOrder()).forEach(key -> other.put(key, forward.get(key)));

        assertThat(Json.text(RecordJson.toTree(new Counts(forward))))
                .isEqualTo(Json.text(RecordJson.toTree(new Counts(other))));
    }

    @Test
    void aFileReadsBackEqualAndIsNamedInMessages(@TempDir Path directory) {
        Path file = directory.resolve("plain.json");

        RecordJson.write(PLAIN, file);

        assertThat(RecordJson.read(file, Plain.class)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> RecordJson.read(file, State.class))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("plain.json: unknown field \"i\"");
    }
}
