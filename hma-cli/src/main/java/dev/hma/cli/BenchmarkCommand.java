package dev.hma.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import dev.hma.cli.benchmark.Benchmark;
import dev.hma.cli.benchmark.Contender;
import dev.hma.core.Hma;
import dev.hma.core.json.Json;
import dev.hma.evaluation.benchmark.BenchmarkResult;
import dev.hma.evaluation.holdout.DividedTable;
import dev.hma.evaluation.report.BenchmarkReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares configurations on one database. */
@Command(
        name = "benchmark",
        description =
                "Fits, samples and evaluates several configurations with several seeds, and compares them: fidelity,"
                        + " privacy, seconds, memory, size of the model.")
final class BenchmarkCommand extends EngineCommand {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The directory with a file per table: TABLE.csv or TABLE.arrow.")
    private Path data;

    @Option(names = "--metadata", required = true, paramLabel = "FILE", description = "The metadata JSON (SDV, V1).")
    private Path metadata;

    @Option(
            names = "--configs",
            required = true,
            paramLabel = "NAME",
            split = ",",
            description = "What is compared, separated by commas: files as for fit --config, names of components (see"
                    + " plugins) to put into the standard configuration, or default for that itself.")
    private List<String> configs = List.of();

    @Option(names = "--seeds", paramLabel = "N", description = "Runs of each, with the seeds 0 to N-1; 3 if not given.")
    private int seeds = 3;

    @Option(
            names = "--holdout",
            paramLabel = "FRACTION",
            description = "The share of rows to hold out of the fits and to compare with; none if not given.")
    private @Nullable Double holdout;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "The metrics to measure, separated by commas; all if not given.")
    private List<String> only = List.of();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where all runs and the summary go; replaced if it exists.")
    private @Nullable Path json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Where the report goes, with a chart of fidelity against seconds, one page that needs no"
                    + " network; replaced if it exists.")
    private @Nullable Path html;

    @Option(names = "--threads", paramLabel = "N", description = "Threads; as many as processors if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    void check() {
        checkThreads(threads);
        if (seeds < 1) {
            throw wrongUse("--seeds is " + seeds + "; it must be 1 at least");
        }
        if (holdout != null && !(holdout > 0 && holdout < 1)) {
            throw wrongUse("--holdout is " + holdout + "; it must be a share between 0 and 1");
        }
        if (new Outputs(json, html).areSame()) {
            throw wrongUse("--json and --html are the same file: " + json);
        }
    }

    @Override
    void run(Hma hma) throws IOException {
        long start = System.nanoTime();
        Outputs outputs = new Outputs(json, html);
        outputs.check();
        List<Contender> contenders = Contender.of(configs, hma.components());
        hma.open(data, metadata);
        List<DividedTable> divided = List.of();
        BenchmarkResult result;
        try (ProgressLine progress = progress();
                Benchmark benchmark = new Benchmark(
                        hma,
                        data,
                        metadata,
                        MeasuredCommand.class,
                        new Benchmark.Settings(seeds, only, threads, pluginOptions()),
                        progress)) {
            if (holdout != null) {
                divided = benchmark.holdOut(holdout);
            }
            result = benchmark.run(contenders);
        }
        if (json != null) {
            Json.write(tree(result, contenders, divided), json);
        }
        if (html != null) {
            BenchmarkReport.write(result, "Configurations compared on " + OutputFile.name(data), notes(), html);
        }
        BenchmarkText text = new BenchmarkText(out());
        if (!divided.isEmpty()) {
            text.divided(divided);
        }
        text.print(result);
        notes().forEach(out()::println);
        out().println("compared in " + Shown.seconds(start) + outputs.words());
        int failed = result.failures().size();
        if (failed > 0) {
            throw new SynthesisException(
                    failed + " of " + result.runs().size() + " runs failed",
                    "The table says why; the others are valid");
        }
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                seeds == 1
                        ? "One run each: how much figures differ from run to run is not known."
                        : "Means of " + seeds + " runs, and the standard deviation between runs behind them.");
        notes.add("Seconds are those of a process of its own, without the start of Java.");
        notes.add("Memory is the most of the heap that a collection left, or all that was used where there was none.");
        if (holdout != null) {
            notes.add("A share of " + holdout + " was held out of all fits, but for tables that stay whole.");
        }
        return notes;
    }

    private ObjectNode tree(BenchmarkResult result, List<Contender> contenders, List<DividedTable> divided) {
        ObjectNode tree = result.toJson();
        ObjectNode configurations = tree.putObject("configurations");
        contenders.forEach(contender ->
                configurations.set(contender.name(), contender.configuration().toTree()));
        if (holdout != null) {
            tree.put("holdout", holdout);
            ArrayNode tables = tree.putArray("tables");
            for (DividedTable table : divided) {
                tables.addObject()
                        .put("table", table.name())
                        .put("rows", table.rows())
                        .put("training", table.training())
                        .put("held_out", table.heldOut())
                        .put("whole", table.whole())
                        .put("left_out", table.leftOut())
                        .put("references_made_null", table.cut());
            }
        }
        return tree;
    }
}
