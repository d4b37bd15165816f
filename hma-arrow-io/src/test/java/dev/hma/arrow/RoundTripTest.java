package dev.hma.arrow;

import static dev.hma.arrow.Samples.BOOL;
import static dev.hma.arrow.Samples.ID;
import static dev.hma.arrow.Samples.INT;
import static dev.hma.arrow.Samples.REAL;
import static dev.hma.arrow.Samples.TEXT;
import static dev.hma.arrow.Samples.batch;
import static dev.hma.arrow.Samples.datetime;
import static dev.hma.arrow.Samples.datetimes;
import static dev.hma.arrow.Samples.doubles;
import static dev.hma.arrow.Samples.longs;
import static dev.hma.arrow.Samples.read;
import static dev.hma.arrow.Samples.table;
import static dev.hma.arrow.Samples.texts;
import static dev.hma.arrow.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.data.Batches;
import dev.hma.api.data.Column;
import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    @TempDir
    Path directory;

    static List<StorageFormat> formats() {
        return List.of(new CsvFormat(), new ArrowFormat());
    }

    private Path file(StorageFormat format) {
        return directory.resolve("t." + format.extensions().get(0));
    }

    private List<List<@Nullable Object>> through(StorageFormat format, Table table, TableBatch... blocks)
            throws IOException {
        write(format.sink(file(format), table), blocks);
        return read(format.source(file(format), table), table.columnNames());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyTypeComesBackWithItsNulls(StorageFormat format) throws IOException {
        Table table = table(
                "id", ID, "n", INT, "x", REAL, "b", BOOL, "c", TEXT, "d", datetime("%Y-%m-%d"), "m", datetime(null));
        TableBatch rows = batch(
                3,
                texts("a1", null, "007"),
                longs(null, Long.MIN_VALUE, Long.MAX_VALUE),
                doubles(1e-300, -0.0, null),
                longs(1L, null, 0L),
                texts(null, "", "NA"),
                datetimes(false, 0L, null, -86_400_000_000L),
                datetimes(false, null, 1L, 1_000_000L));
        assertThat(through(format, table, rows))
                .containsExactly(
                        Arrays.asList("a1", null, 1e-300, 1L, null, 0L, null),
                        Arrays.asList(null, Long.MIN_VALUE, -0.0, null, "", null, 1L),
                        Arrays.asList("007", Long.MAX_VALUE, null, 0L, "NA", -86_400_000_000L, 1_000_000L));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyTextComesBack(StorageFormat format) throws IOException {
        String[] nasty = {
            "",
            " ",
            "a,b",
            "\"",
            "\"\"",
            "say \"hi\"",
            "\"all\"",
            "two\r\nlines",
            "\n",
            "\r",
            "NA",
            "null",
            "NULL",
            "NaN",
            "00123",
            "1e5",
            "emoji \uD83D\uDE00 \u00E9\u4E2D",
            "\uFEFFmark",
            "\0",
            "'",
            "\t",
            "#no comment",
            "=1+1",
            ","
        };
        String[] names = {"with,comma", "with \"quote\"", "with\nbreak", "\u00E9"};
        Table table = table(names[0], TEXT, names[1], ID, names[2], TEXT, names[3], TEXT);
        TableBatch rows =
                batch(nasty.length, texts(nasty), texts(nasty), texts(nasty), texts(new String[nasty.length]));
        List<List<@Nullable Object>> back = through(format, table, rows);
        assertThat(back).hasSize(nasty.length);
        for (int i = 0; i < nasty.length; i++) {
            assertThat(back.get(i)).isEqualTo(Arrays.asList(nasty[i], nasty[i], nasty[i], null));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void oneColumnKeepsNullsAndEmptyTexts(StorageFormat format) throws IOException {
        List<List<@Nullable Object>> back = through(format, table("c", TEXT), batch(4, texts(null, "", "a", null)));
        assertThat(back)
                .containsExactly(Arrays.asList((Object) null), List.of(""), List.of("a"), Arrays.asList((Object) null));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aTableWithoutRowsComesBack(StorageFormat format) throws IOException {
        Table table = table("a", INT, "b", TEXT, "c", REAL, "d", datetime(null), "e", BOOL);
        assertThat(through(format, table)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void keysThatAreNumbersComeBackAsTexts(StorageFormat format) throws IOException {
        assertThat(through(format, table("id", ID), batch(2, longs(1L, 20L)), batch(1, longs((Long) null))))
                .containsExactly(List.of("1"), List.of("20"), Arrays.asList((Object) null));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void manyRandomRowsComeBackInWhateverColumnsAreAskedFor(StorageFormat format) throws IOException {
        Table table = table("id", ID, "n", INT, "x", REAL, "c", TEXT, "t", datetime(null), "b", BOOL);
        SplittableRandom random = new SplittableRandom(7);
        TableBatch[] blocks = new TableBatch[5];
        List<List<@Nullable Object>> expected = new ArrayList<>();
        for (int k = 0; k < blocks.length; k++) {
            blocks[k] = randomBlock(1 + random.nextInt(9000), random);
            Samples.addRows(blocks[k], expected);
        }
        assertThat(through(format, table, blocks)).isEqualTo(expected);

        TableSource source = format.source(file(format), table);
        assertThat(read(source, List.of("t", "n")))
                .isEqualTo(expected.stream()
                        .map(row -> Arrays.asList(row.get(4), row.get(1)))
                        .toList());
        assertThat(read(source, List.of("c", "c")))
                .isEqualTo(expected.stream()
                        .map(row -> Arrays.asList(row.get(3), row.get(3)))
                        .toList());
        int rows = 0;
        try (Batches batches = source.splits().get(0).open(List.of())) {
            for (TableBatch batch = batches.next(); batch != null; batch = batches.next()) {
                assertThat(batch.size()).isPositive();
                assertThat(batch.columns()).isEmpty();
                rows += batch.size();
            }
        }
        assertThat(rows).isEqualTo(expected.size());
    }

    private static TableBatch randomBlock(int rows, SplittableRandom random) {
        long[] n = new long[rows];
        long[] t = new long[rows];
        long[] b = new long[rows];
        double[] x = new double[rows];
        int[] c = new int[rows];
        String[] ids = new String[rows];
        String[] words = new String[50];
        Arrays.setAll(words, i -> "word " + (i % 40) + (i % 3 == 0 ? ", \u00E9" : ""));
        for (int i = 0; i < rows; i++) {
            n[i] = random.nextLong() >> random.nextInt(64);
            t[i] = random.nextLong(-60_000_000_000_000_000L, 250_000_000_000_000_000L);
            b[i] = random.nextInt(2);
            x[i] = randomReal(random);
            c[i] = random.nextInt(words.length);
            ids[i] = "id" + random.nextLong();
        }
        return batch(
                rows,
                new Column.Texts(range(rows), ids, nulls(rows, random)),
                new Column.Longs(n, nulls(rows, random)),
                new Column.Doubles(x, nulls(rows, random)),
                new Column.Texts(c, words, nulls(rows, random)),
                new Column.Datetimes(t, nulls(rows, random), false),
                new Column.Longs(b, nulls(rows, random)));
    }

    private static double randomReal(SplittableRandom random) {
        double any = Double.longBitsToDouble(random.nextLong());
        return switch (random.nextInt(3)) {
            case 0 -> Double.isFinite(any) ? any : 0.5;
            case 1 -> Math.rint(random.nextDouble() * 1e6) / 100;
            default -> random.nextDouble() * 1000;
        };
    }

    private static int[] range(int rows) {
        int[] range = new int[rows];
        Arrays.setAll(range, i -> i);
        return range;
    }

    private static BitSet nulls(int rows, SplittableRandom random) {
        BitSet nulls = new BitSet();
        int every = 1 + random.nextInt(20);
        for (int i = random.nextInt(20); i < rows; i += every) {
            nulls.set(i);
        }
        return nulls;
    }
}
