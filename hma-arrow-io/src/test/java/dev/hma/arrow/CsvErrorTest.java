package dev.hma.arrow;

import static dev.hma.arrow.Samples.BOOL;
import static dev.hma.arrow.Samples.INT;
import static dev.hma.arrow.Samples.REAL;
import static dev.hma.arrow.Samples.TEXT;
import static dev.hma.arrow.Samples.datetime;
import static dev.hma.arrow.Samples.read;
import static dev.hma.arrow.Samples.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hma.api.SynthesisException;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvErrorTest {
    private static final Table TWO = table("a", INT, "b", TEXT);

    private final CsvFormat format = new CsvFormat();

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("t.csv");
    }

    private SynthesisException failure(byte[] content, Table table) throws IOException {
        Files.write(file, content);
        return failure(table);
    }

    private SynthesisException failure(Table table) {
        SynthesisException[] caught = new SynthesisException[1];
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> read(format.source(file, table), table.columnNames()))
                .satisfies(e -> caught[0] = e);
        return caught[0];
    }

    private SynthesisException failure(String content, Table table) throws IOException {
        return failure(content.getBytes(StandardCharsets.UTF_8), table);
    }

    @Test
    void aMissingFile() {
        SynthesisException e = failure(TWO);
        assertThat(e.place()).isEqualTo(file.toString());
        assertThat(e.problem()).isEqualTo("there is no such file");
        assertThat(e.advice()).contains("Every table");
    }

    @Test
    void anEmptyFile() throws IOException {
        SynthesisException e = failure("", TWO);
        assertThat(e.place()).isEqualTo(file.toString());
        assertThat(e.problem()).isEqualTo("the file is empty");
        assertThat(e.advice()).contains("[a, b]");
        assertThat(failure("\uFEFF", TWO).problem()).isEqualTo("the file is empty");
        assertThat(failure("\na,b\n", TWO).problem()).isEqualTo("the first line of the file is empty");
    }

    @Test
    void aRepeatedColumn() throws IOException {
        SynthesisException e = failure("a,b,a\n1,2,3\n", TWO);
        assertThat(e.place()).isEqualTo(file + ", line 1");
        assertThat(e.problem()).isEqualTo("the column 'a' is there twice");
    }

    @Test
    void aMissingColumn() throws IOException {
        SynthesisException e = failure("a,c\n1,2\n", TWO);
        assertThat(e.place()).isEqualTo(file + ", line 1");
        assertThat(e.problem()).isEqualTo("the column 'b' of table t is missing");
        assertThat(e.advice()).contains("[a, c]");
    }

    @Test
    void aColumnThatIsNotInTheMetadata() throws IOException {
        SynthesisException e = failure("a,b,c\n1,2,3\n", TWO);
        assertThat(e.place()).isEqualTo(file + ", line 1");
        assertThat(e.problem()).isEqualTo("the column 'c' is not in the metadata of table t");
        assertThat(e.advice()).contains("[a, b]");
    }

    @ParameterizedTest
    @CsvSource({
        "'a,b\n1,x\n2\n', 3, 1",
        "'a,b\n1,x\n2,y,z\n', 3, 3",
        "'a,b\nwrong\n', 2, 1",
        "'a,b\n1,\"two\r\nlines\"\n2\n', 4, 1"
    })
    void rowsThatAreTooShortOrTooLong(String content, int line, int fields) throws IOException {
        SynthesisException e = failure(content, TWO);
        assertThat(e.place()).isEqualTo(file + ", line " + line);
        assertThat(e.problem()).isEqualTo("the row has " + fields + " fields and the header 2");
        assertThat(e.advice()).contains("quotation marks");
    }

    @Test
    void raggedRowsAreFoundInColumnsThatNobodyAskedFor() throws IOException {
        Files.writeString(file, "a,b\n1\n");
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> read(format.source(file, TWO), List.of()))
                .withMessageContaining("line 2");
    }

    @Test
    void anEmptyLineBetweenRows() throws IOException {
        SynthesisException e = failure("a,b\n1,x\n\n\n2,y\n", TWO);
        assertThat(e.place()).isEqualTo(file + ", line 3");
        assertThat(e.problem()).isEqualTo("the line is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,x\n2,\"open\n3,y\n4,z\n", "a,b\n1,x\n2,\"", "a,b\n1,x\n2,\"open\"\"\n"})
    void aQuoteThatIsNotClosed(String content) throws IOException {
        SynthesisException e = failure(content, TWO);
        assertThat(e.place()).isEqualTo(file + ", line 3");
        assertThat(e.problem()).contains("is not closed");
    }

    @Test
    void aQuoteThatIsNotClosedInTheHeader() throws IOException {
        SynthesisException e = failure("a,\"b\n1,x\n", TWO);
        assertThat(e.place()).isEqualTo(file + ", line 1");
        assertThat(e.problem()).contains("is not closed");
    }

    @Test
    void aQuoteThatSwallowsMegabytes() throws IOException {
        SynthesisException e = failure("a,b\n1,\"x\n" + "2,y\n".repeat(5_000_000), TWO);
        assertThat(e.place()).isEqualTo(file + ", line 2");
        assertThat(e.problem()).contains("longer than 16 million characters");
        assertThat(e.advice()).contains("quotation mark");
    }

    @Test
    void textAfterAClosingQuote() throws IOException {
        SynthesisException e = failure("a,b\n1,\"x\"y\n", TWO);
        assertThat(e.place()).isEqualTo(file + ", line 2");
        assertThat(e.problem()).contains("goes on after its closing quotation mark");
    }

    private SynthesisException wrong(String value, ColumnType type) throws IOException {
        SynthesisException e = failure("a,b\n\"two\nlines\",\n\"\"," + value + "\n", table("a", TEXT, "b", type));
        assertThat(e.place()).isEqualTo(file + ", line 4, column b");
        return e;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "NA", "1.5", "1e-1", "1,5", " 1", "--1", "-", "+", ".", "1_000", "0x1F", "nan", "\u0661"})
    void whatIsNoWholeNumber(String value) throws IOException {
        SynthesisException e = wrong("\"" + value + "\"", INT);
        assertThat(e.problem()).startsWith("'" + value + "' is not a whole number");
        assertThat(e.advice()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1e30", "1e999999999"})
    void whatIsNoLong(String value) throws IOException {
        assertThat(wrong(value, INT).problem())
                .isEqualTo("'" + value + "' is not a whole number from -9223372036854775808 to 9223372036854775807");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "NaN",
                "nan",
                "inf",
                "-Infinity",
                "NA",
                "1,5",
                "1.2.3",
                "1e",
                "e5",
                ".",
                "-",
                "1f",
                "0x1p3",
                " 1"
            })
    void whatIsNoNumber(String value) throws IOException {
        SynthesisException e = wrong("\"" + value + "\"", REAL);
        assertThat(e.problem()).isEqualTo("'" + value + "' is not a number");
        assertThat(e.advice()).contains("an empty field means missing");
    }

    @Test
    void aNumberThatIsTooLarge() throws IOException {
        assertThat(wrong("-1e309", REAL).problem()).isEqualTo("'-1e309' is too large for a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "tru", "truee", "NA", " true", "-1"})
    void whatIsNoBoolean(String value) throws IOException {
        SynthesisException e = wrong(value, BOOL);
        assertThat(e.problem()).isEqualTo("'" + value + "' is neither true nor false");
        assertThat(e.advice()).contains("True or False");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2013-02-30", "31.1.2013", "NA", "2013-01-01 00:00:00"})
    void whatIsNoDatetime(String value) throws IOException {
        SynthesisException e = wrong(value, datetime("%Y-%m-%d"));
        assertThat(e.problem()).startsWith("'" + value + "' is not a datetime of the format %Y-%m-%d");
    }

    @Test
    void aFormatThatIsNotSupported() throws IOException {
        SynthesisException e = failure("a\n1\n", table("a", datetime("%Q")));
        assertThat(e.getMessage()).contains("column a").contains("'%Q'");
    }

    @Test
    void aLongValueIsShortened() throws IOException {
        String value = "x".repeat(100);
        assertThat(wrong(value, INT).problem()).startsWith("'" + "x".repeat(60) + "...'");
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1, 0xE9", "windows-1252, 0xE9"})
    void bytesThatAreNotUtf8(String charset, String shown) throws IOException {
        String filler = "1,x\r\n".repeat(30_000);
        SynthesisException e =
                failure(("a,b\r\n" + filler + "1,caf\u00E9\r\n" + filler).getBytes(Charset.forName(charset)), TWO);
        assertThat(e.place()).isEqualTo(file + ", line 30002");
        assertThat(e.problem()).isEqualTo("the byte " + shown + " is not text in UTF-8");
        assertThat(e.advice()).contains("Save the file as UTF-8");
    }

    @Test
    void aCharacterThatIsCutOff() throws IOException {
        SynthesisException e = failure(new byte[] {'a', '\n', (byte) 0xE4, (byte) 0xB8}, table("a", TEXT));
        assertThat(e.problem()).contains("0xE4 is not text in UTF-8");
        assertThat(e.place()).contains("line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void aFileInAnotherEncoding(String charset) throws IOException {
        SynthesisException e = failure("\uFEFFa,b\n1,x\n".getBytes(Charset.forName(charset)), TWO);
        assertThat(e.problem()).contains("UTF-16");
        assertThat(failure("a,b\n1,x\n".getBytes(StandardCharsets.UTF_16LE), TWO)
                        .problem())
                .contains("zero bytes");
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        Files.writeString(file, "a,b\n");
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "this user may read every file");
        assertThat(failure(TWO).problem()).isEqualTo("the file may not be read");
    }
}
