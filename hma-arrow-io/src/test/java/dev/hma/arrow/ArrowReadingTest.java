package dev.hma.arrow;

import static dev.hma.arrow.Samples.BOOL;
import static dev.hma.arrow.Samples.ID;
import static dev.hma.arrow.Samples.INT;
import static dev.hma.arrow.Samples.REAL;
import static dev.hma.arrow.Samples.TEXT;
import static dev.hma.arrow.Samples.batch;
import static dev.hma.arrow.Samples.datetime;
import static dev.hma.arrow.Samples.longs;
import static dev.hma.arrow.Samples.read;
import static dev.hma.arrow.Samples.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.TableSink;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.TimeStampSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowReadingTest {
    private static final long DAY = 86_400_000_000L;

    private final ArrowFormat format = new ArrowFormat();
    private final BufferAllocator allocator = new RootAllocator();
    private final DictionaryProvider.MapDictionaryProvider dictionaries =
            new DictionaryProvider.MapDictionaryProvider();

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("t.arrow");
    }

    /** Fails if a test leaks memory. */
    @AfterEach
    void closeMemory() {
        allocator.close();
    }

    private void write(int rows, FieldVector... vectors) throws IOException {
        for (FieldVector vector : vectors) {
            vector.setValueCount(rows);
        }
        try (VectorSchemaRoot root = new VectorSchemaRoot(List.of(vectors));
                FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                ArrowFileWriter writer = new ArrowFileWriter(root, dictionaries, channel)) {
            root.setRowCount(rows);
            writer.writeBatch();
            writer.end();
        }
    }

    /** What a column "a" of that type reads from the vector. */
    private List<@Nullable Object> values(FieldVector vector, int rows, ColumnType type) throws IOException {
        write(rows, vector);
        Table table = table("a", type);
        return read(format.source(file, table), List.of("a")).stream()
                .<@Nullable Object>map(row -> row.get(0))
                .toList();
    }

    private SynthesisException failure(FieldVector vector, int rows, ColumnType type) throws IOException {
        write(rows, vector);
        return failure(table("a", type));
    }

    private SynthesisException failure(Table table) {
        SynthesisException[] caught = new SynthesisException[1];
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> read(format.source(file, table), table.columnNames()))
                .satisfies(e -> caught[0] = e);
        assertThat(caught[0].place()).startsWith(file.toString());
        return caught[0];
    }

    private <V extends BaseFixedWidthVector & BaseIntVector> V ints(V vector, long... values) {
        vector.allocateNew(values.length + 1);
        for (int i = 0; i < values.length; i++) {
            vector.setWithPossibleTruncate(i, values[i]);
        }
        vector.setNull(values.length);
        return vector;
    }

    private <V extends TimeStampVector> V stamps(V vector, long... values) {
        vector.allocateNew(values.length + 1);
        for (int i = 0; i < values.length; i++) {
            vector.set(i, values[i]);
        }
        return vector;
    }

    private VarCharVector strings(String name, String... values) {
        VarCharVector vector = new VarCharVector(name, allocator);
        vector.allocateNew();
        for (int i = 0; i < values.length; i++) {
            vector.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
        }
        vector.setValueCount(values.length);
        return vector;
    }

    private Float8Vector reals(double... values) {
        Float8Vector vector = new Float8Vector("a", allocator);
        vector.allocateNew(values.length + 1);
        for (int i = 0; i < values.length; i++) {
            vector.set(i, values[i]);
        }
        return vector;
    }

    @Test
    void integersOfEverySizeAreWholeNumbers() throws IOException {
        assertThat(values(ints(new TinyIntVector("a", allocator), -1), 2, INT)).containsExactly(-1L, null);
        assertThat(values(ints(new SmallIntVector("a", allocator), -300), 2, INT))
                .containsExactly(-300L, null);
        assertThat(values(ints(new IntVector("a", allocator), -70_000), 2, INT)).containsExactly(-70_000L, null);
        assertThat(values(ints(new BigIntVector("a", allocator), Long.MIN_VALUE), 2, INT))
                .containsExactly(Long.MIN_VALUE, null);
        assertThat(values(ints(new UInt1Vector("a", allocator), 255), 2, INT)).containsExactly(255L, null);
        assertThat(values(ints(new UInt2Vector("a", allocator), 65_535), 2, INT))
                .containsExactly(65_535L, null);
        assertThat(values(ints(new UInt4Vector("a", allocator), 4_294_967_295L), 2, INT))
                .containsExactly(4_294_967_295L, null);
        assertThat(values(ints(new UInt8Vector("a", allocator), Long.MAX_VALUE), 2, INT))
                .containsExactly(Long.MAX_VALUE, null);
        assertThat(failure(ints(new UInt8Vector("a", allocator), 1, -1), 3, INT).getMessage())
                .contains(
                        file
                                + ", record batch 1, column a, row 2: '18446744073709551615' is larger than 9223372036854775807");
    }

    @Test
    void realsThatAreWholeAreWholeNumbers() throws IOException {
        assertThat(values(reals(3, -2), 3, INT)).containsExactly(3L, -2L, null);
        assertThat(failure(reals(3, 2.5), 3, INT).getMessage())
                .contains("column a, row 2: '2.5' is not a whole number");
        assertThat(failure(reals(1e19), 1, INT).getMessage()).contains("is not a whole number");
        assertThat(failure(reals(Double.NaN), 1, INT).getMessage()).contains("'NaN' is not a whole number");
    }

    @Test
    void realsAreFinite() throws IOException {
        Float4Vector small = new Float4Vector("a", allocator);
        small.allocateNew(2);
        small.set(0, 0.5f);
        assertThat(values(small, 2, REAL)).containsExactly(0.5, null);
        assertThat(values(reals(1e-300), 2, REAL)).containsExactly(1e-300, null);
        assertThat(values(ints(new IntVector("a", allocator), 7), 2, REAL)).containsExactly(7.0, null);
        assertThat(failure(reals(0, Double.NaN), 2, REAL).getMessage())
                .contains("row 2: 'NaN' is not a finite number")
                .contains("null means missing");
        assertThat(failure(ints(new BigIntVector("a", allocator), (1L << 53) + 1), 2, REAL)
                        .getMessage())
                .contains("'9007199254740993' has more digits than a real number keeps");
    }

    @Test
    void booleansAreBitsOrZeroAndOne() throws IOException {
        BitVector bits = new BitVector("a", allocator);
        bits.allocateNew(3);
        bits.set(0, 1);
        bits.set(1, 0);
        assertThat(values(bits, 3, BOOL)).containsExactly(1L, 0L, null);
        assertThat(values(ints(new TinyIntVector("a", allocator), 0, 1), 3, BOOL))
                .containsExactly(0L, 1L, null);
        assertThat(failure(ints(new TinyIntVector("a", allocator), 0, 2), 3, BOOL)
                        .getMessage())
                .contains("row 2: '2' is neither 0 nor 1");
    }

    @Test
    void textsAreStringsOfEveryKindAndIntegersAndBooleans() throws IOException {
        String wide = "\u00E9\uD83D\uDE00".repeat(100);
        assertThat(values(strings("a", "x", "", wide), 4, TEXT)).containsExactly("x", "", wide, null);
        LargeVarCharVector large = new LargeVarCharVector("a", allocator);
        large.allocateNew();
        large.setSafe(0, wide.getBytes(StandardCharsets.UTF_8));
        assertThat(values(large, 2, TEXT)).containsExactly(wide, null);
        ViewVarCharVector view = new ViewVarCharVector("a", allocator);
        view.allocateNew();
        view.setSafe(0, wide.getBytes(StandardCharsets.UTF_8));
        view.setSafe(1, "x".getBytes(StandardCharsets.UTF_8));
        assertThat(values(view, 3, TEXT)).containsExactly(wide, "x", null);
        assertThat(values(ints(new BigIntVector("a", allocator), 7, -8), 3, ID)).containsExactly("7", "-8", null);
        assertThat(values(ints(new UInt8Vector("a", allocator), -1), 2, ID))
                .containsExactly("18446744073709551615", null);
        BitVector bits = new BitVector("a", allocator);
        bits.allocateNew(2);
        bits.set(0, 1);
        bits.set(1, 0);
        assertThat(values(bits, 2, TEXT)).containsExactly("True", "False");
    }

    @Test
    void textsThatAreNotUtf8AreRefused() throws IOException {
        VarCharVector vector = new VarCharVector("a", allocator);
        vector.allocateNew();
        vector.setSafe(0, "fine".getBytes(StandardCharsets.UTF_8));
        vector.setSafe(1, new byte[] {'c', (byte) 0xE9});
        assertThat(failure(vector, 2, TEXT).getMessage()).contains("column a, row 2: '[99, -23]' is not text in UTF-8");
    }

    @Test
    void datetimesAreDatesAndTimestampsOfEveryUnit() throws IOException {
        ColumnType type = datetime(null);
        DateDayVector days = new DateDayVector("a", allocator);
        days.allocateNew(2);
        days.set(0, -1);
        assertThat(values(days, 2, type)).containsExactly(-DAY, null);
        DateMilliVector millis = new DateMilliVector("a", allocator);
        millis.allocateNew(2);
        millis.set(0, 86_400_000L);
        assertThat(values(millis, 2, type)).containsExactly(DAY, null);
        assertThat(values(stamps(new TimeStampSecVector("a", allocator), -1), 2, type))
                .containsExactly(-1_000_000L, null);
        assertThat(values(stamps(new TimeStampMilliVector("a", allocator), 1), 2, type))
                .containsExactly(1000L, null);
        assertThat(values(stamps(new TimeStampMicroVector("a", allocator), 1), 2, type))
                .containsExactly(1L, null);
        assertThat(values(stamps(new TimeStampNanoVector("a", allocator), -5000), 2, type))
                .containsExactly(-5L, null);
        assertThat(values(stamps(new TimeStampMicroTZVector("a", allocator, "UTC"), 1), 2, type))
                .containsExactly(1L, null);
        assertThat(values(strings("a", "1/2/1970"), 2, datetime("%m/%d/%Y"))).containsExactly(DAY, null);
    }

    @Test
    void datetimesThatCannotBeKeptAreRefused() throws IOException {
        ColumnType type = datetime(null);
        assertThat(failure(stamps(new TimeStampNanoVector("a", allocator), 1000, 1001), 2, type)
                        .getMessage())
                .contains("row 2: '1001 nanoseconds since 1970' is not a whole number of microseconds");
        assertThat(failure(stamps(new TimeStampSecVector("a", allocator), Long.MAX_VALUE / 2), 1, type)
                        .getMessage())
                .contains("is not in the years 1 to 9999");
        assertThat(failure(stamps(new TimeStampMicroTZVector("a", allocator, "Europe/Paris"), 1), 1, type)
                        .getMessage())
                .contains("Timestamp(MICROSECOND, Europe/Paris)")
                .contains("in UTC");
        assertThat(failure(strings("a", "1/32/1970"), 1, datetime("%m/%d/%Y")).getMessage())
                .contains("column a, row 1: '1/32/1970' is not a datetime of the format %m/%d/%Y: there is no day 32");
    }

    @Test
    void aColumnOfNothingButNullsFitsEveryType() throws IOException {
        for (ColumnType type : List.of(INT, REAL, BOOL, TEXT, ID, datetime(null))) {
            assertThat(values(new NullVector("a"), 2, type)).containsExactly(null, null);
        }
    }

    @Test
    void otherTypesAreRefusedBeforeARowIsRead() throws IOException {
        write(0, strings("a"));
        for (ColumnType type : List.of(INT, REAL, BOOL)) {
            assertThatExceptionOfType(SynthesisException.class)
                    .isThrownBy(() -> format.source(file, table("a", type)))
                    .withMessageContaining(file + ", column a: the file holds Utf8, and the table wants ")
                    .withMessageContaining("Convert the column");
        }
        DecimalVector decimal = new DecimalVector("a", allocator, 10, 2);
        write(0, decimal);
        assertThat(failure(table("a", TEXT)).problem()).contains("Decimal(10, 2, 128), and the table wants texts");
        assertThat(failure(table("a", datetime(null))).problem()).contains("the table wants datetimes");
    }

    @Test
    void dictionariesAreLookedUp() throws IOException {
        try (VarCharVector words = strings("words", "red", "green", "blue");
                VarCharVector plain = strings("a", "blue", "red", "blue", "green")) {
            Dictionary dictionary = new Dictionary(words, new DictionaryEncoding(1, false, null));
            dictionaries.put(dictionary);
            FieldVector encoded = (FieldVector) DictionaryEncoder.encode(plain, dictionary);
            assertThat(values(encoded, 5, TEXT)).containsExactly("blue", "red", "blue", "green", null);
            encoded = (FieldVector) DictionaryEncoder.encode(plain, dictionary);
            assertThat(failure(encoded, 5, INT).problem()).contains("the file holds Utf8");
        }
    }

    @Test
    void largeRecordBatchesAreReadInSlices() throws IOException {
        int rows = 20_001;
        long[] values = new long[rows];
        Arrays.setAll(values, i -> i * 3L);
        List<@Nullable Object> back = values(ints(new BigIntVector("a", allocator), values), rows, INT);
        assertThat(back).hasSize(rows).startsWith(0L, 3L, 6L).endsWith(60_000L);
    }

    @Test
    void manyRecordBatchesAreSeveralSplits() throws IOException {
        Table table = table("a", INT);
        try (TableSink sink = format.sink(file, table)) {
            for (int k = 0; k < 40; k++) {
                sink.write(k, batch(1, longs((long) k)));
            }
            sink.commit();
        }
        TableSource source = format.source(file, table);
        assertThat(source.splits()).hasSize(3);
        assertThat(read(source, List.of("a")))
                .hasSize(40)
                .startsWith(List.of(0L))
                .endsWith(List.of(39L));
        assertThat(source.description()).isEqualTo(file.toString());
    }

    @Test
    void columnsAreThoseOfTheTable() throws IOException {
        write(1, strings("a", "x"), strings("b", "y"));
        assertThat(read(format.source(file, table("b", TEXT, "a", TEXT)), List.of("a", "b")))
                .containsExactly(List.of("x", "y"));
        assertThat(failure(table("a", TEXT, "b", TEXT, "c", TEXT)).problem())
                .contains("column 'c' of table t is missing");
        assertThat(failure(table("a", TEXT)).problem()).contains("column 'b' is not in the metadata");
        write(1, strings("a", "x"), strings("a", "y"));
        assertThat(failure(table("a", TEXT)).problem()).contains("column 'a' is there twice");
    }

    @Test
    void whatIsNoArrowFileIsRefused() throws IOException {
        Table table = table("a", TEXT);
        assertThat(failure(table).problem()).isEqualTo("there is no such file");
        Files.writeString(file, "");
        assertThat(failure(table).problem()).isEqualTo("the file is empty");
        Files.writeString(file, "a,b\n1,2\n");
        assertThat(failure(table).problem()).contains("not a file in the Arrow IPC file format");
        try (VectorSchemaRoot root = new VectorSchemaRoot(List.of(strings("a", "x")));
                ArrowStreamWriter writer = new ArrowStreamWriter(root, dictionaries, Files.newOutputStream(file))) {
            root.setRowCount(1);
            writer.writeBatch();
        }
        assertThat(failure(table).advice()).contains("not as a stream");
    }

    @Test
    void aDamagedFileIsRefusedWhereverItIsDamaged() throws IOException {
        Table table = table("a", TEXT);
        write(3, strings("a", "x", "yy", "zzz"));
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {6, 11, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(failure(table).problem()).isEqualTo("the file is cut off");
        }
        byte[] foreign = new byte[64];
        System.arraycopy(whole, 0, foreign, 0, 6);
        System.arraycopy(whole, 0, foreign, 58, 6);
        Files.write(file, foreign);
        assertThat(failure(table).problem()).contains("the file is damaged");
        byte[] hollow = whole.clone();
        Arrays.fill(hollow, 8, whole.length / 2, (byte) 0x7F);
        Files.write(file, hollow);
        assertThat(failure(table).problem()).contains("the file is damaged");
    }

    @Test
    void aCompressedFileNeedsItsCodec() throws IOException {
        write(1, strings("a", "x"));
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> new ArrowInput.Codecs().createCodec(CodecType.ZSTD))
                .withMessageContaining("compressed with ZSTD")
                .withMessageContaining("arrow-compression");
    }
}
