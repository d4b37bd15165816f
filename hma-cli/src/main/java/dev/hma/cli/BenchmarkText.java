package dev.hma.cli;

import dev.hma.evaluation.benchmark.BenchmarkResult;
import dev.hma.evaluation.benchmark.BenchmarkRun;
import dev.hma.evaluation.benchmark.Measure;
import dev.hma.evaluation.benchmark.Spread;
import dev.hma.evaluation.holdout.DividedTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A benchmark on the screen. */
final class BenchmarkText {
    private static final int WIDTH = 110;
    /** What a column takes besides the name of its configuration. */
    private static final int CELL = 16;

    private final PrintWriter out;

    BenchmarkText(PrintWriter out) {
        this.out = out;
    }

    /** Prints what became of the rows of each table. */
    void divided(List<DividedTable> tables) {
        TextTable rows =
                new TextTable("table", "rows", "to learn from", "held out", "left out", "references made null", "");
        for (DividedTable table : tables) {
            rows.row(
                    table.name(),
                    Shown.count(table.rows()),
                    Shown.count(table.training()),
                    Shown.count(table.heldOut()),
                    Shown.count(table.leftOut()),
                    Shown.count(table.cut()),
                    table.whole() ? "whole, on both sides" : "");
        }
        rows.print(out, "");
        out.println();
    }

    /** Prints a line per measure, a column per configuration, and the failures. */
    void print(BenchmarkResult result) {
        List<String> names = result.configurations();
        int shown = 0;
        while (shown < names.size()) {
            int end = shown + fitting(names.subList(shown, names.size()));
            table(result, names.subList(shown, end));
            out.println();
            shown = end;
        }
        for (BenchmarkRun run : result.failures()) {
            out.println(run.configuration() + ", seed " + run.seed() + " failed: " + run.failure());
        }
    }

    /** How many columns a screen takes; one at least. */
    private static int fitting(List<String> names) {
        int width = 2 * CELL;
        int columns = 0;
        for (String name : names) {
            width += Math.max(CELL, name.length() + 2);
            if (columns > 0 && width > WIDTH) {
                break;
            }
            columns++;
        }
        return columns;
    }

    private void table(BenchmarkResult result, List<String> names) {
        boolean unseen = result.measures().stream()
                .anyMatch(measure -> result.unseen(measure).isPresent());
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(names);
        if (unseen) {
            header.add("rows never seen");
        }
        header.add("best");
        TextTable table = new TextTable(header);
        List<String> runs = new ArrayList<>(List.of("runs"));
        for (String name : names) {
            List<BenchmarkRun> all = result.runs(name);
            long failed = all.stream().filter(run -> run.failure() != null).count();
            runs.add(failed == all.size() ? "all failed" : all.size() - failed + " of " + all.size());
        }
        if (unseen) {
            runs.add("");
        }
        runs.add("");
        table.row(runs);
        for (Measure measure : result.measures()) {
            List<String> cells = new ArrayList<>(List.of(measure.words()));
            names.forEach(name -> cells.add(shown(measure, result.spread(name, measure))));
            if (unseen) {
                cells.add(shown(measure, result.unseen(measure)));
            }
            cells.add(measure.best());
            table.row(cells);
        }
        table.print(out, "");
    }

    private static String shown(Measure measure, OptionalDouble value) {
        return value.isPresent() ? measure.shown(value.getAsDouble()) : "-";
    }

    private static String shown(Measure measure, Optional<Spread> spread) {
        if (spread.isEmpty()) {
            return "-";
        }
        Spread of = spread.get();
        String mean = measure.shown(of.mean());
        return of.deviation().isPresent()
                ? mean + " (" + measure.shown(of.deviation().getAsDouble()) + ")"
                : mean;
    }
}
