package dev.hma.evaluation.hierarchy;

import static dev.hma.evaluation.SmallDatabases.link;
import static dev.hma.evaluation.SmallDatabases.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.ReferencePairs;
import dev.hma.evaluation.SmallDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntraclassCorrelationTest {
    @TempDir
    Path folder;

    @Test
    void theExampleIsComputedAsExpected() {
        assumeTrue(ReferencePairs.examples().isPresent(), ReferencePairs.MISSING);
        JsonNode example = ReferencePairs.examples().orElseThrow().get("icc_without_thresholds");
        double[] numbers = doubles(example.get("value"));
        Groups groups = groups(example.get("parent"));
        double[] scores = NormalScores.of(numbers);

        assertThat(scores).containsExactly(doubles(example.get("normal_score")), offset(1e-6));
        OneWayAnova anova = OneWayAnova.ofNumbers(groups, scores);
        assertThat(anova.meanSquareBetween()).isEqualTo(example.get("msb").asDouble(), within(1e-6));
        assertThat(anova.meanSquareWithin()).isEqualTo(example.get("msw").asDouble(), within(1e-6));
        assertThat(anova.meanSize()).isEqualTo(example.get("n0").asDouble(), within(1e-6));
        ClusterEstimate estimate = ClusterEstimate.of(groups, new Values.Numbers(numbers));
        assertThat(estimate.correlation()).isEqualTo(example.get("icc").asDouble(), within(1e-6));
        assertThat(estimate.standardError()).isEqualTo(example.get("se").asDouble(), within(1e-6));
        ClusterEstimate category = ClusterEstimate.of(groups, texts(example.get("category")));
        assertThat(category.correlation()).isEqualTo(example.get("icc_category").asDouble(), within(1e-6));
        assertThat(category.standardError())
                .isEqualTo(example.get("se_category").asDouble(), within(1e-6));
    }

    private static double[] doubles(JsonNode list) {
        return IntStream.range(0, list.size())
                .mapToDouble(i -> list.get(i).asDouble())
                .toArray();
    }

    private static Groups groups(JsonNode parents) {
        int[] groupOf = IntStream.range(0, parents.size())
                .map(i -> parents.get(i).asInt())
                .toArray();
        int[] sizes = new int[Arrays.stream(groupOf).max().orElseThrow() + 1];
        Arrays.stream(groupOf).forEach(group -> sizes[group]++);
        return new Groups(IntStream.range(0, groupOf.length).toArray(), groupOf, sizes);
    }

    private static Values.Texts texts(JsonNode list) {
        List<String> dictionary = new ArrayList<>();
        list.forEach(text -> {
            if (!dictionary.contains(text.asText())) {
                dictionary.add(text.asText());
            }
        });
        int[] codes = IntStream.range(0, list.size())
                .map(i -> dictionary.indexOf(list.get(i).asText()))
                .toArray();
        return new Values.Texts(codes, dictionary.toArray(String[]::new));
    }

    private SmallDatabases family() {
        Table child = new Table("c", table("c", "p key", "x number", "k text").columns(), List.of());
        return new SmallDatabases(
                folder, new Schema(List.of(table("p", "id key"), child), List.of(link("p", "c", "p"))));
    }

    private static String[] parents(int count) {
        return IntStream.range(-1, count).mapToObj(i -> i < 0 ? "id" : "" + i).toArray(String[]::new);
    }

    /** Families of 5 whose numbers have a part in common, and a category that follows from the number. */
    private static String[] children(int families, double common, long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(List.of("p,x,k"));
        for (int family = 0; family < families; family++) {
            double shared = random.nextGaussian() * Math.sqrt(common);
            for (int i = 0; i < 5; i++) {
                double x = shared + random.nextGaussian() * Math.sqrt(1 - common);
                lines.add(family + "," + Math.exp(x) + "," + (x > 0 ? "high" : "low"));
            }
        }
        return lines.toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.4, 0.8})
    void theShareThatFamiliesHaveInCommonIsFoundWhateverTheMarginal(double common) {
        ObjectNode icc = family().both("p", parents(300))
                .real("c", children(300, common, 1))
                .synthetic("c", children(300, 0, 2))
                .figures("icc");
        JsonNode x = icc.at("/relationships/p>c.p/columns/x");

        assertThat(x.get("real").asDouble()).isEqualTo(common, within(0.06));
        assertThat(x.get("se_real").asDouble()).isBetween(0.005, 0.04);
        assertThat(x.get("difference").asDouble())
                .isEqualTo(
                        Math.abs(x.get("real").asDouble() - x.get("synthetic").asDouble()), within(1e-12));
        assertThat(x.get("rows_real").asInt()).isEqualTo(1500);
        assertThat(x.get("parents_synthetic").asInt()).isEqualTo(300);
        assertThat(icc.get("compared").asInt()).isEqualTo(2);
    }

    @Test
    void fewRowsOrParentsGiveNoFigureAndSaySo() {
        ObjectNode figures = family().both("p", parents(300))
                .real("c", children(39, 0.5, 1))
                .synthetic("c", children(300, 0.5, 1))
                .evaluate("icc");

        JsonNode icc = figures.get("icc");
        assertThat(icc.at("/relationships/p>c.p/columns/x/real").isNull()).isTrue();
        assertThat(icc.at("/relationships/p>c.p/columns/x/synthetic").isNull()).isFalse();
        assertThat(icc.get("mean_difference").isNull()).isTrue();
        assertThat(icc.get("max_difference").isNull()).isTrue();
        assertThat(icc.get("compared").asInt()).isZero();
        assertThat(figures.at("/notes/0/why").asText())
                .isEqualTo(
                        "no intraclass correlation on the real side: 195 values of 39 parents; 200 of 20 are needed");
    }

    @Test
    void constantsAndOnlyChildrenAndEmptyTablesGiveNoFigure() {
        String[] constant = IntStream.range(-1, 300)
                .mapToObj(i -> i < 0 ? "p,x,k" : i / 5 + ",7,a")
                .toArray(String[]::new);
        String[] only = IntStream.range(-1, 300)
                .mapToObj(i -> i < 0 ? "p,x,k" : i + "," + i + ",a" + i % 2)
                .toArray(String[]::new);
        SmallDatabases databases = family().both("p", parents(300));

        JsonNode one = databases.real("c", constant).synthetic("c", only).figures("icc");
        JsonNode other = databases.synthetic("c", "p,x,k").figures("icc");

        for (String column : List.of("x", "k")) {
            JsonNode figures = one.at("/relationships/p>c.p/columns/" + column);
            assertThat(figures.get("real").isNull()).isTrue();
            assertThat(figures.get("se_real").isNull()).isTrue();
            assertThat(figures.get("synthetic").isNull()).isTrue();
        }
        assertThat(other.at("/relationships/p>c.p/columns/x/rows_synthetic").asInt())
                .isZero();
    }

    @Test
    void aValueOfASingleFamilyStandsForFullLikeness() {
        String[] children = IntStream.range(-1, 300)
                .mapToObj(i -> i < 0 ? "p,x,k" : i / 10 + "," + i + ",family" + i / 10)
                .toArray(String[]::new);

        JsonNode k = family().both("p", parents(30))
                .both("c", children)
                .figures("icc")
                .at("/relationships/p>c.p/columns/k");

        assertThat(k.get("real").asDouble()).isEqualTo(1, within(1e-12));
        assertThat(k.get("se_real").asDouble()).isEqualTo(0, within(1e-9));
    }

    @Test
    void equalNumbersShareTheMeanOfTheirRanksAndZeroHasNoSign() {
        assertThat(NormalScores.of(new double[] {0.0, -0.0, 0.0, -0.0})).containsOnly(0.0);
        double[] scores = NormalScores.of(new double[] {5, 1, 1, 9});
        assertThat(scores[1]).isEqualTo(scores[2]).isLessThan(scores[0]);
        assertThat(scores[0]).isLessThan(scores[3]);
    }
}
