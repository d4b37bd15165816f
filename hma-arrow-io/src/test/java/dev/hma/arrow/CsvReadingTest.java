package dev.hma.arrow;

import static dev.hma.arrow.Samples.BOOL;
import static dev.hma.arrow.Samples.ID;
import static dev.hma.arrow.Samples.INT;
import static dev.hma.arrow.Samples.REAL;
import static dev.hma.arrow.Samples.TEXT;
import static dev.hma.arrow.Samples.datetime;
import static dev.hma.arrow.Samples.read;
import static dev.hma.arrow.Samples.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Batches;
import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {
    private final CsvFormat format = new CsvFormat();

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("t.csv");
    }

    private List<List<@Nullable Object>> rows(String text, Table table) throws IOException {
        Files.writeString(file, text);
        return read(format.source(file, table), table.columnNames());
    }

    @Test
    void anEmptyFieldIsNullAndQuotesMakeAnEmptyText() throws IOException {
        Table table = table("c", TEXT, "id", ID, "n", INT, "x", REAL, "b", BOOL, "d", datetime("%Y-%m-%d"));
        assertThat(rows("c,id,n,x,b,d\n,,,,,\n\"\",\"\",\"\",\"\",\"\",\"\"\n", table))
                .containsExactly(
                        Arrays.asList(null, null, null, null, null, null),
                        Arrays.asList("", "", null, null, null, null));
    }

    @Test
    void wordsThatMeanNothingElsewhereAreTexts() throws IOException {
        assertThat(rows("c,id\nNA,007\nnull,None\n\\N, x \n", table("c", TEXT, "id", ID)))
                .containsExactly(List.of("NA", "007"), List.of("null", "None"), List.of("\\N", " x "));
    }

    @Test
    void columnsAreFoundByNameInWhateverOrder() throws IOException {
        assertThat(rows("b,\"a\"\nx,1\n", table("a", INT, "b", TEXT))).containsExactly(List.of(1L, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndInAnyOfTheThreeWays(String end) throws IOException {
        Table table = table("a", INT, "b", TEXT);
        String text = String.join(end, "a,b", "1,x", "2,\"y" + end + "z\"");
        assertThat(rows(text, table)).containsExactly(List.of(1L, "x"), List.of(2L, "y" + end + "z"));
        assertThat(rows(text + end + end + end, table)).hasSize(2);
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertThat(rows("\uFEFFa\n1\n", table("a", INT))).containsExactly(List.of(1L));
        assertThat(rows("\uFEFF\"a\"\n\uFEFF", table("a", TEXT))).containsExactly(List.of("\uFEFF"));
    }

    @Test
    void anEmptyLineIsANullInATableOfOneColumn() throws IOException {
        assertThat(rows("a\n1\n\n2\n\n", table("a", INT)))
                .containsExactly(List.of(1L), Arrays.asList((Object) null), List.of(2L), Arrays.asList((Object) null));
    }

    @Test
    void aHeaderAloneIsATableWithoutRows() throws IOException {
        assertThat(rows("a,b", table("a", INT, "b", INT))).isEmpty();
        assertThat(rows("a,b\r\n", table("a", INT, "b", INT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+7, 7",
        "007, 7",
        "3.0, 3",
        "-3.000, -3",
        "1e3, 1000",
        "1.5E1, 15",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "9223372036854775807.0, 9223372036854775807",
        "999999999999999999, 999999999999999999",
        "0000000000000000000000005, 5"
    })
    void wholeNumbersMayLookLikeRealOnes(String text, long expected) throws IOException {
        assertThat(rows("a\n" + text, table("a", INT))).containsExactly(List.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.0",
                "+1.5",
                ".5",
                "5.",
                "-.5e1",
                "0.1",
                "123456.789",
                "9007199254740992",
                "9007199254740993",
                "9007199254740993.0",
                "1e22",
                "1e23",
                "1.7976931348623157e308",
                "4.9e-324",
                "1e-400",
                "2.2250738585072012e-308",
                "0.000000000000000000001",
                "0.00000000000000000000001",
                "123456789012345678901234567890",
                "3.141592653589793238"
            })
    void realNumbersAreTheDoublesNextToTheDecimals(String text) throws IOException {
        assertThat(rows("a\n" + text, table("a", REAL))).containsExactly(List.of(Double.parseDouble(text)));
    }

    @Test
    void shortDecimalsAreReadExactly() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder("a");
        for (int i = 0; i < 20_000; i++) {
            String digits = Long.toString(random.nextLong(1L << random.nextInt(1, 60)));
            int point = random.nextInt(digits.length() + 1);
            text.append('\n').append(digits, 0, point).append('.').append(digits, point, digits.length());
        }
        List<List<@Nullable Object>> rows = rows(text.toString(), table("a", REAL));
        String[] lines = text.toString().split("\n", -1);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).as(lines[i + 1]).isEqualTo(List.of(Double.parseDouble(lines[i + 1])));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "True, 1", "true, 1", "TRUE, 1", "t, 1", "Yes, 1", "y, 1", "1, 1", "1.0, 1",
        "False, 0", "false, 0", "FALSE, 0", "F, 0", "no, 0", "N, 0", "0, 0", "0.0, 0"
    })
    void booleansAreReadInTheUsualWays(String text, long expected) throws IOException {
        assertThat(rows("a\n" + text, table("a", BOOL))).containsExactly(List.of(expected));
    }

    @Test
    void datetimesRememberMissingZerosBatchByBatch() throws IOException {
        Table table = table("d", datetime("%m/%d/%Y"));
        Files.writeString(file, "d\n" + "12/31/1996\n".repeat(CsvColumn.ROWS) + "7/4/1996\n");
        try (Batches batches = format.source(file, table).splits().get(0).open(List.of("d"))) {
            assertThat(unpadded(batches.next())).isFalse();
            assertThat(unpadded(batches.next())).isTrue();
            assertThat(batches.next()).isNull();
        }
    }

    private static boolean unpadded(@Nullable TableBatch batch) {
        assertThat(batch).isNotNull();
        return ((Column.Datetimes) batch.columns().get(0)).unpadded();
    }

    @Test
    void batchesMayBeKeptAndSmallDictionariesAreShared() throws IOException {
        Table table = table("few", TEXT, "many", TEXT);
        StringBuilder text = new StringBuilder("few,many\n");
        for (int i = 0; i < 3 * CsvColumn.ROWS; i++) {
            text.append(i % 7).append(",value ").append(i).append('\n');
        }
        Files.writeString(file, text);
        try (Batches batches = format.source(file, table).splits().get(0).open(table.columnNames())) {
            TableBatch first = batches.next();
            TableBatch second = batches.next();
            TableBatch third = batches.next();
            assertThat(first).isNotNull();
            assertThat(second).isNotNull();
            assertThat(third).isNotNull();
            assertThat(Samples.value(first.columns().get(1), 0)).isEqualTo("value 0");
            assertThat(Samples.value(second.columns().get(1), 0)).isEqualTo("value " + CsvColumn.ROWS);
            assertThat(Samples.value(third.columns().get(0), 5)).isEqualTo("" + (2 * CsvColumn.ROWS + 5) % 7);
            String[] few = ((Column.Texts) first.columns().get(0)).dictionary();
            assertThat(few).hasSize(7);
            assertThat(((Column.Texts) third.columns().get(0)).dictionary()).isSameAs(few);
        }
    }

    @Test
    void onlyTheWantedColumnsAreConverted() throws IOException {
        Table table = table("a", INT, "b", INT);
        Files.writeString(file, "a,b\n1,wrong\n");
        assertThat(read(format.source(file, table), List.of("a"))).containsExactly(List.of(1L));
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> read(format.source(file, table), List.of("c")))
                .withMessageContaining("there is no column 'c'");
    }

    @Test
    void aDirectoryHoldsATableInParts() throws IOException {
        Path parts = Files.createDirectory(file);
        Table table = table("a", INT);
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> format.source(parts, table))
                .withMessageContaining("t.csv: the directory holds no part of the table");
        Files.writeString(parts.resolve("part-1.csv"), "a\n3\n");
        Files.writeString(parts.resolve("part-0.csv"), "a\n1\n2\n");
        Files.writeString(parts.resolve("README.txt"), "not a part");
        assertThat(format.source(parts, table).splits()).hasSize(2);
        assertThat(read(format.source(parts, table), List.of("a")))
                .containsExactly(List.of(1L), List.of(2L), List.of(3L));
    }

    @Test
    void aSourceCanBeReadAgainAndDescribesItself() throws IOException {
        Files.writeString(file, "a\n1\n");
        var source = format.source(file, table("a", INT));
        assertThat(read(source, List.of("a"))).isEqualTo(read(source, List.of("a")));
        assertThat(source.description()).isEqualTo(file.toString());
    }

    @Test
    void wideCharactersSurviveEveryBufferBoundary() throws IOException {
        String wide = "\uD83D\uDE00\u00E9\u4E2D";
        for (int shift = 0; shift < 8; shift++) {
            String value = "x".repeat(shift) + wide.repeat(20_000);
            assertThat(rows("a\n" + value + "\n" + value, table("a", TEXT)))
                    .containsExactly(List.of(value), List.of(value));
        }
    }

    @Test
    void oneCharacterAtATimeIsEnoughRoom() throws IOException {
        String text = "a\uD83D\uDE00b\uD83D\uDE00";
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        StringBuilder back = new StringBuilder();
        try (Utf8Reader reader = Utf8Reader.open(file)) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                back.append((char) c);
            }
        }
        assertThat(back.toString()).isEqualTo(text);
    }
}
