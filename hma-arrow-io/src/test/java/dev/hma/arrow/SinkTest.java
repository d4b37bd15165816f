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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSink;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SinkTest {
    private static final Table TWO = table("a", INT, "b", TEXT);

    @TempDir
    Path directory;

    static List<StorageFormat> formats() {
        return List.of(new CsvFormat(), new ArrowFormat());
    }

    private static TableBatch block(int k) {
        return batch(3, longs((long) k, null, (long) -k), texts("block " + k, "", null));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void csvIsWrittenAfterRfc4180() throws IOException {
        Table table = table(
                "i,d", ID, "n", INT, "x", REAL, "b", BOOL, "c", TEXT, "d", datetime("%m/%d/%Y"), "t", datetime(null));
        Path file = directory.resolve("t.csv");
        write(
                new CsvFormat().sink(file, table),
                batch(
                        3,
                        longs(1L, 2L, null),
                        longs(-5L, null, 7L),
                        doubles(1.0, 0.25, null),
                        longs(1L, 0L, null),
                        texts("a \"b\"", "", "x\ny"),
                        datetimes(true, 0L, null, 86_400_000_000L * 300),
                        datetimes(false, 1L, null, -1_000_000L)));
        assertThat(Files.readString(file))
                .isEqualTo("\"i,d\",n,x,b,c,d,t\r\n"
                        + "1,-5,1.0,True,\"a \"\"b\"\"\",1/1/1970,1970-01-01 00:00:00.000001\r\n"
                        + "2,,0.25,False,\"\",,\r\n"
                        + ",7,,,\"x\ny\",10/28/1970,1969-12-31 23:59:59\r\n");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void blocksOutOfOrderFromManyThreadsGiveTheSameBytes(StorageFormat format) throws Exception {
        int blocks = 200;
        Path ordered = directory.resolve("ordered");
        TableBatch[] all = new TableBatch[blocks];
        Arrays.setAll(all, SinkTest::block);
        write(format.sink(ordered, TWO), all);

        Path shuffled = directory.resolve("shuffled");
        List<Integer> order = new ArrayList<>();
        for (int k = 0; k < blocks; k++) {
            order.add(k);
        }
        Collections.shuffle(order, new Random(1));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TableSink sink = format.sink(shuffled, TWO)) {
            List<Future<?>> done = new ArrayList<>();
            for (int k : order) {
                done.add(threads.submit(() -> {
                    sink.write(k, block(k));
                    return null;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
            sink.commit();
        } finally {
            threads.shutdown();
        }
        assertThat(shuffled).hasSameBinaryContentAs(ordered);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void nothingIsVisibleBeforeCommitAndNothingIsLeftWithoutIt(StorageFormat format) throws IOException {
        Path file = directory.resolve("t");
        try (TableSink sink = format.sink(file, TWO)) {
            sink.write(0, block(0));
            sink.write(5, block(5));
            assertThat(file).doesNotExist();
            assertThat(files()).singleElement().asString().startsWith(".t.").endsWith(".part");
        }
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aCommitLeavesTheFileAlone(StorageFormat format) throws IOException {
        Path file = directory.resolve("t");
        Files.writeString(file, "what was there before");
        try (TableSink sink = format.sink(file, TWO)) {
            sink.write(0, block(0));
            assertThat(file).hasContent("what was there before");
            sink.commit();
        }
        assertThat(files()).containsExactly("t");
        assertThat(read(format.source(file, TWO), List.of("a"))).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aGapBetweenBlocksIsNoticed(StorageFormat format) throws IOException {
        try (TableSink sink = format.sink(directory.resolve("t"), TWO)) {
            sink.write(0, block(0));
            sink.write(2, block(2));
            assertThatIllegalStateException().isThrownBy(sink::commit).withMessageContaining("block 1 is missing");
        }
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aBlockIsTakenOnce(StorageFormat format) throws IOException {
        try (TableSink sink = format.sink(directory.resolve("t"), TWO)) {
            sink.write(0, block(0));
            sink.write(3, block(3));
            assertThatIllegalArgumentException().isThrownBy(() -> sink.write(0, block(0)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sink.write(3, block(3)))
                    .withMessageContaining("block 3 was written twice");
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aBatchOfAnotherWidthIsRefused(StorageFormat format) throws IOException {
        try (TableSink sink = format.sink(directory.resolve("t"), TWO)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sink.write(0, batch(1, longs(1L))))
                    .withMessageContaining("1 columns for table t of 2");
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aDirectoryThatIsNotThereIsAnIoError(StorageFormat format) {
        assertThatIOException().isThrownBy(() -> format.sink(directory.resolve("no/t"), TWO));
    }

    @Test
    void afterAFailureNothingMoreIsTaken() {
        InOrder<String> order = new InOrder<>(item -> {
            throw new IOException("No space left on device");
        });
        assertThatIOException().isThrownBy(() -> order.put(0, "a")).withMessage("No space left on device");
        assertThatIOException().isThrownBy(() -> order.put(1, "b")).withMessageContaining("block 1");
        assertThatIOException().isThrownBy(order::end);
    }

    @Test
    void aFullDiskLeavesNothingBehind() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "there is no /dev/full here");
        Utf8Bytes bytes = new Utf8Bytes(10);
        bytes.ascii("text");
        try (var out = Files.newOutputStream(full)) {
            assertThatIOException().isThrownBy(() -> bytes.writeTo(out));
        }
    }

    @Test
    void halfAPairOfSurrogatesIsRefused() throws IOException {
        try (TableSink sink = new CsvFormat().sink(directory.resolve("t"), table("c", TEXT))) {
            assertThatExceptionOfType(SynthesisException.class)
                    .isThrownBy(() -> sink.write(0, batch(1, texts("a\uD83D"))))
                    .withMessageContaining("half a pair of surrogates");
        }
    }

    @Test
    void mixedTypesOfBlocksAreRefusedInArrowFiles() throws IOException {
        try (TableSink sink = new ArrowFormat().sink(directory.resolve("t"), table("id", ID))) {
            sink.write(1, batch(1, texts("x")));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sink.write(0, batch(1, longs(1L))))
                    .withMessageContaining("Utf8");
        }
        assertThat(files()).isEmpty();
    }
}
