package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Batches;
import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSink;
import dev.hma.api.data.TableSource;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.plugin.Component;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Table;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.core.HmaModel;
import dev.hma.core.component.Choice;
import dev.hma.core.config.Configuration;
import dev.hma.core.source.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What fails on the way is told as it is, and leaves nothing behind. */
@Timeout(120)
class FailuresTest {
    @TempDir
    Path home;

    private Engine engine;
    private MadeUp data;

    /** A sink that has room for so many blocks. */
    private record Full(int room) implements StorageFormat {
        @Override
        public List<String> extensions() {
            return List.of("full");
        }

        @Override
        public TableSource source(Path file, Table table) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TableSink sink(Path file, Table table) throws IOException {
            Files.writeString(file, "half of it");
            return new TableSink() {
                @Override
                public void write(long block, TableBatch rows) throws IOException {
                    if (block >= room) {
                        throw new IOException("No space left on device");
                    }
                }

                @Override
                public void commit() {
                    // Written above.
                }

                @Override
                public void close() {
                    // Nothing is held.
                }
            };
        }
    }

    /** A synthesizer that cannot learn. */
    private record Unable(RuntimeException failure) implements TableSynthesizer<Component.NoState> {
        @Override
        public Learning<TableModel> learn(Frame frame, Draws draws) {
            throw failure;
        }

        @Override
        public TableModel restore(Frame frame, Component.NoState state) {
            throw failure;
        }
    }

    @BeforeEach
    void create() {
        engine = new Engine(
                home,
                Component.of(StorageFormat.class, "full", "Full.", Component.NoState.class, new Full(1)),
                Component.of(
                        TableSynthesizer.class,
                        "unable",
                        "Unable.",
                        Component.NoState.class,
                        new Unable(new SynthesisException("the moon is wrong", "Wait"))));
        data = new MadeUp()
                .table("a", "id", "id:id", "x:real")
                .table("b", "", "a:id", "y:int")
                .key("b.a>a");
        for (int i = 0; i < 50; i++) {
            data.row("a", i, i * 0.5);
        }
        for (int i = 0; i < 20_000; i++) {
            data.row("b", i % 50, i % 7);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFullDiskLeavesNothingBehind() throws IOException {
        HmaModel model = engine.fit(data);
        for (int threads : new int[] {1, 2, 4}) {
            assertThatThrownBy(
                            () -> model.sample().format("full").threads(threads).to(home.resolve("out")))
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining("out")
                    .hasMessageContaining("No space left on device");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void aSourceThatFailsOnTheWayIsNamed() {
        for (boolean io : new boolean[] {true, false}) {
            TableSource broken = new TableSource() {
                @Override
                public String description() {
                    return "tape 7";
                }

                @Override
                public List<Split> splits() {
                    return List.of(columns -> new Batches() {
                        @Override
                        public TableBatch next() throws IOException {
                            if (io) {
                                throw new IOException("torn");
                            }
                            throw new SynthesisException("row 3 is torn", "Mend it");
                        }

                        @Override
                        public void close() {
                            // Nothing is held.
                        }
                    });
                }
            };
            Database whole = data.database();
            Database database =
                    new Database(data.schema(), table -> table.name().equals("b") ? broken : whole.source(table));
            for (int threads : new int[] {1, 2}) {
                assertThatThrownBy(() -> engine.hma().fitting().threads(threads).fit(database))
                        .isInstanceOf(SynthesisException.class)
                        .hasMessageContaining("table b")
                        .hasMessageContaining("torn");
            }
        }
    }

    @Test
    void aComponentThatFailsIsNamedWithItsTable() {
        assertThatThrownBy(() -> engine.hma()
                        .fitting()
                        .configuration(Configuration.STANDARD.withSynthesizer(Choice.of("unable")))
                        .fit(data.database()))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("synthesizer unable")
                .hasMessageContaining("the moon is wrong. Wait");
    }

    @Test
    void settingsThatMakeNoSampleAreRefused() throws IOException {
        HmaModel model = engine.fit(data);
        for (double scale : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e9}) {
            assertThatThrownBy(() -> model.sample().format("text").scale(scale).to(home.resolve("out")))
                    .as("scale %s", scale)
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining("scale");
        }
        assertThatThrownBy(() -> model.sample().format("papyrus").to(home.resolve("out")))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("'papyrus'")
                .hasMessageContaining("text");
        assertThatThrownBy(() -> model.sample().format("text").threads(0).to(home.resolve("out")))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("threads");
        assertThat(files()).isEmpty();
    }

    @Test
    void anInterruptedSampleLeavesNothingBehind() throws IOException, InterruptedException {
        HmaModel model = engine.fit(data);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                Thread.currentThread().interrupt();
                model.sample().format("text").threads(2).to(home.resolve("out"));
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        thread.start();
        thread.join();
        assertThat(thrown.get()).isInstanceOf(SynthesisException.class).hasMessageContaining("interrupted");
        assertThat(files()).isEmpty();
    }

    @Test
    void progressReachesTheRowsThatWereAnnounced() {
        StringBuilder stages = new StringBuilder();
        java.util.concurrent.atomic.AtomicLong rows = new java.util.concurrent.atomic.AtomicLong();
        dev.hma.core.progress.Progress progress = new dev.hma.core.progress.Progress() {
            @Override
            public void begin(String work, long total) {
                stages.append(work).append(';');
                rows.set(0);
            }

            @Override
            public void advance(long more) {
                rows.addAndGet(more);
            }
        };
        HmaModel model = engine.hma().fitting().progress(progress).threads(2).fit(data.database());
        model.sample().format("text").progress(progress).threads(2).to(home.resolve("out"));
        assertThat(stages.toString())
                .contains("reading keys")
                .contains("planning")
                .endsWith("writing b;");
        assertThat(rows).hasValue(20_000);
    }
}
