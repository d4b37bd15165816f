package dev.hma.evaluation;

import static dev.hma.evaluation.SmallDatabases.link;
import static dev.hma.evaluation.SmallDatabases.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any two databases. */
class LawsTest {
    private static final String[] METRICS = {"diagnostic", "integrity", "quality", "cardinality", "icc", "khop"};

    private static final Schema SCHEMA = new Schema(
            List.of(
                    table("p", "id key", "x number", "k text"),
                    table("c", "id key", "p key", "y number", "d day", "b flag"),
                    new Table(
                            "g",
                            table("g", "c key", "q key", "z number", "m text").columns(),
                            List.of()),
                    table("q", "id key", "w number")),
            List.of(link("p", "c", "p"), link("c", "g", "c"), link("q", "g", "q")));

    @TempDir
    Path folder;

    /** The lines of four tables: with missing values, orphans, keys that are there twice, few or many categories. */
    private static List<List<String>> database(long seed) {
        Random random = new Random(seed);
        int parents = 30 + random.nextInt(40);
        List<String> p = new ArrayList<>(List.of("id,x,k"));
        List<String> c = new ArrayList<>(List.of("id,p,y,d,b"));
        List<String> g = new ArrayList<>(List.of("c,q,z,m"));
        List<String> q = new ArrayList<>(List.of("id,w"));
        int categories = random.nextBoolean() ? 3 : 400;
        for (int i = 0; i < parents; i++) {
            int key = random.nextInt(20) == 0 ? 0 : i;
            p.add(key + "," + number(random) + ",k" + random.nextInt(categories));
            q.add(i + "," + number(random));
        }
        for (int i = 0; i < 300; i++) {
            c.add(i + "," + (random.nextInt(30) == 0 ? "" : random.nextInt(parents + 1)) + "," + number(random)
                    + ",2020-01-" + (10 + random.nextInt(20)) + "," + (random.nextBoolean() ? "True" : ""));
        }
        for (int i = 0; i < 500; i++) {
            g.add(random.nextInt(300) + "," + random.nextInt(parents) + "," + number(random) + ",m"
                    + random.nextInt(categories));
        }
        return List.of(p, c, g, q);
    }

    private static String number(Random random) {
        return random.nextInt(10) == 0 ? "" : String.valueOf(Math.round(10 * random.nextGaussian()) / 4.0);
    }

    private static List<List<String>> shuffled(List<List<String>> tables, long seed) {
        return tables.stream()
                .map(lines -> {
                    List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
                    Collections.shuffle(rows, new Random(seed));
                    rows.add(0, lines.get(0));
                    return rows;
                })
                .toList();
    }

