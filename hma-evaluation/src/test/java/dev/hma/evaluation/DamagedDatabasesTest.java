package dev.hma.evaluation;

import static dev.hma.evaluation.SmallDatabases.link;
import static dev.hma.evaluation.SmallDatabases.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Schema;
import dev.hma.core.Hma;
import dev.hma.core.progress.Progress;
import dev.hma.core.work.Workers;
import dev.hma.evaluation.data.DataReader;
import dev.hma.evaluation.detection.Detection;
import dev.hma.evaluation.detection.DetectionParameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every metric gives figures of every damaged database, or says why there are none. */
class DamagedDatabasesTest {
    private static final Hma HMA = Hma.create();

    private static final Schema SCHEMA = new Schema(
            List.of(
                    table("p", "id key", "x number", "k text"),
                    table("c", "id key", "p key", "y number", "d day", "b flag")),
            List.of(link("p", "c", "p")));

    @TempDir
    Path folder;

    /** What is wrong with a table of which the first line is the header. */
    private enum Damage {
        MISSING_TABLE,
        MISSING_COLUMN,
        MISSING_KEY_COLUMN,
        UNREADABLE,
        EMPTY,
        ONE_ROW,
        ALL_NULL,
        CONSTANT,
        REPEATED_KEYS,
        THOUSAND_CATEGORIES;

        /** Enough rows of children for every metric to have figures; more only where a thousand values are to differ. */
        int rows() {
            return this == THOUSAND_CATEGORIES ? 1100 : 260;
        }

        private interface Field {
            String of(String value, int row);
        }

        List<String> change(List<String> lines) {
            return switch (this) {
                case MISSING_TABLE -> List.of();
                case MISSING_COLUMN -> map(lines, 2, "gone", (value, row) -> value);
                case MISSING_KEY_COLUMN -> map(map(lines, 0, "gone", (v, row) -> v), 1, "lost", (v, row) -> v);
                case UNREADABLE -> all(lines, (value, row) -> "?" + row % 7);
                case EMPTY -> lines.subList(0, 1);
                case ONE_ROW -> lines.subList(0, 2);
                case ALL_NULL -> all(lines, (value, row) -> "");
                case CONSTANT -> all(lines, (value, row) -> "1");
                case REPEATED_KEYS -> map(lines, 0, null, (value, row) -> "3");
                case THOUSAND_CATEGORIES -> map(lines, 2, null, (value, row) -> Integer.toString(row * 7 % 1000));
            };
        }

        private static List<String> all(List<String> lines, Field field) {
            List<String> changed = lines;
            for (int column = 0; column < lines.get(0).split(",", -1).length; column++) {
                changed = map(changed, column, null, field);
            }
            return changed;
        }

        private static List<String> map(List<String> lines, int column, String header, Field field) {
            List<String> changed = new ArrayList<>();
            for (int row = 0; row < lines.size(); row++) {
                String[] values = lines.get(row).split(",", -1);
                if (row > 0) {
                    values[column] = field.of(values[column], row);
                } else if (header != null) {
                    values[column] = header;
                }
                changed.add(String.join(",", values));
            }
            return changed;
        }
    }

    private static List<String> parents() {
        List<String> lines = new ArrayList<>(List.of("id,x,k"));
        for (int i = 0; i < 60; i++) {
            lines.add(i + "," + i * 37 % 61 + ",k" + i * i % 4);
        }
        return lines;
    }

    private static List<String> children(int rows) {
        List<String> lines = new ArrayList<>(List.of("id,p,y,d,b"));
        for (int i = 0; i < rows; i++) {
            lines.add(i + "," + i * i % 1100 % 60 + "," + i * 53 % 97 + ",2020-01-" + (10 + i % 20) + ","
                    + (i % 3 == 0 ? "true" : "false"));
        }
        return lines;
    }

    private ObjectNode evaluate(String side, String table, Damage damage) {
        SmallDatabases databases = new SmallDatabases(folder.resolve(side + table), SCHEMA);
        for (String each : List.of("real", "synthetic")) {
            put(databases, each, "p", side.contains(each) && table.equals("p") ? damage : null, parents());
            put(
                    databases,
                    each,
                    "c",
                    side.contains(each) && table.equals("c") ? damage : null,
                    children(damage.rows()));
        }
        return measure(databases);
    }

    /** What an evaluation does with all metrics, detection on few rows and once: there are many databases. */
    private static ObjectNode measure(SmallDatabases databases) {
        Data real = new DataReader(SCHEMA, HMA.tables(databases.directory("real"))).read();
        Data synthetic = new DataReader(SCHEMA, HMA.tables(databases.directory("synthetic"))).read();
        List<NamedMetric> metrics = HMA.components().names(Metric.class).stream()
                .map(name -> new NamedMetric(name, metric(name)))
                .toList();
        ObjectNode figures = FigureJson.object();
        List<Note> notes = new ArrayList<>();
        try (Workers workers = new Workers(2)) {
            new MetricRun(SCHEMA, Draws.of(0).at("evaluate"), workers, Progress.NONE, notes)
                    .measure(metrics, real, synthetic, null, "", figures, metric -> true);
        }
        figures.set("notes", FigureJson.of(notes));
        return figures;
    }

    private static Metric metric(String name) {
        return name.equals("detection")
                ? Detection.component().maker().apply(new DetectionParameters(1, 0, 100))
                : HMA.components().make(Metric.class, name, null);
    }

    private static void put(SmallDatabases databases, String side, String table, Damage damage, List<String> lines) {
        List<String> changed = damage == null ? lines : damage.change(lines);
        if (!changed.isEmpty()) {
            String[] text = changed.toArray(String[]::new);
            if (side.equals("real")) {
                databases.real(table, text);
            } else {
                databases.synthetic(table, text);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void everyMetricGivesFiguresOrSaysWhyThereAreNone(Damage damage) {
        List<String> metrics = HMA.components().names(Metric.class);
        for (String side : List.of("synthetic", "real", "real and synthetic")) {
            for (String table : List.of("p", "c")) {
                String which = damage + " of " + table + " on the " + side + " side";
                ObjectNode figures = evaluate(side, table, damage);
                assertThat(figures.fieldNames()).toIterable().as(which).containsAll(metrics);
                assertThat(figures.toString()).as(which).doesNotContain("NaN", "Infinity");
                List<String> reasons = reasons(figures.get("notes"));
                assertThat(reasons).as("reasons, %s", which).doesNotHaveDuplicates();
                for (String metric : metrics) {
                    if (!hasNumber(figures.get(metric))) {
                        assertThat(reasons)
                                .as("%s has no figure, %s", metric, which)
                                .isNotEmpty();
                    }
                }
                if (damage.name().startsWith("MISSING")) {
                    assertThat(reasons)
                            .as(which)
                            .anyMatch(reason -> reason.startsWith(table) && reason.contains("left out: not on the"));
                }
            }
        }
    }

    private static List<String> reasons(JsonNode notes) {
        List<String> reasons = new ArrayList<>();
        notes.forEach(note ->
                reasons.add(note.get("what").asText() + ": " + note.get("why").asText()));
        return reasons;
    }

    private static boolean hasNumber(JsonNode figure) {
        if (figure.isNumber()) {
            return true;
        }
        for (JsonNode part : figure) {
            if (hasNumber(part)) {
                return true;
            }
        }
        return false;
    }
}
