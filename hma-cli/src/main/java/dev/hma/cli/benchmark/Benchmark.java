package dev.hma.cli.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import dev.hma.core.Hma;
import dev.hma.core.json.Json;
import dev.hma.core.progress.Progress;
import dev.hma.evaluation.Evaluation;
import dev.hma.evaluation.benchmark.BenchmarkResult;
import dev.hma.evaluation.benchmark.BenchmarkRun;
import dev.hma.evaluation.benchmark.Measure;
import dev.hma.evaluation.holdout.DividedTable;
import dev.hma.evaluation.holdout.HoldoutSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fits, samples and evaluates every contender with every seed. Nothing stays but the result. */
public final class Benchmark implements AutoCloseable {
    /** The holdout is one for all, so that all runs learn from the same rows. */
    private static final long SPLIT_SEED = 0;

    private final Hma hma;
    private final Path metadata;
    private final Workspace workspace;
    private final CommandProcess commands;
    private final Settings settings;
    private final Progress progress;
    private Path training;
    private @Nullable Path heldOut;

    /**
     * What all runs have in common.
     *
     * @param seeds the number of seeds
     * @param only the metrics; all if empty
     * @param threads threads of each step
     * @param options options of the command line that every command gets
     */
    public record Settings(int seeds, List<String> only, int threads, List<String> options) {
        /** Copies the lists. */
        public Settings {
            only = List.copyOf(only);
            options = List.copyOf(options);
        }
    }

    /**
     * A benchmark on one database.
     *
     * @param hma the engine
     * @param data the directory of the tables
     * @param metadata the metadata JSON
     * @param main the class that runs commands in processes of their own
     * @param settings what all runs have in common
     * @param progress is told how it gets on
     * @throws SynthesisException if there is no such metric
     * @throws IOException if there is no room for temporary files
     */
    public Benchmark(Hma hma, Path data, Path metadata, Class<?> main, Settings settings, Progress progress)
            throws IOException {
        new Evaluation(hma, metadata, data, data).only(settings.only());
        this.hma = hma;
        this.training = data;
        this.metadata = metadata;
        this.settings = settings;
        this.progress = progress;
        this.workspace = Workspace.create();
        this.commands = new CommandProcess(workspace, main);
    }

    /**
     * Holds rows out of all fits, and compares with them, too.
     *
     * @param fraction their share
     * @return what became of the tables
     * @throws SynthesisException if the tables cannot be read, or there are too few rows
     * @throws IOException if the two parts cannot be written
     */
    public List<DividedTable> holdOut(double fraction) throws IOException {
        progress.begin("dividing the rows", 0);
        HoldoutSplit split = HoldoutSplit.of(hma, metadata, training, fraction, SPLIT_SEED);
        Path toLearn = workspace.directory("training");
        Path toHold = workspace.directory("held-out");
        split.write(toLearn, toHold);
        training = toLearn;
        heldOut = toHold;
        return split.tables();
    }

    /**
     * Runs all contenders.
     *
     * @param contenders the configurations
     * @return the runs; those that failed say why
     * @throws IOException if temporary files cannot be written
     */
    public BenchmarkResult run(List<Contender> contenders) throws IOException {
        List<BenchmarkRun> runs = new ArrayList<>();
        for (Contender contender : contenders) {
            for (long seed = 0; seed < settings.seeds(); seed++) {
                runs.add(run(contender, seed));
            }
        }
        return new BenchmarkResult(contenders.stream().map(Contender::name).toList(), runs);
    }

    private BenchmarkRun run(Contender contender, long seed) throws IOException {
        Path configuration = workspace.file("configuration.json");
        Path model = workspace.file("model.json");
        Path sample = workspace.file("sample");
        try {
            Json.write(contender.configuration().toTree(), configuration);
            Map<Measure, Double> costs = new EnumMap<>(Measure.class);
            String run = contender.name() + ", seed " + seed + ": ";
            progress.begin(run + "fitting", 0);
            Cost fit = command(
                    "fit",
                    seed,
                    "--data",
                    training.toString(),
                    "--metadata",
                    metadata.toString(),
                    "--config",
                    configuration.toString(),
                    "--model",
                    model.toString());
            costs.put(Measure.FIT_SECONDS, fit.seconds());
            costs.put(Measure.FIT_MEMORY, (double) fit.memory());
            costs.put(Measure.MODEL_SIZE, (double) Files.size(model));
            progress.begin(run + "sampling", 0);
            Cost drawn = command("sample", seed, "--model", model.toString(), "--out", sample.toString());
            costs.put(Measure.SAMPLE_SECONDS, drawn.seconds());
            costs.put(Measure.SAMPLE_MEMORY, (double) drawn.memory());
            return BenchmarkRun.of(contender.name(), seed, costs, evaluate(sample, run));
        } catch (SynthesisException e) {
            return BenchmarkRun.failed(contender.name(), seed, String.valueOf(e.getMessage()));
        } finally {
            workspace.delete(model);
            workspace.delete(sample);
        }
    }

    private Cost command(String name, long seed, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(name));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--seed", Long.toString(seed), "--threads", Integer.toString(settings.threads())));
        arguments.addAll(settings.options());
        return commands.run(arguments);
    }

    private ObjectNode evaluate(Path sample, String run) {
        Evaluation evaluation = new Evaluation(hma, metadata, training, sample)
                .only(settings.only())
                .threads(settings.threads())
                .progress(new Prefixed(run, progress));
        if (heldOut != null) {
            evaluation.holdout(heldOut);
        }
        return evaluation.run().figures();
    }

    @Override
    public void close() throws IOException {
        workspace.close();
    }

    /** Says which run the work is for. */
    private record Prefixed(String run, Progress progress) implements Progress {
        @Override
        public void begin(String work, long rows) {
            progress.begin(run + work, rows);
        }

        @Override
        public void advance(long rows) {
            progress.advance(rows);
        }
    }
}
