package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How columns of two parents of one row go together. */
final class ParentsSection {
    private final Page page;
    private final Html html;
    private final Figures parents;
    private final Figures unseen;

    ParentsSection(Page page) {
        this.page = page;
        this.html = page.html();
        this.parents = page.figures().under("parents");
        this.unseen = page.figures().under("holdout", "parents");
    }

    void write() {
        if (parents.list("foreign_keys").isEmpty()) {
            return;
        }
        page.open(
                "parents",
                "Parents of one row",
                "A row with two foreign keys brings two parents together. Whether their columns go together as in the real"
                        + " data: 1 is the same, from " + Shown.number(Scale.TRENDS.good())
                        + " on is good. Strong pairs"
                        + " are those that depend on each other in the real data, the ones that matter. Below, what the"
                        + " two parents have in common.");
        trends();
        agreements();
        worst();
        page.close("parents");
    }

    private void trends() {
        Grid grid = new Grid("Trends between two parents of one row").text("foreign keys");
        grid.numbers("strong pairs", "number of these", "all pairs", "number of all");
        if (page.holdout()) {
            grid.numbers("strong pairs, rows never seen", "all pairs, rows never seen");
        }
        List<String> without = new ArrayList<>();
        for (Figures keys : parents.list("foreign_keys")) {
            if (keys.number("all_pairs", "pairs").orElse(0) == 0) {
                without.add(name(keys));
                continue;
            }
            List<String> row = new ArrayList<>();
            row.add(name(keys));
            row.add(Shown.figure(keys.number("strong_pairs", "mean")));
            row.add(Shown.number(keys.number("strong_pairs", "pairs")));
            row.add(Shown.figure(keys.number("all_pairs", "mean")));
            row.add(Shown.number(keys.number("all_pairs", "pairs")));
            if (page.holdout()) {
                row.add(Shown.figure(unseen(keys).number("strong_pairs", "mean")));
                row.add(Shown.figure(unseen(keys).number("all_pairs", "mean")));
            }
            grid.row(row);
        }
        grid.write(html);
        if (!without.isEmpty()) {
            html.leaf(
                    "p",
                    "Nothing to compare, as a parent has no column that is modelled or varies: "
                            + String.join("; ", without) + ".",
                    "class",
                    "faint");
        }
    }

    private static String name(Figures keys) {
        return keys.text("first") + " and " + keys.text("second");
    }

    /** The figures of rows never seen for the same two foreign keys; none if there are none. */
    private Figures unseen(Figures keys) {
        return unseen.list("foreign_keys").stream()
                .filter(others -> name(others).equals(name(keys)))
                .findFirst()
                .orElse(unseen.under("foreign_keys", "none"));
    }

    /** Columns that are the same for both parents, and parents that are the same row. */
    private void agreements() {
        List<String> labels = new ArrayList<>();
        List<OptionalDouble> real = new ArrayList<>();
        List<OptionalDouble> synthetic = new ArrayList<>();
        for (Figures keys : parents.list("foreign_keys")) {
            if (keys.has("same_parent")) {
                labels.add(name(keys) + " lead to one row");
                real.add(keys.number("same_parent", "real"));
                synthetic.add(keys.number("same_parent", "synthetic"));
            }
            for (Figures agreement : keys.list("agreements")) {
                List<String> columns = new ArrayList<>();
                agreement.at("columns").forEach(column -> columns.add(column.asText()));
                labels.add(String.join(" = ", columns));
                real.add(agreement.number("real"));
                synthetic.add(agreement.number("synthetic"));
            }
        }
        if (!labels.isEmpty()) {
            List<Charts.Dots> series =
                    List.of(new Charts.Dots(Side.REAL, real), new Charts.Dots(Side.SYNTHETIC, synthetic));
            page.chart(
                    page.charts().dots(labels, series, 0, 1, OptionalDouble.empty(), true),
                    Page.Size.WIDE,
                    "What two parents of a row have in common, share of rows",
                    "Share of rows whose two parents have the same value. The values follow as a table.");
        }
    }

    private static String association(OptionalDouble association) {
        return association.isPresent() ? Shown.figure(association) : "none: constant";
    }

    private void worst() {
        Grid grid = new Grid("The pairs of columns of two parents that are farthest off");
        grid.text("one parent's column", "the other's").numbers("association, real", "score");
        for (Figures pair : parents.list("worst")) {
            grid.row(
                    pair.text("first") + ": " + pair.text("first_column"),
                    pair.text("second") + ": " + pair.text("second_column"),
                    association(pair.number("association_real")),
                    Shown.figure(pair.number("score")));
        }
        grid.write(html);
    }
}
