package dev.hma.testkit.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.data.Batches;
import dev.hma.api.data.Column;
import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSink;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The storage format of the package description, of whose kind the kit has no contract. */
class GuideFormatTest {
    private static final Table TABLE = new Table(
            "table",
            List.of(
                    new ColumnSpec("whole", new ColumnType.Numerical("Int64")),
                    new ColumnSpec("real", new ColumnType.Numerical("Float")),
                    new ColumnSpec("text", new ColumnType.Categorical(List.of())),
                    new ColumnSpec("day", new ColumnType.Datetime("%m/%d/%Y"))),
            List.of());

    private final StorageFormat format = Guide.make("StreamFormat", StorageFormat.class);

    @TempDir
    private Path directory;

    /** Two rows, whose text is missing in the second; the day is written without leading zeros. */
    private static TableBatch rows(long number, String text) {
        BitSet second = new BitSet();
        second.set(1);
        return new TableBatch(
                2,
                List.of(
                        new Column.Longs(new long[] {number, 7, -1}, new BitSet()),
                        new Column.Doubles(new double[] {0.1, -2.5}, new BitSet()),
                        new Column.Texts(new int[] {0, 5}, new String[] {text}, second),
                        new Column.Datetimes(new long[] {86_400_000_000L, 0}, new BitSet(), true)));
    }

    private Path write(boolean commit) throws IOException {
        Path file = directory.resolve("table.stream");
        try (TableSink sink = format.sink(file, TABLE)) {
            sink.write(1, rows(20, "NA"));
            sink.write(0, rows(10, ""));
            if (commit) {
                sink.commit();
            }
        }
        return file;
    }

    private List<TableBatch> read(Path file, String... columns) throws IOException {
        List<TableBatch> batches = new ArrayList<>();
        try (Batches reading = format.source(file, TABLE).splits().get(0).open(List.of(columns))) {
            for (TableBatch batch = reading.next(); batch != null; batch = reading.next()) {
                batches.add(batch);
            }
        }
        return batches;
    }

    @Test
    void tablesComeBackAsTheyWereInTheOrderOfTheirBlocks() throws IOException {
        List<TableBatch> batches = read(write(true), "whole", "real", "text", "day");
        assertThat(batches).extracting(TableBatch::size).containsExactly(2, 2);
        TableBatch first = batches.get(0);
        assertThat(((Column.Longs) first.columns().get(0)).values()).containsExactly(10, 7);
        assertThat(((Column.Doubles) first.columns().get(1)).values()).containsExactly(0.1, -2.5);
        Column.Texts texts = (Column.Texts) first.columns().get(2);
        assertThat(texts.text(0)).isEmpty();
        assertThat(texts.nulls().stream()).containsExactly(1);
        Column.Datetimes days = (Column.Datetimes) first.columns().get(3);
        assertThat(days.micros()).containsExactly(86_400_000_000L, 0);
        assertThat(days.unpadded()).isTrue();
        assertThat(((Column.Texts) batches.get(1).columns().get(2)).text(0)).isEqualTo("NA");
    }

    @Test
    void columnsAreThoseThatAreAskedFor() throws IOException {
        Path file = write(true);
        assertThat(read(file, "day", "whole").get(1).columns())
                .extracting(Object::getClass)
                .containsExactly(Column.Datetimes.class, Column.Longs.class);
        assertThat(read(file).get(0).size()).isEqualTo(2);
    }

    @Test
    void anAbandonedSinkLeavesNothing() throws IOException {
        write(false);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }
}
