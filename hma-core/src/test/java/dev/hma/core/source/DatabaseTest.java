package dev.hma.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Batches;
import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Table TABLE = new Table(
            "t",
            List.of(
                    new ColumnSpec("a", new ColumnType.Numerical("Int64")),
                    new ColumnSpec("b", new ColumnType.Numerical("Int64"))),
            List.of("a"));
    private static final Schema SCHEMA = new Schema(List.of(TABLE), List.of());

    @TempDir
    Path home;

    private static TableBatch batch(long... values) {
        Column column = new Column.Longs(values, new BitSet());
        return new TableBatch(values.length, List.of(column, column));
    }

    private static long sum(TableSource source, List<String> columns) throws IOException {
        long sum = 0;
        for (TableSource.Split split : source.splits()) {
            try (Batches batches = split.open(columns)) {
                for (TableBatch batch = batches.next(); batch != null; batch = batches.next()) {
                    assertThat(batch.columns()).hasSize(columns.size());
                    sum += batch.size();
                }
            }
        }
        return sum;
    }

    @Test
    void aTableInMemoryIsReadAgainAndAgainWithWhateverColumns() throws IOException {
        MemoryTable source =
                MemoryTable.partitioned(TABLE, List.of(List.of(batch(1, 2), batch(3)), List.of(), List.of(batch(4))));
        assertThat(source.splits()).hasSize(3);
        for (List<String> columns : List.of(List.of("b"), List.of("b", "a"), List.<String>of())) {
            assertThat(sum(source, columns)).isEqualTo(4);
            assertThat(sum(source, columns)).isEqualTo(4);
        }
        assertThatThrownBy(() -> sum(source, List.of("c")))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("'c'");
    }

    @Test
    void aTableWithoutRowsHasNoBatches() throws IOException {
        assertThat(sum(MemoryTable.of(TABLE, batch()), List.of("a"))).isZero();
    }

    @Test
    void aTableWithoutASourceIsNamed() {
        assertThatThrownBy(() -> Database.of(SCHEMA, Map.of()))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("table t");
    }

    @Test
    void aDirectoryThatIsNotThereOrHasNoFileForATableIsReported() throws IOException {
        assertThatThrownBy(() -> new DirectoryTables(home.resolve("nowhere"), List.of()))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("nowhere");
        Path file = Files.writeString(home.resolve("file"), "x");
        assertThatThrownBy(() -> new DirectoryTables(file, List.of()))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("is not a directory");
        DirectoryTables tables = new DirectoryTables(home, List.of());
        assertThatThrownBy(() -> tables.open(TABLE))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("table t");
    }
}
