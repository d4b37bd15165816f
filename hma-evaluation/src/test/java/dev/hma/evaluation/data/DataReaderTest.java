package dev.hma.evaluation.data;

import static dev.hma.evaluation.SmallDatabases.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSink;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.Hma;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataReaderTest {
    private static final Hma HMA = Hma.create();

    @TempDir
    Path folder;

    private TableData csv(Table table, String... lines) throws IOException {
        Files.writeString(folder.resolve(table.name() + ".csv"), String.join("\n", lines) + "\n");
        return read(table);
    }

    private TableData read(Table table) {
        Schema schema = new Schema(List.of(table), List.of());
        return Objects.requireNonNull(
                new DataReader(schema, HMA.tables(folder)).read().find(table.name()));
    }

    private static double[] numbers(TableData table, String column) {
        return ((Values.Numbers) Objects.requireNonNull(table.find(column))).values();
    }

    private static List<String> texts(TableData table, String column) {
        Values.Texts texts = (Values.Texts) Objects.requireNonNull(table.find(column));
        return IntStream.of(texts.codes())
                .mapToObj(code -> code < 0 ? "-" : texts.dictionary()[code])
                .toList();
    }

    @Test
    void anEmptyFieldIsMissingAndEveryOtherTextAValue() throws IOException {
        TableData table = csv(table("t", "k text", "x number"), "k,x", "NA,1", "null,", "\"\",2", " ,3");

        assertThat(texts(table, "k")).containsExactly("NA", "null", "-", " ");
        assertThat(numbers(table, "x")).containsExactly(1, Double.NaN, 2, 3);
        assertThat(table.unreadable()).isEmpty();
        assertThat(table.rows()).isEqualTo(4);
    }

    @Test
    void fieldsThatAreNotOfTheirTypeAreMissingAndTheirColumnsTold() throws IOException {
        TableData table = csv(
                table("t", "x number", "n whole", "d day", "b flag", "k text", "y number"),
                "k,x,n,d,b,y",
                "a,1e3,2,2020-02-29,TRUE,5",
                "b,one,2.5,2021-02-29,f,6",
                "c,NA,3.0,2020-3-1,maybe,7");

        assertThat(numbers(table, "x")).containsExactly(1000, Double.NaN, Double.NaN);
        assertThat(numbers(table, "n")).containsExactly(2, 2.5, 3);
        assertThat(numbers(table, "d")).containsExactly(1582934400, Double.NaN, 1583020800);
        assertThat(texts(table, "b")).containsExactly("true", "false", "-");
        assertThat(numbers(table, "y")).containsExactly(5, 6, 7);
        assertThat(table.unreadable()).containsExactly("x", "d", "b");
        assertThat(table.columns().keySet()).containsExactly("x", "n", "d", "b", "k", "y");
    }

    @Test
    void twoDigitYearsFromSixtyNineAreInTheLastCentury() throws IOException {
        Table dates = new Table("t", List.of(new ColumnSpec("d", new ColumnType.Datetime("%y%m%d"))), List.of());

        assertThat(numbers(csv(dates, "d", "690101", "681231"), "d")).containsExactly(-31536000, 3124137600.0);
    }

    @Test
    void fractionsOfZerosAreDroppedWhereAllTextsAreWholeNumbers() throws IOException {
        TableData table = csv(table("t", "id key", "k text", "m text"), "id,k,m", "1.0,12.0,12.0", "2.00,,a", "3,12,1");

        assertThat(texts(table, "id")).containsExactly("1", "2", "3");
        assertThat(texts(table, "k")).containsExactly("12", "-", "12");
        assertThat(texts(table, "m")).containsExactly("12.0", "a", "1");
    }

    @Test
    void columnsThatTheMetadataDoNotNameAreTold() throws IOException {
        TableData table = csv(table("t", "x number", "k text"), "z,x,a", "zz,1,aa");

        assertThat(table.extra()).containsExactly("a", "z");
        assertThat(table.columns().keySet()).containsExactly("x");
    }

    @Test
    void rowsThatAreNoRowsAreRefused() {
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> csv(table("t", "x number", "k text"), "x,k", "1,a", "2"))
                .withMessageContaining("t.csv")
                .withMessageContaining("line 3");
    }

    @Test
    void aFormatThatThereIsNoSuchThingAsReadsNothing() throws IOException {
        Table dates = new Table("t", List.of(new ColumnSpec("d", new ColumnType.Datetime("%Q"))), List.of());

        TableData table = csv(dates, "d", "2020-01-01");

        assertThat(numbers(table, "d")).containsExactly(Double.NaN);
        assertThat(table.unreadable()).containsExactly("d");
    }

    /** Files with types of their own hold what another program made of a column. */
    @Test
    void numbersAndDaysOfAnArrowFileServeAsTextsAndTextsAsNumbers() throws IOException {
        Table written = new Table(
                "t",
                List.of(
                        new ColumnSpec("id", new ColumnType.Numerical(null)),
                        new ColumnSpec("k", new ColumnType.Numerical(null)),
                        new ColumnSpec("x", new ColumnType.Text("text")),
                        new ColumnSpec("b", new ColumnType.Text("text")),
                        new ColumnSpec("d", new ColumnType.Numerical("Int64")),
                        new ColumnSpec("extra", new ColumnType.Numerical(null)),
                        new ColumnSpec("later", new ColumnType.Datetime(null))),
                List.of());
        BitSet none = new BitSet();
        BitSet last = new BitSet();
        last.set(1);
        StorageFormat arrow = HMA.components().make(StorageFormat.class, "arrow", null);
        try (TableSink sink = arrow.sink(folder.resolve("t.arrow"), written)) {
            sink.write(
                    0,
                    new TableBatch(
                            2,
                            List.of(
                                    new Column.Doubles(new double[] {1, 2}, none),
                                    new Column.Doubles(new double[] {0.5, 0}, last),
                                    new Column.Texts(new int[] {0, 1}, new String[] {"1.5", "x"}, none),
                                    new Column.Texts(new int[] {0, 1}, new String[] {"yes", "No"}, none),
                                    new Column.Longs(new long[] {20200131, 20201301}, none),
                                    new Column.Doubles(new double[] {1, 2}, none),
                                    new Column.Datetimes(new long[] {0, 1}, none, false))));
            sink.commit();
        }

        TableData table = read(new Table(
                "t",
                List.of(
                        new ColumnSpec("id", new ColumnType.Id(null)),
                        new ColumnSpec("k", new ColumnType.Categorical(List.of())),
                        new ColumnSpec("x", new ColumnType.Numerical("Float")),
                        new ColumnSpec("b", new ColumnType.Bool()),
                        new ColumnSpec("d", new ColumnType.Datetime("%Y%m%d"))),
                List.of("id")));

        assertThat(texts(table, "id")).containsExactly("1", "2");
        assertThat(texts(table, "k")).containsExactly("0.5", "-");
        assertThat(numbers(table, "x")).containsExactly(1.5, Double.NaN);
        assertThat(texts(table, "b")).containsExactly("true", "false");
        assertThat(numbers(table, "d")).containsExactly(1580428800, Double.NaN);
        assertThat(table.unreadable()).containsExactly("x", "d");
        assertThat(table.extra()).containsExactly("extra", "later");
    }
}
