package dev.hma.evaluation.report;

import dev.hma.evaluation.EvaluationResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What the parts of a report share.
 *
 * @param result the evaluation
 * @param figures its figures
 * @param sides its databases
 * @param summary what it comes to
 * @param charts takes the data of charts
 * @param html takes the page
 * @param sections takes the titles of its sections
 */
record Page(
        EvaluationResult result,
        Figures figures,
        List<Side> sides,
        Summary summary,
        Charts charts,
        Html html,
        List<Section> sections) {
    /** A part of the page. */
    record Section(String id, String title) {}

    /** How a chart is shown. */
    enum Size {
        /** One of many. */
        SMALL("small"),
        /** As wide as the page, and as high as it has lines. */
        WIDE("wide"),
        /** The same, with the whole width for itself. */
        LONG("wide long"),
        /** As high as it is wide. */
        SQUARE("square");

        private final String style;

        Size(String style) {
            this.style = style;
        }
    }

    static Page of(EvaluationResult result) {
        return new Page(
                result,
                new Figures(result.figures()),
                Side.of(result),
                Summary.of(result),
                new Charts(),
                new Html(),
                new ArrayList<>());
    }

    boolean holdout() {
        return result.holdout() != null;
    }

    /** Opens a section; to be closed by {@link #close}. */
    void open(String id, String title, String lead) {
        sections.add(new Section(id, title));
        html.open("section", "id", id, "aria-labelledby", id + "-title");
        html.leaf("h2", title, "id", id + "-title");
        if (!lead.isEmpty()) {
            html.leaf("p", lead, "class", "lead");
        }
    }

    /** Closes a section with what some metrics could not measure. */
    void close(String... metrics) {
        notes(List.of(metrics));
        html.close("section");
    }

    private void notes(List<String> metrics) {
        List<Summary.Remark> notes = summary.notes().stream()
                .filter(note -> metrics.contains(note.metric()))
                .toList();
        if (notes.isEmpty()) {
            return;
        }
        html.open("details", "class", "notes");
        html.leaf("summary", "Not measured, or in part (" + Shown.count(notes.size()) + ")");
        html.open("ul");
        for (Summary.Remark note : notes) {
            String databases = note.databases().isEmpty() ? "" : " (" + note.databases() + ")";
            html.open("li")
                    .leaf("strong", note.what() + databases)
                    .text(": " + note.why())
                    .close("li");
        }
        html.close("ul").close("details");
    }

    /**
     * A chart with its title.
     *
     * @param chart its number
     * @param size how it is shown
     * @param title what it shows, for the eye
     * @param description what it shows, for those who do not see it
     */
    void chart(int chart, Size size, String title, String description) {
        chart(html, chart, size, title, description);
    }

    /** The same on any page. */
    static void chart(Html html, int chart, Size size, String title, String description) {
        html.open("figure", "class", "card " + size.style);
        html.open("figcaption").leaf("span", title, "class", "name").close("figcaption");
        plot(html, chart, size, description);
        values(html, chart, title);
        html.close("figure");
    }

    void plot(int chart, Size size, String description) {
        plot(html, chart, size, description);
    }

    private static void plot(Html html, int chart, Size size, String description) {
        html.open(
                        "div",
                        "class",
                        "plot " + size.style,
                        "role",
                        "img",
                        "aria-label",
                        description,
                        "data-chart",
                        Integer.toString(chart))
                .close("div");
    }

    /** The same in figures, made by the page's script when it is opened. */
    void values(int chart, String title) {
        values(html, chart, title);
    }

    private static void values(Html html, int chart, String title) {
        html.open("details", "class", "values", "data-values", Integer.toString(chart));
        html.open("summary").text("values").leaf("span", " of " + title + " as a table", "class", "unseen");
        html.close("summary").close("details");
    }
}
