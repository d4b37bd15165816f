package dev.hma.cli;

import dev.hma.api.SynthesisException;
import dev.hma.core.Hma;
import dev.hma.core.HmaModel;
import dev.hma.core.SampleResult;
import dev.hma.core.compare.Similarity;
import dev.hma.core.source.Database;
import dev.hma.evaluation.Evaluation;
import dev.hma.evaluation.EvaluationResult;
import dev.hma.evaluation.report.HtmlReport;
import dev.hma.evaluation.report.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole on a database that comes with the project. */
@Command(
        name = "demo",
        description = "Learns the flights that left New York City in 2013, samples new ones and evaluates them.")
final class DemoCommand extends EngineCommand {
    private static final Path DATA = Path.of("data", "nycflights13");
    private static final String MODEL = "model.json";
    private static final String REPORT = "report.html";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the new tables, the model and the report go; hma-demo if not given.")
    private Path out = Path.of("hma-demo");

    @Option(names = "--overwrite", description = "Replace files of the same names that the directory holds already.")
    private boolean overwrite;

    @Override
    void run(Hma hma) throws IOException {
        checkFree();
        Path data = data();
        Path metadata = data.resolve("metadata.json");
        out().println("Flights that left New York City in 2013 (nycflights13, CC0), from " + data);
        Database real = hma.open(data, metadata);
        HmaModel model;
        SampleResult sample;
        Similarity similarity;
        EvaluationResult evaluation;
        long start = System.nanoTime();
        double fitSeconds;
        try (ProgressLine progress = progress()) {
            model = hma.fitting().progress(progress).fit(real);
            fitSeconds = (System.nanoTime() - start) / 1e9;
            sample = model.sample().overwrite(overwrite).progress(progress).to(out);
            model.save(out.resolve(MODEL));
            progress.begin("comparing", 0);
            similarity = Similarity.of(real, hma.open(out, metadata));
            evaluation =
                    new Evaluation(hma, metadata, data, out).progress(progress).run();
            progress.begin("writing the report", 0);
            HtmlReport.write(evaluation, EvaluateCommand.title(out, data), out.resolve(REPORT));
        }
        out().println();
        print(model, sample, similarity);
        out().println();
        new EvaluationText(out()).brief(Summary.of(evaluation));
        out().println();
        out().println("Fitted in " + Shown.seconds(fitSeconds) + ", sampled in " + Shown.seconds(sample.seconds())
                + ", whole demo " + Shown.seconds(start));
        out().println("New tables in " + out + ", model in " + out.resolve(MODEL));
        out().println("The report that shows all of it: " + out.resolve(REPORT) + " (open it in a browser)");
        out().println("Next: ./hma inspect --model " + out.resolve(MODEL));
    }

    private void print(HmaModel model, SampleResult sample, Similarity similarity) {
        TextTable tables = new TextTable("table", "rows", "new rows", "similarity of columns");
        sample.rows()
                .forEach((table, rows) -> tables.row(
                        table,
                        Shown.count(model.fitted().table(table).rows()),
                        Shown.count(rows),
                        share(similarity.table(table))));
        tables.print(out(), "");
        out().println();
        TextTable children = new TextTable("relationship", "similarity of numbers of children");
        similarity.children().forEach((relationship, value) -> children.row(relationship, Shown.share(value)));
        children.print(out(), "");
        out().println();
        out().println("1 is the same distribution. Columns: 1 minus the Kolmogorov-Smirnov distance of numbers and");
        out().println("dates, 1 minus the total variation of categories, the mean over a table's columns; identifiers");
        out().println("and personal data are made up and not compared. Children: per parent, those without included.");
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? Shown.share(share.getAsDouble()) : "-";
    }

    /** Found out before the work, not after it. */
    private void checkFree() throws IOException {
        if (overwrite || !Files.isDirectory(out)) {
            return;
        }
        try (Stream<Path> files = Files.list(out)) {
            if (files.findAny().isPresent()) {
                throw new SynthesisException(
                        "the output directory " + out + " already holds files",
                        "Choose another one with --out, or replace files of the same names with --overwrite");
            }
        }
    }

    private static Path data() {
        Path home = Path.of(System.getProperty("hma.home", ""));
        Path data = home.resolve(DATA);
        if (!Files.isDirectory(data)) {
            throw new SynthesisException(
                    "the demo's data is not there: " + data, "Run the demo by the launcher hma of a whole checkout");
        }
        return data;
    }
}
