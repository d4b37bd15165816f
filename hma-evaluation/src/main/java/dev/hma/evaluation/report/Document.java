package dev.hma.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One HTML file that needs nothing else: style, script, the charting library (Apache ECharts) and the data are in it, and
 * a content security policy forbids it to ask any network for anything.
 *
 * <p>Text and tables are in the page itself; charts are drawn from embedded data when they come into view. Everything
 * that comes from the data or the metadata is escaped, and no script but the report's own is run.
 *
 * @param title what the page is about
 * @param subtitle what has to be known of it
 * @param legend what its colours mean; may be empty
 * @param contents its sections, as items of a list
 * @param main what it shows, which begins with an element of the id {@code summary}
 * @param charts the data of its charts
 */
record Document(String title, String subtitle, Html legend, Html contents, Html main, Charts charts) {
    String html() {
        Html html = new Html();
        String charting = Assets.charting();
        String script = Assets.script();
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en");
        head(html, List.of(charting, script));
        html.open("body");
        html.leaf("a", "Skip to the summary", "href", "#summary", "class", "skip");
        header(html);
        html.raw(legend.toString());
        html.open("div", "class", "page");
        html.open("nav", "aria-label", "Contents").open("details", "open", "").leaf("summary", "Contents");
        html.open("ul").raw(contents.toString()).close("ul");
        html.close("details").close("nav");
        html.open("main", "id", "main").raw(main.toString()).close("main").close("div");
        html.open("noscript").leaf("p", "Charts need JavaScript; tables and text do not.", "class", "callout");
        html.close("noscript");
        html.open("script", "type", "application/json", "id", "charts")
                .raw(embedded(charts.data()))
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
        html.leaf("p", subtitle, "class", "faint").close("div");
        html.leaf("button", "Dark", "type", "button", "id", "theme", "aria-pressed", "false");
        html.close("header");
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
