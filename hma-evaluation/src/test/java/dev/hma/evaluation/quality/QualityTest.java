package dev.hma.evaluation.quality;

import static dev.hma.evaluation.SmallDatabases.link;
import static dev.hma.evaluation.SmallDatabases.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.ReferencePairs;
import dev.hma.evaluation.SmallDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityTest {
    @TempDir
    Path folder;

    private SmallDatabases databases(Table... tables) {
        return new SmallDatabases(folder, new Schema(List.of(tables), List.of()));
    }

    @Test
    void shapesAndPairsOfTheExampleAreTheOnesExpected() {
        assumeTrue(ReferencePairs.examples().isPresent(), ReferencePairs.MISSING);
        JsonNode examples = ReferencePairs.examples().orElseThrow();
        SmallDatabases databases = databases(table("t", "x number", "y number", "k text", "m text"))
                .real("t", lines(examples.get("real")))
                .synthetic("t", lines(examples.get("synthetic")));

        ObjectNode quality = databases.figures("quality");

        assertExpected(quality.get("columns"), examples.get("shapes"));
        assertExpected(quality.get("column_pairs"), examples.get("pairs"));
    }

    private static String[] lines(JsonNode columns) {
        return IntStream.range(-1, columns.get("x").size())
                .mapToObj(row -> row < 0
                        ? "x,y,k,m"
                        : String.join(
                                ",",
                                List.of("x", "y", "k", "m").stream()
                                        .map(name -> columns.get(name).get(row))
                                        .map(value -> value.isNull() ? "" : value.asText())
                                        .toList()))
                .toArray(String[]::new);
    }

    private static void assertExpected(JsonNode actual, JsonNode expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            for (String key : List.of("column", "column_1", "column_2", "metric")) {
                assertThat(actual.get(i).path(key).asText())
                        .isEqualTo(
                                expected.get(i).has(key)
                                        ? expected.get(i).get(key).asText()
                                        : actual.get(i).path(key).asText());
            }
            for (String key : List.of("score", "association_real")) {
                assertThat(actual.get(i).path(key).asDouble())
                        .as(key)
                        .isEqualTo(expected.get(i).path(key).asDouble(), within(1e-6));
            }
        }
    }

    @Test
    void theKeysAreThoseOfTheReference() {
        ObjectNode quality = databases(table("t", "x number", "k text"))
                .both("t", "x,k", "1,a", "2,b")
                .figures("quality");

        assertThat(quality.fieldNames())
                .toIterable()
                .containsExactly("all_pairs", "strong_pairs", "columns", "column_pairs", "intertable_pairs");
        assertThat(quality.get("all_pairs").fieldNames())
                .toIterable()
                .containsExactly(
                        "overall",
                        "column_shapes",
                        "column_pair_trends",
                        "cardinality",
                        "intertable_trends",
                        "pairs",
                        "intertable_pairs");
        assertThat(quality.at("/column_pairs/0").fieldNames())
                .toIterable()
                .containsExactly("table", "column_1", "column_2", "metric", "association_real", "score");
    }

    @Test
    void aSideWithoutRowsHasNoScoresAndSaysSo() {
        ObjectNode figures = databases(table("t", "x number", "k text"))
                .real("t", "x,k", "1,a", "2,b")
                .synthetic("t", "x,k")
                .evaluate("quality");

        assertThat(figures.at("/quality/all_pairs/overall").isNull()).isTrue();
        assertThat(figures.at("/quality/all_pairs/pairs").asInt()).isZero();
        assertThat(figures.at("/quality/columns"))
                .allMatch(column -> column.get("score").isNull());
        assertThat(figures.at("/quality/column_pairs"))
                .allMatch(pair -> pair.get("score").isNull());
        assertThat(figures.get("notes").findValuesAsText("what")).contains("t.x", "t.k", "column pairs");
    }

    @Test
    void columnsWithoutValuesHaveNoShapeButBinsLikeOthers() {
        ObjectNode quality = databases(table("t", "x number", "k text"))
                .both("t", "x,k", ",a", ",b", ",a")
                .figures("quality");

        assertThat(quality.at("/columns/0/score").isNull()).isTrue();
        assertThat(quality.at("/columns/1/score").asDouble()).isEqualTo(1);
        assertThat(quality.at("/column_pairs/0/score").asDouble()).isEqualTo(1);
        assertThat(quality.at("/column_pairs/0/association_real").isNull()).isTrue();
    }

    @Test
    void aConstantNumberHasNoCorrelationButABinNextToTexts() {
        ObjectNode quality = databases(table("t", "x number", "y number", "k text"))
                .both("t", "x,y,k", "0.1,1,a", "0.1,2,b", "0.1,4,c")
                .figures("quality");

        assertThat(quality.at("/column_pairs/0/score").isNull()).isTrue();
        assertThat(quality.at("/column_pairs/0/association_real").isNull()).isTrue();
        assertThat(quality.at("/column_pairs/1/score").asDouble()).isEqualTo(1);
        assertThat(quality.at("/all_pairs/pairs").asInt()).isEqualTo(2);
    }

    @Test
    void aConstantDayHasNoScoreNextToTexts() {
        ObjectNode quality = databases(table("t", "d day", "k text"))
                .real("t", "d,k", "2020-01-01,a", "2020-02-01,b")
                .synthetic("t", "d,k", "2020-01-01,a", "2020-01-01,b")
                .figures("quality");

        assertThat(quality.at("/column_pairs/0/score").isNull()).isTrue();
    }

    @Test
    void aThousandCategoriesOfWhichHalfAreUnknownShareHalf() {
        String[] real = IntStream.range(-1, 1000)
                .mapToObj(i -> i < 0 ? "k,m" : "k" + i + ",m" + i % 500)
                .toArray(String[]::new);
        String[] synthetic = IntStream.range(-1, 1000)
                .mapToObj(i -> i < 0 ? "k,m" : (i < 500 ? "k" : "new") + i + ",m" + i % 500)
                .toArray(String[]::new);
        ObjectNode quality = databases(table("t", "k text", "m text"))
                .real("t", real)
                .synthetic("t", synthetic)
                .figures("quality");

        assertThat(quality.at("/columns/0/score").asDouble()).isEqualTo(0.5, offset(1e-12));
        assertThat(quality.at("/column_pairs/0/score").asDouble()).isEqualTo(0.5, offset(1e-12));
        assertThat(quality.at("/column_pairs/0/association_real").asDouble()).isEqualTo(1, offset(1e-12));
    }

    @Test
    void onlyStrongDependenceCountsInTheStrongReading() {
        // x and y are one, z has nothing to do with them; on the synthetic side x and y are opposed.
        ObjectNode quality = databases(table("t", "x number", "y number", "z number"))
                .real("t", "x,y,z", "1,1,1", "2,2,-1", "3,3,-1", "4,4,1")
                .synthetic("t", "x,y,z", "1,4,1", "2,3,-1", "3,2,-1", "4,1,1")
                .figures("quality");

        assertThat(quality.at("/all_pairs/pairs").asInt()).isEqualTo(3);
        assertThat(quality.at("/strong_pairs/pairs").asInt()).isEqualTo(1);
        assertThat(quality.at("/strong_pairs/column_pair_trends").asDouble()).isEqualTo(0, offset(1e-12));
        assertThat(quality.at("/all_pairs/column_pair_trends").asDouble()).isEqualTo(2.0 / 3, offset(1e-12));
        assertThat(quality.at("/strong_pairs/column_shapes")).isEqualTo(quality.at("/all_pairs/column_shapes"));
    }

    @Test
    void aChildStandsBesideEachOfTheParentsThatShareItsKey() {
        Schema schema = new Schema(
                List.of(table("p", "id key", "k text"), table("c", "p key", "m text")), List.of(link("p", "c", "p")));
        schema = new Schema(
                List.of(schema.table("p"), new Table("c", schema.table("c").columns(), List.of())),
                schema.relationships());
        ObjectNode quality = new SmallDatabases(folder, schema)
                .real("p", "id,k", "1,a", "2,b")
                .synthetic("p", "id,k", "1,a", "1,b")
                .both("c", "p,m", "1,u", "2,v", "7,u", ",u")
                .figures("quality");

        // Real: (a, u), (b, v). Synthetic: (a, u), (b, u).
        assertThat(quality.at("/intertable_pairs/0/score").asDouble()).isEqualTo(0.5, offset(1e-12));
        assertThat(quality.at("/intertable_pairs/0/relationship").asText()).isEqualTo("p>c.p");
    }

    @Test
    void keysThatAreRepeatedWithoutEndAreLeftOutAndSaidToBe() {
        Schema schema = new Schema(
                List.of(
                        table("p", "id key", "k text"),
                        new Table("c", table("c", "p key", "m text").columns(), List.of())),
                List.of(link("p", "c", "p")));
        String[] parents =
                IntStream.range(-1, 3000).mapToObj(i -> i < 0 ? "id,k" : "1,a").toArray(String[]::new);
        String[] children =
                IntStream.range(-1, 3000).mapToObj(i -> i < 0 ? "p,m" : "1,u").toArray(String[]::new);
        ObjectNode figures = new SmallDatabases(folder, schema)
                .real("p", "id,k", "1,a", "2,b")
                .real("c", "p,m", "1,u", "2,v")
                .synthetic("p", parents)
                .synthetic("c", children)
                .evaluate("quality", "khop");

        assertThat(figures.at("/quality/all_pairs/intertable_pairs").asInt()).isZero();
        assertThat(figures.at("/khop/hops/1").isNull()).isTrue();
        assertThat(figures.get("notes").findValuesAsText("why")).anyMatch(why -> why.contains("repeated so often"));
    }

    @Test
    void whatASideLacksTakesNoPart() {
        ObjectNode quality = databases(
                        table("t", "x number", "y number", "k text"), table("u", "x number"), table("v", "x number"))
                .both("t", "x,k", "1,a", "2,b")
                .real("u", "x", "1")
                .synthetic("v", "x", "1")
                .figures("quality");

        assertThat(quality.get("columns").findValuesAsText("column")).containsExactly("x", "k");
        assertThat(quality.get("column_pairs")).hasSize(1);
    }
}
