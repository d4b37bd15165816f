package dev.hma.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.Hma;
import dev.hma.core.metadata.MetadataJson;
import dev.hma.core.progress.Progress;
import dev.hma.core.work.Workers;
import dev.hma.evaluation.data.DataReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation to be described and done: of a synthetic database against a real one, and of both against real rows that
 * were held out.
 */
public final class Evaluation {
    private final Hma hma;
    private final Path metadata;
    private final Path real;
    private final Path synthetic;
    private @Nullable Path holdout;
    private long seed;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Progress progress = Progress.NONE;
    private List<String> only = List.of();

    /**
     * An evaluation of a synthetic database.
     *
     * @param hma the engine, with the metrics and storage formats there are
     * @param metadata the metadata JSON
     * @param real the directory of the real tables
     * @param synthetic the directory of the synthetic tables
     */
    public Evaluation(Hma hma, Path metadata, Path real, Path synthetic) {
        this.hma = hma;
        this.metadata = metadata;
        this.real = real;
        this.synthetic = synthetic;
    }

    /**
     * Compares with real rows that the synthesizer has not seen.
     *
     * @param directory their directory
     * @return this
     */
    public Evaluation holdout(Path directory) {
        this.holdout = directory;
        return this;
    }

    /**
     * Chooses the random numbers.
     *
     * @param number any number; 0 if not called
     * @return this
     */
    public Evaluation seed(long number) {
        this.seed = number;
        return this;
    }

    /**
     * Chooses the number of threads, which changes nothing but the time.
     *
     * @param number 1 at least; as many as there are processors if not called
     * @return this
     */
    public Evaluation threads(int number) {
        this.threads = number;
        return this;
    }

    /**
     * Tells somebody how it gets on.
     *
     * @param listener who is told
     * @return this
     */
    public Evaluation progress(Progress listener) {
        this.progress = listener;
        return this;
    }

    /**
     * Leaves metrics out.
     *
     * @param metrics the names of the metrics that are measured; all if empty
     * @return this
     * @throws SynthesisException if there is no such metric
     */
    public Evaluation only(List<String> metrics) {
        List<String> names = hma.components().names(Metric.class);
        for (String name : metrics) {
            if (!names.contains(name)) {
                throw new SynthesisException("there is no metric '" + name + "'", "The metrics are " + names);
            }
        }
        this.only = List.copyOf(metrics);
        return this;
    }

    /**
     * Does it.
     *
     * @return the figures, and the databases
     * @throws SynthesisException if there is nothing to read
     */
    public EvaluationResult run() {
        List<NamedMetric> metrics = metrics();
        Schema schema = MetadataJson.read(metadata);
        Data realData = read(schema, real, "the real database");
        Data syntheticData = read(schema, synthetic, "the synthetic database");
        Data holdoutData = holdout == null ? null : read(schema, holdout, "the holdout");
        Draws draws = Draws.of(seed).at("evaluate");
        ObjectNode figures = FigureJson.object();
        figures.set("rows", FigureJson.rows(schema, realData, syntheticData));
        List<Note> notes = new ArrayList<>();
        try (Workers workers = new Workers(threads)) {
            MetricRun run = new MetricRun(schema, draws, workers, progress, notes);
            run.measure(metrics, realData, syntheticData, holdoutData, "", figures, metric -> true);
            if (holdoutData != null) {
                ObjectNode unseen = figures.putObject("holdout");
                unseen.set("rows", FigureJson.rows(schema, realData, holdoutData));
                run.measure(metrics, realData, holdoutData, null, "holdout", unseen, Metric::measuresHoldout);
                ObjectNode against = figures.putObject("against_holdout");
                run.measure(
                        metrics,
                        holdoutData,
                        syntheticData,
                        null,
                        "against the holdout",
                        against,
                        Metric::measuresAgainstHoldout);
            }
        }
        figures.set("notes", FigureJson.of(notes));
        return new EvaluationResult(schema, realData, syntheticData, holdoutData, figures);
    }

    private List<NamedMetric> metrics() {
        return hma.components().names(Metric.class).stream()
                .filter(name -> only.isEmpty() || only.contains(name))
                .map(name -> new NamedMetric(name, hma.components().make(Metric.class, name, null)))
                .toList();
    }

    private Data read(Schema schema, Path directory, String what) {
        progress.begin("reading " + what, 0);
        Data data;
        try {
            data = new DataReader(schema, hma.tables(directory)).read();
        } catch (SynthesisException e) {
            throw e.in(what);
        }
        if (data.tables().isEmpty()) {
            throw new SynthesisException(
                            "there is none of the tables of the metadata in " + directory,
                            "The tables are "
                                    + schema.tables().stream().map(Table::name).toList())
                    .in(what);
        }
        return data;
    }
}
