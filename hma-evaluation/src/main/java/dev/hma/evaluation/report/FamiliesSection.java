package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How the children of one parent follow one another, and how many different values they have. */
final class FamiliesSection {
    private static final Map<String, String> WHAT = Map.of(
            "correlation", "correlation with the next",
            "equal", "same as the next",
            "distinct", "different values",
            "gap", "gap to the next");

    private final Page page;
    private final Html html;
    private final Figures families;
    private final Figures unseen;

    FamiliesSection(Page page) {
        this.page = page;
        this.html = page.html();
        this.families = page.figures().under("families");
        this.unseen = page.figures().under("holdout", "families");
    }

    void write() {
        if (!families.has()) {
            return;
        }
        page.open(
                "families",
                "Families",
                "Children of one parent in the order of a date, where they have one. What a sibling tells about the next:"
                        + " of numbers the correlation, of categories the share of siblings that have the same value as"
                        + " the next. Different values: 0 where all children of a parent have the same, 1 where no two"
                        + " have. Off by: of what a sibling tells the plain difference, up to "
                        + Shown.number(Scale.FAMILIES.good()) + " is good; of different values and gaps the distance of"
                        + " their distributions, up to " + Shown.number(1 - Scale.TRENDS.good())
                        + " is good; 0 is the same.");
        largest();
        families.entries("relationships").forEach(this::relationship);
        page.close("families");
    }

    static String what(String key) {
        return WHAT.getOrDefault(key, key);
    }

    private void largest() {
        Grid grid = new Grid("What differs most").text("relationship", "column", "figure");
        grid.numbers("real", "synthetic", "off by");
        for (Figures largest : families.list("largest")) {
            grid.row(
                    largest.text("relationship"),
                    largest.text("column"),
                    what(largest.text("what")),
                    Shown.number(rounded(largest.number("real"))),
                    Shown.number(rounded(largest.number("synthetic"))),
                    Shown.figure(largest.number("difference")));
        }
        grid.write(html);
    }

    private static OptionalDouble rounded(OptionalDouble number) {
        return number.isPresent() ? OptionalDouble.of(Math.rint(1000 * number.getAsDouble()) / 1000) : number;
    }

    private void relationship(Figures.Entry relationship) {
        Figures of = relationship.figures();
        if (of.entries("columns").isEmpty() && !of.has("gaps")) {
            return;
        }
        html.open("div", "class", "pair").leaf("h3", relationship.key());
        html.leaf("p", facts(of), "class", "faint");
        html.open("div", "class", "halves even");
        List<Figures.Entry> columns = of.entries("columns");
        Figures seen = unseen.under("relationships", relationship.key(), "columns");
        dots(
                columns,
                column -> column.figures().under("next"),
                column -> seen.under(column.key(), "next"),
                "",
                "What a sibling tells about the next");
        dots(
                columns,
                column -> column.figures().under("distinct"),
                column -> seen.under(column.key(), "distinct"),
                "mean_",
                "Different values per family");
        html.close("div").close("div");
    }

    private String facts(Figures of) {
        String parents = "Parents with two children or more: " + Shown.number(of.number("families_real")) + " real, "
                + Shown.number(of.number("families_synthetic")) + " synthetic.";
        if (!of.has("order")) {
            return parents + " The children have no order.";
        }
        String order = " Order: " + of.text("order") + ".";
        if (!of.has("gaps")) {
            return parents + order;
        }
        String unit = of.has("gaps", "unit") ? " " + of.text("gaps", "unit") : "";
        return parents + order + " Gap from one to the next: median " + Shown.number(of.number("gaps", "median_real"))
                + unit + " real, " + Shown.number(of.number("gaps", "median_synthetic")) + unit
                + " synthetic; the distributions match to " + Shown.figure(of.number("gaps", "score")) + ".";
    }

    private void dots(
            List<Figures.Entry> columns,
            Function<Figures.Entry, Figures> figures,
            Function<Figures.Entry, Figures> holdout,
            String prefix,
            String title) {
        List<String> labels = new ArrayList<>();
        List<OptionalDouble> real = new ArrayList<>();
        List<OptionalDouble> synthetic = new ArrayList<>();
        List<OptionalDouble> seen = new ArrayList<>();
        double least = 0;
        for (Figures.Entry column : columns) {
            OptionalDouble here = figures.apply(column).number(prefix + "real");
            OptionalDouble there = figures.apply(column).number(prefix + "synthetic");
            OptionalDouble other = holdout.apply(column).number(prefix + "synthetic");
            if (here.isPresent() || there.isPresent()) {
                labels.add(column.key());
                real.add(here);
                synthetic.add(there);
                seen.add(other);
                least = Math.min(Math.min(least, here.orElse(0)), Math.min(there.orElse(0), other.orElse(0)));
            }
        }
        if (labels.isEmpty()) {
            return;
        }
        List<Charts.Dots> series = new ArrayList<>();
        series.add(new Charts.Dots(Side.REAL, real));
        series.add(new Charts.Dots(Side.SYNTHETIC, synthetic));
        if (page.holdout()) {
            series.add(new Charts.Dots(Side.HOLDOUT, seen));
        }
        page.chart(
                page.charts().dots(labels, series, least < 0 ? -1 : 0, 1, OptionalDouble.empty(), false),
                Page.Size.WIDE,
                title,
                title + ", real and synthetic. The values follow as a table.");
    }
}
