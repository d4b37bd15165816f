package dev.hma.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.api.schema.Table;
import dev.hma.core.json.AtomicFile;
import dev.hma.evaluation.EvaluationResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An evaluation as one HTML file that needs nothing else: style, script, the charting library (Apache ECharts) and the data
 * are in it, and a content security policy forbids it to ask any network for anything.
 *
 * <p>Text and tables are in the page itself; charts are drawn from embedded data when they come into view. Everything
 * that comes from the data or the metadata is escaped, and no script but the report's own is run.
 */
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

        Html html = new Html();
        String charting = Assets.charting();
        String script = Assets.script();
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en");
        head(html, List.of(charting, script));
        html.open("body");
        html.leaf("a", "Skip to the summary", "href", "#summary", "class", "skip");
        header(html);
        html.open("div", "class", "page");
        contents(html);
        html.open("main", "id", "main")
                .raw(page.html().toString())
                .close("main")
                .close("div");
        html.open("noscript").leaf("p", "Charts need JavaScript; tables and text do not.", "class", "callout");
        html.close("noscript");
        html.open("script", "type", "application/json", "id", "charts")
                .raw(embedded(page.charts().data()))
                .close("script");
        html.open("script").raw(charting).close("script");
        html.open("script").raw(script).close("script");
        html.close("body").close("html");
        return html.toString();
    }

    private void head(Html html, List<String> scripts) {
        String allowed = scripts.stream().map(Assets::fingerprint).collect(Collectors.joining(" "));
        html.open("head").raw("<meta charset=\"utf-8\">");
        html.open(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                // The charting library positions what it shows by style attributes.
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src " + allowed);
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.open("meta", "name", "referrer", "content", "no-referrer");
        html.leaf("title", title);
        html.open("style").raw(Assets.style()).close("style").close("head");
    }

    private void header(Html html) {
        html.open("header", "class", "top");
        html.open("div").leaf("h1", title);
        html.leaf("p", compared(), "class", "faint").close("div");
        html.leaf("button", "Dark", "type", "button", "id", "theme", "aria-pressed", "false");
        html.close("header");
        html.open("div", "class", "legend", "role", "note", "aria-label", "Colours");
        for (Side side : page.sides()) {
            html.open("span")
                    .open("i", "class", "swatch " + side.key())
                    .close("i")
                    .text(side.label());
            html.close("span");
        }
        html.close("div");
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

    private void contents(Html html) {
        html.open("nav", "aria-label", "Contents").open("details", "open", "").leaf("summary", "Contents");
        html.open("ul");
        for (Page.Section section : page.sections()) {
            html.open("li").leaf("a", section.title(), "href", "#" + section.id());
            if (section.id().equals("tables")) {
                tables(html);
            }
            html.close("li");
        }
        html.close("ul").close("details").close("nav");
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

    /** JSON that no HTML parser can mistake for the end of a script, and no script for the end of a line. */
    private static String embedded(JsonNode data) {
        StringBuilder safe = new StringBuilder();
        String text = data.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                safe.append(String.format("\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }
}
