package dev.hma.evaluation.report;

import dev.hma.api.schema.Table;
import dev.hma.core.json.AtomicFile;
import dev.hma.evaluation.EvaluationResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An evaluation as one HTML file that opens offline. */
public final class HtmlReport {
    private final Page page;
    private final String title;

    private HtmlReport(EvaluationResult result, String title) {
        this.page = Page.of(result);
        this.title = title;
    }

    /**
     * Writes the report.
     *
     * @param result the evaluation
     * @param title what was evaluated
     * @param file a file, which appears when all is written; replaced if it is there
     * @throws dev.hma.api.SynthesisException if it cannot be written
     */
    public static void write(EvaluationResult result, String title, Path file) {
        AtomicFile.write(file, html(result, title).getBytes(StandardCharsets.UTF_8));
    }

    /** The text of the report. */
    static String html(EvaluationResult result, String title) {
        return new HtmlReport(result, title).html();
    }

    private String html() {
        new SummarySection(page).write();
        new TablesSection(page).write();
        new RelationshipsSection(page).write();
        new AcrossSection(page).write();
        new ParentsSection(page).write();
        new FamiliesSection(page).write();
        new DetectionSection(page).write();
        new QueriesSection(page).write();
        new UsefulnessSection(page).write();
        new PrivacySection(page).write();
        new OtherSection(page).write();
        new MethodSection(page).write();

        return new Document(title, compared(), legend(), contents(), page.html(), page.charts()).html();
    }

    private Html legend() {
        Html html = new Html();
        html.open("div", "class", "legend", "role", "note", "aria-label", "Colours");
        for (Side side : page.sides()) {
            html.open("span")
                    .open("i", "class", "swatch " + side.key())
                    .close("i")
                    .text(side.label());
            html.close("span");
        }
        return html.close("div");
    }

    private String compared() {
        List<Table> tables = page.result().schema().tables();
        List<String> parts = new ArrayList<>();
        parts.add(Shown.many(tables.size(), "table", "tables"));
        for (Side side : page.sides()) {
            long rows = side.data().tables().values().stream()
                    .mapToLong(table -> table.rows())
                    .sum();
            parts.add(Shown.many(rows, "row", "rows") + " " + side.label());
        }
        return String.join(" · ", parts) + ". This file holds values and rows of the real data.";
    }

    private Html contents() {
        Html html = new Html();
        for (Page.Section section : page.sections()) {
            html.open("li").leaf("a", section.title(), "href", "#" + section.id());
            if (section.id().equals("tables")) {
                tables(html);
            }
            html.close("li");
        }
        return html;
    }

    private void tables(Html html) {
        html.open("ul");
        for (Table table : page.result().schema().tables()) {
            html.open("li")
                    .leaf("a", table.name(), "href", "#" + TablesSection.id(table))
                    .close("li");
        }
        html.close("ul");
    }
}
