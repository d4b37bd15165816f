package dev.hma.evaluation.validity;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticTest {
    private static final Schema FAMILY = new Schema(
            List.of(
                    table("p", "id key", "x number"),
                    new Table("c", table("c", "p key", "k text").columns(), List.of())),
            List.of(link("p", "c", "p")));

    @TempDir
    Path folder;

    private SmallDatabases databases(Table... tables) {
        return new SmallDatabases(folder, new Schema(List.of(tables), List.of()));
    }

    private SmallDatabases family() {
        return new SmallDatabases(folder, FAMILY);
    }

    @Test
    void aFlawlessDatabaseScoresOne() {
        ObjectNode diagnostic = family().both("p", "id,x", "1,3", "2,4")
                .both("c", "p,k", "1,a", "1,b")
                .figures("diagnostic");

        for (String figure : List.of("overall", "data_validity", "data_structure", "relationship_validity")) {
            assertThat(diagnostic.get(figure).asDouble()).as(figure).isEqualTo(1);
        }
        assertThat(diagnostic.fieldNames())
                .toIterable()
                .containsExactly(
                        "overall",
                        "data_validity",
                        "data_structure",
                        "relationship_validity",
                        "missing_tables",
                        "missing_columns",
                        "extra_tables",
                        "extra_columns",
                        "unreadable_columns",
                        "tables",
                        "columns",
                        "relationships");
    }

    @Test
    void aMissingTableScoresNothingAndSoDoItsRelationships() {
        ObjectNode figures = family().both("p", "id,x", "1,3")
                .real("c", "p,k", "1,a")
                .synthetic("other", "z", "1")
                .evaluate("diagnostic");
        ObjectNode diagnostic = (ObjectNode) figures.get("diagnostic");

        assertThat(diagnostic.at("/missing_tables/0").asText()).isEqualTo("c");
        assertThat(diagnostic.at("/extra_tables/0").asText()).isEqualTo("other");
        assertThat(diagnostic.at("/tables/c").asDouble()).isZero();
        assertThat(diagnostic.at("/data_structure").asDouble()).isEqualTo(0.5);
        assertThat(diagnostic.at("/relationship_validity").asDouble()).isZero();
        assertThat(diagnostic.get("relationships")).hasSize(2);
        assertThat(figures.get("notes").findValuesAsText("what")).contains("c", "p>c.p");
    }

    @Test
    void columnsThatAreMissingUnreadableOrTooManyLowerTheStructure() {
        ObjectNode diagnostic = databases(table("t", "x number", "y number", "k text", "m text"))
                .real("t", "x,y,k,m", "1,2,a,b")
                .synthetic("t", "x,k,m,new", "one,a,b,1")
                .figures("diagnostic");

        assertThat(diagnostic.at("/missing_columns/0").asText()).isEqualTo("t.y");
        assertThat(diagnostic.at("/unreadable_columns/0").asText()).isEqualTo("t.x");
        assertThat(diagnostic.at("/extra_columns/0").asText()).isEqualTo("t.new");
        // Equal are k and m; together there are x, y, k, m, the other x and the new one.
        assertThat(diagnostic.at("/tables/t").asDouble()).isEqualTo(2.0 / 6, offset(1e-12));
    }

    @Test
    void missingNumbersCountAsOutsideUnlessRealOnesAreMissingToo() {
        ObjectNode diagnostic = databases(table("t", "x number", "y number"))
                .real("t", "x,y", "1,1", "3,", "2,3")
                .synthetic("t", "x,y", "1,", "3,3", ",4", "4,1")
                .figures("diagnostic");

        assertThat(diagnostic.at("/columns/0/score").asDouble()).isEqualTo(2.0 / 4);
        assertThat(diagnostic.at("/columns/1/score").asDouble()).isEqualTo(2.0 / 3, offset(1e-12));
    }

    @Test
    void missingIsACategoryLikeAnyOther() {
        ObjectNode diagnostic = databases(table("t", "k text", "m text", "b flag"))
                .real("t", "k,m,b", "a,a,True", "b,,True")
                .synthetic("t", "k,m,b", "a,,t", ",c,0", "b,a,YES", "b,a,1")
                .figures("diagnostic");

        assertThat(diagnostic.at("/columns/0/score").asDouble()).isEqualTo(3.0 / 4);
        assertThat(diagnostic.at("/columns/1/score").asDouble()).isEqualTo(3.0 / 4);
        assertThat(diagnostic.at("/columns/2/score").asDouble()).isEqualTo(3.0 / 4);
    }

    @Test
    void missingForeignKeysAreExcusedByRealOnesThatAreMissing() {
        SmallDatabases databases =
                family().both("p", "id,x", "1,3", "2,3").synthetic("c", "p,k", "1,a", ",a", "9,a", "2,a");

        ObjectNode strict = databases.real("c", "p,k", "1,a").figures("diagnostic");
        ObjectNode lenient = databases.real("c", "p,k", "1,a", ",a").figures("diagnostic");

        assertThat(strict.at("/relationships/0/score").asDouble()).isEqualTo(2.0 / 4);
        assertThat(lenient.at("/relationships/0/score").asDouble()).isEqualTo(2.0 / 3, offset(1e-12));
    }

    @Test
    void missingCompositeForeignKeysAreNeverExcused() {
        Table parent = new Table("p", table("p", "a key", "b key").columns(), List.of("a", "b"));
        Table child = new Table("c", table("c", "a key", "b key").columns(), List.of());
        Schema schema = new Schema(
                List.of(parent, child), List.of(new Relationship("p", List.of("a", "b"), "c", List.of("a", "b"))));
        ObjectNode figures = new SmallDatabases(folder, schema)
                .both("p", "a,b", "1,1", "1,2")
                .both("c", "a,b", "1,1", "1,", "2,1", "1,2")
                .evaluate("diagnostic", "integrity");

        assertThat(figures.at("/diagnostic/relationships/0/relationship").asText())
                .isEqualTo("p>c.a+b");
        assertThat(figures.at("/diagnostic/relationships/0/score").asDouble()).isEqualTo(2.0 / 4);
        assertThat(figures.at("/integrity/relationships/p>c.a+b/orphans").asInt())
                .isEqualTo(1);
        assertThat(figures.at("/integrity/relationships/p>c.a+b/null_share_real")
                        .asDouble())
                .isEqualTo(1.0 / 4);
    }

    @Test
    void parentsWithMoreChildrenThanAnyRealOneAreOutOfBounds() {
        ObjectNode diagnostic = family().both("p", "id,x", "1,1", "2,1", "3,1", "4,1")
                .real("c", "p,k", "1,a", "2,a", "3,a", "4,a", "4,a")
                .synthetic("c", "p,k", "1,a", "1,a", "2,a", "2,a", "2,a", "3,a")
                .figures("diagnostic");

        // The real ones have 1 or 2; the synthetic ones 2, 3, 1 and 0.
        assertThat(diagnostic.at("/relationships/1/score").asDouble()).isEqualTo(2.0 / 4);
    }

    @Test
    void compositeKeysAreToldApartAsAWhole() {
        Table table = new Table("t", table("t", "a key", "b key").columns(), List.of("a", "b"));
        ObjectNode figures = databases(table)
                .real("t", "a,b", "1,1")
                .synthetic("t", "a,b", "1,1", "1,2", "1,2", ",", "1,")
                .evaluate("diagnostic", "integrity");

        assertThat(figures.at("/diagnostic/columns/0/column").asText()).isEqualTo("a+b");
        assertThat(figures.at("/diagnostic/columns/0/score").asDouble()).isEqualTo(3.0 / 5, offset(1e-12));
        assertThat(figures.at("/integrity/duplicate_primary_keys/t").asInt()).isEqualTo(3);
    }

    @Test
    void sidesWithoutRowsHaveNoScoresButAStructure() {
        ObjectNode empty = family().both("p", "id,x").both("c", "p,k").figures("diagnostic");

        assertThat(empty.get("data_validity").isNull()).isTrue();
        assertThat(empty.get("relationship_validity").isNull()).isTrue();
        assertThat(empty.get("overall").asDouble()).isEqualTo(1);
    }

    @Test
    void whatTheRealSideLacksHasNoScoreAndIsSaid() {
        ObjectNode figures = family().real("p", "id,x", "1,3")
                .synthetic("p", "id,x", "1,3")
                .synthetic("c", "p,k", "1,a")
                .evaluate("diagnostic", "integrity");

        assertThat(figures.at("/diagnostic/relationships/0/score").isNull()).isTrue();
        assertThat(figures.at("/integrity/relationships/p>c.p/null_share_real").isNull())
                .isTrue();
        assertThat(figures.get("notes").findValuesAsText("why")).contains("left out: not on the real side");
    }

    @Test
    void integrityCountsOrphansAndBrokenKeys() {
        ObjectNode integrity = family().both("p", "id,x", "1,1", "2,1", "1,1", ",1")
                .both("c", "p,k", "1,a", "9,a", ",a", "9,a")
                .figures("integrity");

        assertThat(integrity.get("violations").asInt()).isEqualTo(4);
        assertThat(integrity.at("/duplicate_primary_keys/p").asInt()).isEqualTo(2);
        assertThat(integrity.at("/relationships/p>c.p/orphans").asInt()).isEqualTo(2);
        assertThat(integrity.at("/relationships/p>c.p/null_share_synthetic").asDouble())
                .isEqualTo(0.25);
    }
}
