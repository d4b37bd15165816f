package dev.hma.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.source.Database;
import dev.hma.core.source.MemoryTable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimilarityTest {
    private static final Table PARENTS =
            new Table("parents", List.of(new ColumnSpec("id", new ColumnType.Id(null))), List.of("id"));
    private static final Table CHILDREN = new Table(
            "children",
            List.of(
                    new ColumnSpec("parent", new ColumnType.Id(null)),
                    new ColumnSpec("size", new ColumnType.Numerical("Float")),
                    new ColumnSpec("colour", new ColumnType.Categorical(List.of())),
                    new ColumnSpec("born", new ColumnType.Datetime("%Y")),
                    new ColumnSpec("well", new ColumnType.Bool()),
                    new ColumnSpec("name", new ColumnType.Text("name"))),
            List.of());
    private static final Schema SCHEMA = new Schema(
            List.of(PARENTS, CHILDREN),
            List.of(new Relationship("parents", List.of("id"), "children", List.of("parent"))));

    private static Database database(
            String parents, String children, double[] sizes, String colours, long[] born, long[] well) {
        TableBatch rows = new TableBatch(
                sizes.length,
                List.of(
                        texts(children),
                        new Column.Doubles(sizes, nulls(sizes)),
                        texts(colours),
                        new Column.Datetimes(born, new BitSet(), false),
                        new Column.Longs(well, new BitSet()),
                        texts(children)));
        return Database.of(
                SCHEMA,
                Map.of(
                        "parents",
                        MemoryTable.of(PARENTS, new TableBatch(parents.length(), List.of(texts(parents)))),
                        "children",
                        MemoryTable.of(CHILDREN, rows)));
    }

    /** A text per letter; a dot is missing. */
    private static Column texts(String letters) {
        BitSet nulls = new BitSet();
        for (int i = 0; i < letters.length(); i++) {
            nulls.set(i, letters.charAt(i) == '.');
        }
        int[] codes = new int[letters.length()];
        Arrays.setAll(codes, i -> i);
        return new Column.Texts(codes, letters.split(""), nulls);
    }

    private static BitSet nulls(double[] values) {
        BitSet nulls = new BitSet();
        for (int i = 0; i < values.length; i++) {
            nulls.set(i, Double.isNaN(values[i]));
        }
        return nulls;
    }

    private static final Database REAL = database(
            "abcd", "aab.", new double[] {1, 2, 3, Double.NaN}, "rrg.", new long[] {1, 2, 3, 4}, new long[] {0, 0, 1, 1
            });

    @Test
    void aDatabaseIsLikeItself() {
        Similarity similarity = Similarity.of(REAL, REAL);
        assertThat(similarity.columns().get("children"))
                .containsOnlyKeys("size", "colour", "born", "well")
                .allSatisfy((column, value) -> assertThat(value).isEqualTo(1));
        assertThat(similarity.table("children")).hasValue(1);
        assertThat(similarity.children().values()).containsExactly(1.0);
    }

    @Test
    void distancesAreThoseOfTheTextbook() {
        Database other = database(
                "wxyz", "wxyz", new double[] {1, 2, 2, 3}, "rrgb", new long[] {5, 6, 7, 8}, new long[] {1, 1, 1, 1});
        Similarity similarity = Similarity.of(REAL, other);
        Map<String, Double> columns = similarity.columns().get("children");
        // The missing quarter is below all others, and the largest step.
        assertThat(columns.get("size")).isEqualTo(0.75, within(1e-12));
        // A quarter missing on one side, a quarter blue on the other.
        assertThat(columns.get("colour")).isEqualTo(0.75, within(1e-12));
        assertThat(columns.get("born")).isEqualTo(0);
        assertThat(columns.get("well")).isEqualTo(0.5);
        assertThat(similarity.table("children")).hasValueCloseTo(0.5, within(1e-12));
        // Two, one, none, none against one each: half of the parents have none.
        assertThat(similarity.children().values()).containsExactly(0.5);
    }

    @Test
    void aTableOfKeysAloneHasNoSimilarity() {
        assertThat(Similarity.of(REAL, REAL).table("parents")).isEmpty();
    }

    @Test
    void emptyTablesAreLikeEmptyTablesOnly() {
        Database empty = database("", "", new double[0], "", new long[0], new long[0]);
        assertThat(Similarity.of(empty, empty).columns().get("children").values())
                .containsOnly(1.0);
        assertThat(Similarity.of(REAL, empty).columns().get("children").values())
                .containsOnly(0.0);
        assertThat(Similarity.of(REAL, empty).children().values()).containsExactly(0.0);
    }
}
