package dev.hma.arrow;

import static dev.hma.arrow.Samples.TEXT;
import static dev.hma.arrow.Samples.read;
import static dev.hma.arrow.Samples.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.SynthesisException;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvCutsTest {
    private static final String[] PIECES = {"a", "1", ",", "\"", "\"\"", "\r", "\n", "\r\n", "\u00E9", "\uD83D\uDE00"};

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("t.csv");
    }

    @Test
    void anyTextReadsInPartsAsItDoesInOnePiece() throws IOException {
        Random random = new Random(1);
        for (int repeat = 0; repeat < 4000; repeat++) {
            Table table = random.nextBoolean() ? table("a", TEXT) : table("a", TEXT, "b", TEXT);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "" : "\uFEFF");
            text.append(String.join(",", table.columnNames())).append('\n');
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            check(text.toString(), table, 1 + random.nextInt(12));
        }
    }

    @Test
    void anyWellFormedTextReadsInPartsAsItDoesInOnePiece() throws IOException {
        Random random = new Random(2);
        Table table = table("a", TEXT, "b", TEXT);
        String[] fields = {"", "x", "\"\"", "\"a,b\"", "\"\r\n\"", "\"say \"\"so\"\"\"", "5\" pipe", "\u00E9"};
        String[] ends = {"\n", "\r", "\r\n"};
        for (int repeat = 0; repeat < 1000; repeat++) {
            StringBuilder text = new StringBuilder("a,\"b\"\r\n");
            for (int row = random.nextInt(20); row > 0; row--) {
                text.append(fields[random.nextInt(fields.length)])
                        .append(',')
                        .append(fields[random.nextInt(fields.length)])
                        .append(ends[random.nextInt(ends.length)]);
            }
            check(text.toString(), table, 1 + random.nextInt(12));
            assertThat(rows(table, 8)).startsWith("[");
        }
    }

    @Test
    void aHeaderInQuotesAfterAByteOrderMarkIsNotCut() throws IOException {
        check("\uFEFF\"a,\",\"b\n\"\n1,2\n3,4\n", table("a,", TEXT, "b\n", TEXT), 1);
    }

    @Test
    void partsAreAsLongAsAskedForAndTogetherTheFile() throws IOException {
        String row = "0123456789\n";
        Files.writeString(file, row.repeat(100));
        assertThat(CsvCuts.of(file, 100))
                .hasSize(10)
                .allSatisfy(part -> assertThat(part.start()).isEqualTo((part.line() - 1) * row.length()))
                .extracting(CsvPart::line)
                .startsWith(1L, 11L, 21L);
        assertThat(CsvCuts.of(file, 1100)).containsExactly(CsvPart.whole(file));
    }

    @Test
    void aMistakeInALaterPartNamesTheLineOfTheFile() throws IOException {
        Files.writeString(file, "a,b\n" + "1,\"2\n\"\n".repeat(50) + "1\n");
        assertThat(rows(table("a", TEXT, "b", TEXT), 20)).contains("line 102");
        Files.write(file, "a\nx\nx\nx\n\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(rows(table("a", TEXT), 1)).contains("line 5").contains("0xE9");
    }

    private void check(String text, Table table, long partSize) throws IOException {
        Files.writeString(file, text);
        assertThat(rows(table, partSize)).as(text).isEqualTo(rows(table, Long.MAX_VALUE));
    }

    /** The rows, or what is wrong with them. */
    private String rows(Table table, long partSize) throws IOException {
        try {
            return read(CsvSource.open(file, table, partSize), table.columnNames())
                    .toString();
        } catch (SynthesisException e) {
            return e.getMessage();
        }
    }
}
