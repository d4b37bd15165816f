package dev.hma.cli;

import dev.hma.core.Hma;
import dev.hma.evaluation.Evaluation;
import dev.hma.evaluation.EvaluationResult;
import dev.hma.evaluation.report.HtmlReport;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Judges a synthetic database, whoever made it. */
@Command(
        name = "evaluate",
        description =
                "Tells how good a synthetic database is, where it falls short and whether it gives real rows away.")
final class EvaluateCommand extends EngineCommand {
    @Option(
            names = "--real",
            required = true,
            paramLabel = "DIR",
            description = "The directory of the real tables: TABLE.csv or TABLE.arrow.")
    private Path real;

    @Option(
            names = "--synthetic",
            required = true,
            paramLabel = "DIR",
            description = "The directory of the synthetic tables.")
    private Path synthetic;

    @Option(names = "--metadata", required = true, paramLabel = "FILE", description = "The metadata JSON (SDV, V1).")
    private Path metadata;

    @Option(
            names = "--holdout",
            paramLabel = "DIR",
            description = "The directory of real tables that the synthesizer has not seen: shows what can be reached,"
                    + " and whether rows are repeated.")
    private @Nullable Path holdout;

    @Option(names = "--json", paramLabel = "FILE", description = "Where all figures go; replaced if it exists.")
    private @Nullable Path json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Where the report goes, one page that needs no network; replaced if it exists. It holds values"
                            + " of the real data.")
    private @Nullable Path html;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the random numbers; 0 if not given.")
    private long seed;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "The metrics to measure, separated by commas; all if not given.")
    private List<String> only = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "Threads; as many as processors if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    void check() {
        checkThreads(threads);
        if (new Outputs(json, html).areSame()) {
            throw wrongUse("--json and --html are the same file: " + json);
        }
    }

    @Override
    void run(Hma hma) {
        long start = System.nanoTime();
        Outputs outputs = new Outputs(json, html);
        outputs.check();
        EvaluationResult result;
        try (ProgressLine progress = progress()) {
            Evaluation evaluation = new Evaluation(hma, metadata, real, synthetic)
                    .seed(seed)
                    .only(only)
                    .threads(threads)
                    .progress(progress);
            if (holdout != null) {
                evaluation.holdout(holdout);
            }
            result = evaluation.run();
            if (json != null) {
                result.writeJson(json);
            }
            if (html != null) {
                progress.begin("writing the report", 0);
                HtmlReport.write(result, title(synthetic, real), html);
            }
        }
        new EvaluationText(out()).print(result);
        out().println("evaluated in " + Shown.seconds(start) + outputs.words());
    }

    /** {@return what is compared with what} */
    static String title(Path synthetic, Path real) {
        return OutputFile.name(synthetic) + " compared with " + OutputFile.name(real);
    }
}
