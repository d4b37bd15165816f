package dev.hma.evaluation.report;

import dev.hma.core.json.AtomicFile;
import dev.hma.evaluation.benchmark.BenchmarkResult;
import dev.hma.evaluation.benchmark.BenchmarkRun;
import dev.hma.evaluation.benchmark.Measure;
import dev.hma.evaluation.benchmark.Spread;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Configurations side by side as one HTML file that opens offline. */
public final class BenchmarkReport {
    private final BenchmarkResult result;
    private final Html html = new Html();
    private final Charts charts = new Charts();

    private BenchmarkReport(BenchmarkResult result) {
        this.result = result;
    }

    /**
     * Writes the report.
     *
     * @param result the runs
     * @param title what was compared
     * @param notes how it was measured, a sentence each
     * @param file a file, which appears when all is written; replaced if it is there
     * @throws dev.hma.api.SynthesisException if it cannot be written
     */
    public static void write(BenchmarkResult result, String title, List<String> notes, Path file) {
        String html = new BenchmarkReport(result).html(title, notes);
        AtomicFile.write(file, html.getBytes(StandardCharsets.UTF_8));
    }

    private String html(String title, List<String> notes) {
        Html contents = new Html();
        section(contents, "summary", "Fidelity and time", this::chart);
        section(contents, "measures", "All measures", this::measures);
        if (!result.failures().isEmpty()) {
            section(contents, "failures", "Runs that failed", this::failures);
        }
        section(contents, "method", "How it was measured", () -> notes.forEach(note -> html.leaf("p", note)));
        String runs = Shown.many(result.configurations().size(), "configuration", "configurations") + " · "
                + Shown.many(result.runs().size(), "run", "runs");
        return new Document(title, runs, new Html(), contents, html, charts).html();
    }

    private void section(Html contents, String id, String title, Runnable content) {
        contents.open("li").leaf("a", title, "href", "#" + id).close("li");
        html.open("section", "id", id, "aria-labelledby", id + "-title");
        html.leaf("h2", title, "id", id + "-title");
        content.run();
        html.close("section");
    }

    private void chart() {
        List<String> names = new ArrayList<>();
        List<double[]> seconds = new ArrayList<>();
        List<double[]> fidelity = new ArrayList<>();
        for (String name : result.configurations()) {
            List<BenchmarkRun> runs = result.runs(name).stream()
                    .filter(run -> run.values().containsKey(Measure.FIDELITY))
                    .toList();
            if (!runs.isEmpty()) {
                names.add(name);
                seconds.add(runs.stream()
                        .mapToDouble(run -> value(run, Measure.FIT_SECONDS) + value(run, Measure.SAMPLE_SECONDS))
                        .toArray());
                fidelity.add(runs.stream()
                        .mapToDouble(run -> value(run, Measure.FIDELITY))
                        .toArray());
            }
        }
        if (names.isEmpty()) {
            html.leaf("p", "There is no chart: the quality was not measured.", "class", "lead");
            return;
        }
        html.leaf(
                "p",
                "Each small dot is a run, each large one the mean of a configuration. Further up is better, further"
                        + " left is faster.",
                "class",
                "lead");
        int chart = charts.points(names, "seconds of fit and sample", "fidelity", seconds, fidelity);
        String title = "Fidelity against seconds";
        Page.chart(
                html,
                chart,
                Page.Size.LONG,
                title,
                title + " of " + String.join(", ", names) + ". The values follow as a table.");
    }

    private static double value(BenchmarkRun run, Measure measure) {
        return run.values().getOrDefault(measure, Double.NaN);
    }

    private void measures() {
        html.leaf("p", "The mean of the runs and, behind it, their standard deviation.", "class", "lead");
        boolean unseen = result.measures().stream()
                .anyMatch(measure -> result.unseen(measure).isPresent());
        Grid grid = new Grid("Measures by configuration").text("measure");
        result.configurations().forEach(grid::numbers);
        if (unseen) {
            grid.numbers("rows never seen");
        }
        grid.text("best");
        List<String> runs = new ArrayList<>(List.of("runs"));
        for (String name : result.configurations()) {
            List<BenchmarkRun> all = result.runs(name);
            long failed = all.stream().filter(run -> run.failure() != null).count();
            runs.add(all.size() - failed + " of " + all.size());
        }
        row(grid, runs, unseen ? Shown.NONE : "", "");
        for (Measure measure : result.measures()) {
            List<String> cells = new ArrayList<>(List.of(measure.words()));
            for (String name : result.configurations()) {
                cells.add(shown(measure, result.spread(name, measure)));
            }
            row(grid, cells, unseen ? shown(measure, result.unseen(measure)) : "", measure.best());
        }
        grid.write(html);
    }

    private static void row(Grid grid, List<String> cells, String unseen, String best) {
        if (!unseen.isEmpty()) {
            cells.add(unseen);
        }
        cells.add(best);
        grid.row(cells);
    }

    private static String shown(Measure measure, OptionalDouble value) {
        return value.isPresent() ? measure.shown(value.getAsDouble()) : Shown.NONE;
    }

    private static String shown(Measure measure, Optional<Spread> spread) {
        if (spread.isEmpty()) {
            return Shown.NONE;
        }
        Spread of = spread.get();
        String mean = measure.shown(of.mean());
        return of.deviation().isPresent()
                ? mean + " ± " + measure.shown(of.deviation().getAsDouble())
                : mean;
    }

    private void failures() {
        Grid grid = new Grid("Why runs failed").text("configuration", "seed", "reason");
        for (BenchmarkRun run : result.failures()) {
            grid.row(run.configuration(), Long.toString(run.seed()), run.failure() == null ? "" : run.failure());
        }
        grid.write(html);
    }
}
