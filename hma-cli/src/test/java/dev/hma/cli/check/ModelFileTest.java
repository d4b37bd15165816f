package dev.hma.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.hma.api.SynthesisException;
import dev.hma.core.Hma;
import dev.hma.core.HmaModel;
import dev.hma.core.metadata.MetadataJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model files, metadata and inspections are what they say to any reader, and a damaged model is refused. */
class ModelFileTest {
    @TempDir
    static Path home;

    private static final Hma HMA = Hma.create();
    private static HmaModel model;
    private static String text;

    @BeforeAll
    static void fit() throws IOException {
        Path data = Files.createDirectory(home.resolve("data"));
        StringBuilder schools = new StringBuilder("school,kind,size,founded\n");
        StringBuilder pupils = new StringBuilder("pupil,school,mentor,score,born,boards,name\n");
        StringBuilder clubs = new StringBuilder("club,school,pupil\n");
        for (int i = 0; i < 12; i++) {
            schools.append("s%d,%s,%d,19%02d-01-01\n".formatted(i, i % 3 == 0 ? "high" : "low", 50 + i * i, i));
        }
        for (int i = 0; i < 80; i++) {
            pupils.append("%d,s%d,%s,%s,2010-0%d-1%d,%s,Ann\n"
                    .formatted(
                            i,
                            i * i % 12,
                            i < 9 ? "" : i % 9,
                            i % 7 == 0 ? "" : i % 10 + ".5",
                            1 + i % 9,
                            i % 10,
                            i % 4 == 0));
            clubs.append("%d,s%d,%d\n".formatted(i % 5, i % 12, i));
        }
        Files.writeString(data.resolve("schools.csv"), schools);
        Files.writeString(data.resolve("pupils.csv"), pupils);
        Files.writeString(data.resolve("clubs.csv"), clubs);
        Path metadata = data.resolve("metadata.json");
        Files.writeString(metadata, METADATA);
        model = HMA.fit(HMA.open(data, metadata));
        Path file = home.resolve("model.json");
        model.save(file);
        text = Files.readString(file);
    }

    private static final String METADATA = """
            {
              "METADATA_SPEC_VERSION": "V1",
              "tables": {
                "schools": {
                  "primary_key": "school",
                  "columns": {
                    "school": {"sdtype": "id", "regex_format": "s[0-9]{1,4}"},
                    "kind": {"sdtype": "categorical"},
                    "size": {"sdtype": "numerical", "computer_representation": "Int64"},
                    "founded": {"sdtype": "datetime", "datetime_format": "%Y-%m-%d"}
                  }
                },
                "pupils": {
                  "primary_key": "pupil",
                  "columns": {
                    "pupil": {"sdtype": "id"},
                    "school": {"sdtype": "id"},
                    "mentor": {"sdtype": "id"},
                    "score": {"sdtype": "numerical", "computer_representation": "Float"},
                    "born": {"sdtype": "datetime", "datetime_format": "%Y-%m-%d"},
                    "boards": {"sdtype": "boolean"},
                    "name": {"sdtype": "first_name", "pii": true}
                  }
                },
                "clubs": {
                  "columns": {
                    "club": {"sdtype": "numerical"},
                    "school": {"sdtype": "id"},
                    "pupil": {"sdtype": "id"}
                  }
                }
              },
              "relationships": [
                {"parent_table_name": "schools", "parent_primary_key": "school",
                 "child_table_name": "pupils", "child_foreign_key": "school"},
                {"parent_table_name": "pupils", "parent_primary_key": "pupil",
                 "child_table_name": "pupils", "child_foreign_key": "mentor"},
                {"parent_table_name": "schools", "parent_primary_key": "school",
                 "child_table_name": "clubs", "child_foreign_key": "school"},
                {"parent_table_name": "pupils", "parent_primary_key": "pupil",
                 "child_table_name": "clubs", "child_foreign_key": "pupil"}
              ]
            }
            """;

    private static Map<String, Object> tree() {
        return PlainJson.object(PlainJson.parse(text));
    }

