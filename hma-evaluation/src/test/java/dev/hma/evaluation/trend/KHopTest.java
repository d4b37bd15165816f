package dev.hma.evaluation.trend;

import static dev.hma.evaluation.SmallDatabases.link;
import static dev.hma.evaluation.SmallDatabases.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.SmallDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KHopTest {
    private static final Table TOP = table("top", "id key", "k text");
    private static final Table MIDDLE = table("middle", "id key", "top key");
    private static final Table LEFT = table("left", "id key", "top key");
    private static final Table BOTTOM = table("bottom", "id key", "middle key", "left key", "m text");

    @TempDir
    Path folder;

    private SmallDatabases databases(Relationship... relationships) {
        return new SmallDatabases(folder, new Schema(List.of(TOP, MIDDLE, LEFT, BOTTOM), List.of(relationships)))
                .both("top", "id,k", "0,a", "1,b")
                .both("middle", "id,top", "0,0", "1,1", "2,")
                .both("left", "id,top", "0,0", "1,1");
    }

    private static String[] rows(int count, IntFunction<String> row) {
        return IntStream.range(-1, count)
                .mapToObj(i -> i < 0 ? "id,middle,left,m" : i + "," + row.apply(i))
                .toArray(String[]::new);
    }

    private static final Relationship[] CHAIN = {link("top", "middle", "top"), link("middle", "bottom", "middle")};

    @Test
    void grandchildrenAreComparedWithTheirGrandparents() {
        ObjectNode khop = databases(CHAIN)
                .real("bottom", rows(40, i -> i % 2 + ",," + (i % 2 == 0 ? "u" : "v")))
                .synthetic("bottom", rows(40, i -> i % 2 + ",," + (i < 20 ? "u" : "v")))
                .figures("khop");

        // Real: (a, u) and (b, v), a half each. Synthetic: all four combinations, a quarter each.
        assertThat(khop.at("/hops/2").asDouble()).isEqualTo(0.5, offset(1e-12));
        assertThat(khop.at("/pairs/2").asInt()).isEqualTo(1);
        assertThat(khop.at("/hops").fieldNames()).toIterable().containsExactly("0", "1", "2");
        assertThat(khop.at("/hops/0").isNull()).isTrue();
        assertThat(khop.at("/pairs/1").asInt()).isZero();
    }

    @Test
    void chainsWithFewJoinedRowsAreLeftOutAndSaidToBe() {
        ObjectNode figures = databases(CHAIN)
                .real("bottom", rows(40, i -> "1,,u"))
                .synthetic("bottom", rows(40, i -> (i < 29 ? "1" : i < 35 ? "2" : "") + ",,u"))
                .evaluate("khop");

        assertThat(figures.at("/khop/hops").has("2")).isFalse();
        assertThat(figures.at("/notes/0/why").asText()).contains("40 real and 29 synthetic rows");
    }

    @Test
    void twoWaysBetweenTheSameTablesBothCount() {
        ObjectNode khop = databases(CHAIN[0], CHAIN[1], link("top", "left", "top"), link("left", "bottom", "left"))
                .both("bottom", rows(40, i -> i % 2 + "," + (i / 2) % 2 + ",u" + i % 3))
                .figures("khop");

        assertThat(khop.at("/pairs/2").asInt()).isEqualTo(2);
        assertThat(khop.at("/hops/2").asDouble()).isEqualTo(1);
    }

    @Test
    void relationshipsToTheSameTableAndWaysBackToTheStartAreNotUsed() {
        Table person = table("person", "id key", "boss key", "team key", "k text");
        Table team = table("team", "id key", "lead key", "m text");
        Schema schema = new Schema(
                List.of(person, team),
                List.of(
                        link("person", "person", "boss"),
                        link("person", "team", "lead"),
                        link("team", "person", "team")));
        String[] people = IntStream.range(-1, 60)
                .mapToObj(i -> i < 0 ? "id,boss,team,k" : i + "," + i / 2 + "," + i % 40 + ",k" + i % 4)
                .toArray(String[]::new);
        String[] teams = IntStream.range(-1, 40)
                .mapToObj(i -> i < 0 ? "id,lead,m" : i + "," + i + ",m" + i % 3)
                .toArray(String[]::new);
        ObjectNode khop = new SmallDatabases(folder, schema)
                .both("person", people)
                .both("team", teams)
                .figures("khop");

        // With the boss, three relationships; in chains, person-team-person-team and team-person-team-person alone
        // remain.
        assertThat(khop.at("/pairs/1").asInt()).isEqualTo(3);
        assertThat(khop.at("/hops").fieldNames()).toIterable().containsExactly("0", "1", "3");
        assertThat(khop.at("/pairs/3").asInt()).isEqualTo(2);
    }
}
