package dev.hma.cli;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.EvaluationResult;
import dev.hma.evaluation.report.Finding;
import dev.hma.evaluation.report.KeyFigure;
import dev.hma.evaluation.report.Summary;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** An evaluation on the screen. */
final class EvaluationText {
    private static final String INDENT = "  ";
    private static final int WIDTH = 100;
    /** More remarks on a metric are in the files. */
    private static final int REMARKS = 3;

    private final PrintWriter out;

    EvaluationText(PrintWriter out) {
        this.out = out;
    }

    /** Prints rows, main figures, what they say, what could not be measured, and what cannot be known. */
    void print(EvaluationResult result) {
        Summary summary = Summary.of(result);
        rows(result);
        out.println();
        figures(summary, result.holdout() != null);
        summary.findings().forEach(this::finding);
        remarks(summary);
        out.println();
        out.println("What cannot be known:");
        summary.unknown().forEach(this::item);
        out.println();
    }

    /** Prints how each area came out, a line each. */
    void brief(Summary summary) {
        TextTable table = new TextTable("area", "verdict", "figure");
        summary.findings()
                .forEach(finding -> table.row(
                        finding.area(),
                        finding.verdict(),
                        plain(finding.figure().text() + " " + finding.figure().what())));
        table.print(out, "");
    }

    private void rows(EvaluationResult result) {
        List<String> header = new ArrayList<>(List.of("table", "real rows", "synthetic rows"));
        Data holdout = result.holdout();
        if (holdout != null) {
            header.add("rows held out");
        }
        TextTable rows = new TextTable(header);
        for (Table table : result.schema().tables()) {
            List<String> row = new ArrayList<>();
            row.add(table.name());
            row.add(count(result.real().find(table.name())));
            row.add(count(result.synthetic().find(table.name())));
            if (holdout != null) {
                row.add(count(holdout.find(table.name())));
            }
            rows.row(row);
        }
        rows.print(out, "");
    }

    private static String count(@Nullable TableData table) {
        return table == null ? "-" : Shown.count(table.rows());
    }

    private void figures(Summary summary, boolean holdout) {
        List<String> header = new ArrayList<>(List.of("", "figure", "synthetic"));
        if (holdout) {
            header.add("rows never seen");
            header.add("synthetic against these");
        }
        header.add("best");
        TextTable table = new TextTable(header);
        String group = "";
        for (KeyFigure figure : summary.figures()) {
            List<String> row = new ArrayList<>();
            row.add(figure.group().equals(group) ? "" : figure.group());
            row.add(figure.name());
            row.add(shown(figure, figure.synthetic()));
            if (holdout) {
                row.add(shown(figure, figure.holdout()));
                row.add(shown(figure, figure.againstHoldout()));
            }
            row.add(figure.best());
            table.row(row);
            group = figure.group();
        }
        table.print(out, "");
    }

    private static String shown(KeyFigure figure, OptionalDouble value) {
        return value.isPresent() ? figure.shown(value) : "-";
    }

    private void finding(Finding finding) {
        out.println();
        out.println(finding.area() + ": " + finding.verdict());
        wrapped(finding.text(), INDENT, INDENT);
        finding.details().forEach(this::item);
    }

    private void remarks(Summary summary) {
        if (summary.notes().isEmpty()) {
            return;
        }
        out.println();
        out.println("Not measured, or in part:");
        Map<String, List<Summary.Remark>> notes = new LinkedHashMap<>();
        for (Summary.Remark note : summary.notes()) {
            String databases = note.databases().isEmpty() ? "" : " (" + note.databases() + ")";
            notes.computeIfAbsent(note.metric() + databases, metric -> new ArrayList<>())
                    .add(note);
        }
        notes.forEach((metric, of) -> {
            for (Summary.Remark note : of.subList(0, Math.min(REMARKS, of.size()))) {
                item(metric + ", " + note.what() + ": " + note.why());
            }
            if (of.size() > REMARKS) {
                item(metric + ": " + Shown.count(of.size() - REMARKS)
                        + " more, which the files of --json and --html hold");
            }
        });
    }

    private void item(String text) {
        wrapped(text, INDENT + "- ", INDENT + "  ");
    }

    private void wrapped(String text, String first, String next) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : plain(text).split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line = new StringBuilder(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.println(line);
    }

    /** Without what some terminals cannot show. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u2013', '-');
    }
}