    private static Path write(String content) {
        try {
            return Files.writeString(home.resolve("changed.json"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anotherParserReadsAModel() {
        Map<String, Object> tree = tree();
        assertThat(tree).containsEntry("format", "hma-model").containsEntry("version", BigDecimal.ONE);
        assertThat(tree.keySet())
                .containsExactly("format", "version", "provenance", "schema", "tables", "relationships");
        Map<String, Object> provenance = PlainJson.object(tree.get("provenance"));
        assertThat(provenance.get("rows"))
                .isEqualTo(Map.of(
                        "schools", new BigDecimal(12), "pupils", new BigDecimal(80), "clubs", new BigDecimal(80)));
        assertThat((String) provenance.get("created")).matches("20[0-9]{2}-[01][0-9]-[0-3][0-9]T.*Z");
        assertThat(PlainJson.object(provenance.get("data"))).containsOnlyKeys("schools", "pupils", "clubs");
        assertThat(PlainJson.array(tree.get("tables")))
                .extracting(t -> PlainJson.object(t).get("name"))
                .containsExactly("schools", "pupils", "clubs");
        assertThat(PlainJson.array(tree.get("relationships")))
                .extracting(r -> PlainJson.object(r).get("role"))
                .containsExactlyInAnyOrder("generating", "self", "generating", "matched");
    }

    @Test
    void theSchemaOfAModelIsMetadataThatAnotherParserReadsAsItWas() {
        assertThat(tree().get("schema")).isEqualTo(PlainJson.parse(METADATA));
    }

    @Test
    void metadataThatAreWrittenAreReadByAnotherParserAsTheyWere() {
        assertThat(PlainJson.parse(MetadataJson.toJson(MetadataJson.read(home.resolve("data/metadata.json")))))
                .isEqualTo(PlainJson.parse(METADATA));
    }

    @Test
    void anotherParserReadsAnInspection() {
        Map<String, Object> inspection =
                PlainJson.object(PlainJson.parse(dev.hma.core.json.Json.text(model.inspect())));
        List<Object> tables = PlainJson.array(inspection.get("tables"));
        assertThat(tables).hasSize(3);
        for (Object each : tables) {
            Map<String, Object> table = PlainJson.object(each);
            assertThat(table).containsKeys("name", "rows", "generating", "road", "synthesizer", "columns");
            for (Object column : PlainJson.array(table.get("columns"))) {
                assertThat(PlainJson.object(column)).containsKeys("name", "use");
            }
        }
        Map<String, Object> pupils = PlainJson.object(tables.get(1));
        Map<String, Object> score =
                PlainJson.object(PlainJson.array(pupils.get("columns")).get(3));
        assertThat(score).containsEntry("name", "score").containsEntry("use", "modelled");
        assertThat(((BigDecimal) score.get("missing")).doubleValue()).isEqualTo(12 / 80.0);
        List<Object> quantiles =
                PlainJson.array(PlainJson.object(score.get("marginal")).get("quantiles"));
        assertThat(quantiles.get(0)).isEqualTo(new BigDecimal("0.5"));
        assertThat(quantiles.get(4)).isEqualTo(new BigDecimal("9.5"));
        for (Object each : PlainJson.array(inspection.get("relationships"))) {
            Map<String, Object> relationship = PlainJson.object(each);
            assertThat(relationship).containsKeys("name", "role", "nulls", "children");
            if ("generating".equals(relationship.get("role"))) {
                PlainJson.object(relationship.get("between"))
                        .values()
                        .forEach(share -> assertThat((BigDecimal) share).isBetween(BigDecimal.ZERO, BigDecimal.ONE));
            }
        }
    }

    @Test
    void aModelThatWasCutIsRefused() {
        for (int i = 0; i < 60; i++) {
            Path file = write(text.substring(0, (int) ((long) text.length() * i / 60)));
            assertThatThrownBy(() -> HMA.load(file))
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void aNewerModelIsRefused() {
        Path file = write(text.replaceFirst("\"version\": 1,", "\"version\": 2,"));
        assertThatThrownBy(() -> HMA.load(file))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("Use a newer library");
    }

    @Test
    void whatIsNoModelIsRefused() {
        for (String content :
                List.of("", "[]", "7", "{}", METADATA, "{\"format\": \"hma-model\"}", "\u0000", "{\"a\"")) {
            Path file = write(content);
            assertThatThrownBy(() -> HMA.load(file))
                    .as(content)
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining(file.toString());
        }
        assertThatThrownBy(() -> HMA.load(home)).isInstanceOf(SynthesisException.class);
        assertThatThrownBy(() -> HMA.load(home.resolve("nowhere.json"))).isInstanceOf(SynthesisException.class);
    }

    @Test
    void anUnknownComponentIsNamedWithThoseThereAre() {
        Path file = write(text.replace("gaussian-copula", "oracle"));
        assertThatThrownBy(() -> HMA.load(file))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("'oracle'")
                .hasMessageContaining("gaussian-copula");
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        for (String number : List.of("NaN", "Infinity", "1e999", "-1e999", "0x10", "01")) {
            for (String field : List.of("(\"missing\": )[0-9]+", "(\"[a-z]+\": \\[)-?[0-9]+\\.[0-9]+")) {
                String changed = text.replaceFirst(field, "$1" + number);
                assertThat(changed).isNotEqualTo(text);
                Path file = write(changed);
                assertThatThrownBy(() -> HMA.load(file)).as(number).isInstanceOf(SynthesisException.class);
            }
        }
    }

    /** Whatever is missing, of another type or too much: a message, or a model; never another failure. */
    @Test
    void aModelThatWasChangedIsReadOrRefusedWithAMessage() {
        List<String> accepted = new ArrayList<>();
        Object tree = tree();
        visit(tree, "", (place, change) -> {
            String changed = print(tree);
            try {
                HMA.load(write(changed));
                accepted.add(change + " " + place);
            } catch (SynthesisException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception");
                assertThat(e.advice()).as("advice for " + e.getMessage()).isNotBlank();
            } catch (RuntimeException e) {
                fail(change + " at " + place, e);
            }
        });
        assertThat(accepted.stream()
                        // Parameters that are missing have their defaults.
                        .filter(a -> !a.contains(".parameters."))
                        .filter(a -> a.startsWith("removed") || a.startsWith("retyped") || a.startsWith("extra")))
                .isEmpty();
    }

    private interface Visitor {
        void changed(String place, String change);
    }

    /** Changes one thing after the other, and back. */
    private static void visit(Object node, String place, Visitor visitor) {
        if (node instanceof Map<?, ?>) {
            Map<String, Object> map = PlainJson.object(node);
            Map<String, Object> before = new LinkedHashMap<>(map);
            Consumer<Map<String, Object>> restore = m -> {
                m.clear();
                m.putAll(before);
            };
            map.put("unheard-of", "x");
            visitor.changed(place, "extra");
            restore.accept(map);
            for (String key : before.keySet()) {
                String inner = place.isEmpty() ? key : place + "." + key;
                map.remove(key);
                visitor.changed(inner, "removed");
                restore.accept(map);
                for (Object other : others(before.get(key))) {
                    map.put(key, other);
                    visitor.changed(inner, describe(before.get(key), other));
                    restore.accept(map);
                }
                if (!inner.equals("schema") && !inner.equals("provenance")) {
                    visit(before.get(key), inner, visitor);
                }
            }
        } else if (node instanceof List<?>) {
            List<Object> list = PlainJson.array(node);
            List<Object> before = new ArrayList<>(list);
            if (!list.isEmpty()) {
                list.remove(list.size() - 1);
                visitor.changed(place, "shortened");
                list.add(before.get(before.size() - 1));
                list.add(before.get(before.size() - 1));
                visitor.changed(place, "lengthened");
                list.remove(list.size() - 1);
            }
            // Long lists hold numbers that are all alike.
            for (int i = 0; i < Math.min(list.size(), 2); i++) {
                for (Object other : others(before.get(i))) {
                    list.set(i, other);
                    visitor.changed(place + "[" + i + "]", describe(before.get(i), other));
                }
                list.set(i, before.get(i));
                visit(before.get(i), place + "[" + i + "]", visitor);
            }
        }
    }

    private static List<Object> others(Object value) {
        if (value instanceof BigDecimal) {
            return Arrays.asList("x", true, BigDecimal.valueOf(-1), new BigDecimal("1e300"), new BigDecimal("0.5"));
        }
        if (value instanceof String) {
            return Arrays.asList(BigDecimal.TEN, "", "something else");
        }
        if (value instanceof Map || value instanceof List) {
            return Arrays.asList("x", BigDecimal.ONE, value instanceof Map ? new ArrayList<>() : new LinkedHashMap<>());
        }
        return List.of("x");
    }

    private static String describe(Object value, Object other) {
        boolean sameType = value instanceof BigDecimal && other instanceof BigDecimal
                || value instanceof String && other instanceof String
                || value == null;
        return sameType ? "revalued to " + other : "retyped to " + other;
    }

    private static String print(Object value) {
        StringBuilder out = new StringBuilder();
        print(value, out);
        return out.toString();
    }

    private static void print(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(before);
                print(entry.getKey(), out);
                out.append(':');
                print(entry.getValue(), out);
                before = ',';
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object each : list) {
                out.append(before);
                print(each, out);
                before = ',';
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String string) {
            out.append('"');
            string.chars().forEach(c -> {
                if (c < ' ' || c == '"' || c == '\\') {
                    out.append("\\u%04x".formatted(c));
                } else {
                    out.append((char) c);
                }
            });
            out.append('"');
        } else {
            out.append(value);
        }
    }
}
