package dev.hma.cli;

import dev.hma.core.Hma;
import dev.hma.core.SampleResult;
import dev.hma.core.Sampling;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Samples a model into a directory. */
@Command(name = "sample", description = "Samples a new database from a model.")
final class SampleCommand extends EngineCommand {
    /** Table, column and value. */
    private static final Pattern CONDITION = Pattern.compile("([^.]+)\\.([^=]+)=(.*)", Pattern.DOTALL);

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model, as fit wrote it.")
    private Path model;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the tables go; it appears when all of them are written.")
    private Path out;

    @Option(
            names = "--scale",
            paramLabel = "X",
            description = "Size of the tables in sizes of the originals; 1 if not given.")
    private double scale = 1;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the sample's random numbers; 0 if not given.")
    private long seed;

    @Option(names = "--format", paramLabel = "csv|arrow", description = "Format of the files; csv if not given.")
    private String format = "csv";

    @Option(names = "--threads", paramLabel = "N", description = "Threads; as many as processors if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--overwrite", description = "Replace files of the same names that the directory holds already.")
    private boolean overwrite;

    @Option(
            names = "--given",
            paramLabel = "DIR",
            description = "Tables that are kept as they are: a directory with a file for each; the others are drawn.")
    private List<Path> given = List.of();

    @Option(
            names = "--where",
            paramLabel = "TABLE.COLUMN=VALUE",
            description = "The value that all rows of a table without parents get; may be repeated.")
    private List<String> where = List.of();

    @Override
    void check() {
        checkThreads(threads);
        if (!(scale > 0 && scale <= Double.MAX_VALUE)) {
            throw wrongUse("--scale is " + scale + "; it must be a number greater than zero");
        }
        for (String condition : where) {
            if (!CONDITION.matcher(condition).matches()) {
                throw wrongUse("--where is " + condition + "; it must be written TABLE.COLUMN=VALUE");
            }
        }
    }

    @Override
    void run(Hma hma) {
        SampleResult result;
        try (ProgressLine progress = progress()) {
            Sampling sampling = hma.load(model).sample();
            given.forEach(sampling::given);
            for (String condition : where) {
                Matcher parts = CONDITION.matcher(condition);
                if (parts.matches()) {
                    sampling.where(parts.group(1), parts.group(2), parts.group(3));
                }
            }
            result = sampling.scale(scale)
                    .seed(seed)
                    .format(format)
                    .threads(threads)
                    .overwrite(overwrite)
                    .progress(progress)
                    .to(out);
        }
        TextTable tables = new TextTable("table", "rows");
        result.rows().forEach((table, rows) -> tables.row(table, Shown.count(rows)));
        tables.print(out(), "");
        out().println("sampled in " + Shown.seconds(result.seconds()) + ", tables in " + result.directory());
    }
}