    private SmallDatabases databases(List<List<String>> real, List<List<String>> synthetic) {
        SmallDatabases databases = new SmallDatabases(folder, SCHEMA);
        for (int t = 0; t < real.size(); t++) {
            String name = SCHEMA.tables().get(t).name();
            databases.real(name, real.get(t).toArray(String[]::new));
            databases.synthetic(name, synthetic.get(t).toArray(String[]::new));
        }
        return databases;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void scoresLieBetweenZeroAndOneAndTheOrderOfRowsChangesNothing(long seed) {
        List<List<String>> real = database(seed);
        List<List<String>> synthetic = database(seed + 100);

        ObjectNode figures = databases(real, synthetic).evaluate(METRICS);
        ObjectNode shuffled =
                databases(shuffled(real, 1), shuffled(synthetic, 2)).evaluate(METRICS);

        for (String key : List.of("score", "overall", "ks", "real", "synthetic", "column_shapes")) {
            for (String metric : METRICS) {
                for (JsonNode figure : figures.get(metric).findValues(key)) {
                    if (figure.isNumber()) {
                        assertThat(figure.asDouble()).as(key).isBetween(0.0, 1.0);
                    }
                }
            }
        }
        for (JsonNode hop : figures.at("/khop/hops")) {
            assertThat(hop.asDouble()).isBetween(0.0, 1.0);
        }
        assertThat(FigureDifferences.between(figures, shuffled, "", (path, expected) -> 1e-9))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void aDatabaseIsLikeItself(long seed) {
        List<List<String>> tables = database(seed);

        ObjectNode figures = databases(tables, tables).evaluate(METRICS);

        assertThat(figures.at("/quality/all_pairs/overall").asDouble()).isEqualTo(1);
        assertThat(figures.at("/quality/columns"))
                .allMatch(column -> column.get("score").asDouble() == 1);
        assertThat(figures.at("/quality/intertable_pairs"))
                .allMatch(pair -> pair.get("score").asDouble() == 1);
        assertThat(figures.at("/cardinality/max_ks").asDouble()).isZero();
        assertThat(figures.at("/icc/max_difference").asDouble()).isZero();
        assertThat(figures.at("/khop/hops/2").asDouble()).isEqualTo(1);
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        List<List<String>> real = database(8);
        List<List<String>> synthetic = database(9);

        ObjectNode one = databases(real, synthetic).threads(1).evaluate(METRICS);
        ObjectNode five = databases(real, synthetic).threads(5).evaluate(METRICS);

        assertThat(five).isEqualTo(one);
    }

    @Test
    void withAHoldoutEveryFigureIsThereTwice(@TempDir Path other) throws Exception {
        List<List<String>> real = database(10);
        List<List<String>> synthetic = database(11);
        List<List<String>> holdout = database(12);
        SmallDatabases databases = databases(real, synthetic);
        for (int t = 0; t < holdout.size(); t++) {
            databases.holdout(SCHEMA.tables().get(t).name(), holdout.get(t).toArray(String[]::new));
        }

        ObjectNode figures = databases.evaluate(METRICS);
        Files.createDirectories(other);
        ObjectNode instead = inFolder(other, real, holdout).evaluate(METRICS);

        for (String metric : METRICS) {
            assertThat(figures.get("holdout").get(metric)).as(metric).isEqualTo(instead.get(metric));
            assertThat(figures.get(metric)).as(metric).isNotEqualTo(instead.get(metric));
        }
    }

    private static SmallDatabases inFolder(Path folder, List<List<String>> real, List<List<String>> synthetic) {
        LawsTest test = new LawsTest();
        test.folder = folder;
        return test.databases(real, synthetic);
    }

    /** Any table may be missing, without rows, or have one row. */
    @ParameterizedTest
    @ValueSource(strings = {"missing", "no rows", "one row", "all missing", "one column", "other types"})
    void damageGivesFiguresOrNoneButNoFailure(String damage) {
        List<List<String>> real = database(13);
        for (int damaged = 0; damaged < real.size(); damaged++) {
            for (boolean side : new boolean[] {false, true}) {
                SmallDatabases databases = new SmallDatabases(folder, SCHEMA);
                for (int t = 0; t < real.size(); t++) {
                    String name = SCHEMA.tables().get(t).name();
                    String[] lines = real.get(t).toArray(String[]::new);
                    databases.both(name, lines);
                    if (t == damaged) {
                        damage(databases, side ? "real" : "synthetic", name, lines, damage);
                    }
                }

                ObjectNode figures = databases.evaluate(METRICS);

                assertThat(figures.toString()).doesNotContain("NaN");
                assertThat(figures.at("/diagnostic/data_structure").isNumber()).isTrue();
            }
        }
    }

    private static void damage(SmallDatabases databases, String side, String table, String[] lines, String damage) {
        String header = lines[0];
        String[] damaged = switch (damage) {
            case "no rows" -> new String[] {header};
            case "one row" -> new String[] {header, lines[1]};
            case "all missing" -> new String[] {header, header.replaceAll("[a-z]", ""), header.replaceAll("[a-z]", "")};
            case "one column" -> new String[] {"other", "1", "2"};
            case "other types" -> new String[] {header, header.replace("id", "a"), header.replace("id", "b")};
            default -> new String[0];
        };
        if (damaged.length == 0) {
            assertThat(databases
                            .directory(side)
                            .resolve(table + ".csv")
                            .toFile()
                            .delete())
                    .isTrue();
        } else if (side.equals("real")) {
            databases.real(table, damaged);
        } else {
            databases.synthetic(table, damaged);
        }
    }
}
