package dev.hma.evaluation.report;

import dev.hma.api.evaluation.Links;
import dev.hma.api.schema.Relationship;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Every relationship: the numbers of children per parent, and how much children of one parent are alike. */
final class RelationshipsSection {
    private final Page page;
    private final Html html;

    RelationshipsSection(Page page) {
        this.page = page;
        this.html = page.html();
    }

    void write() {
        List<Relationship> relationships = page.result().schema().relationships();
        if (relationships.isEmpty()) {
            return;
        }
        page.open(
                "relationships",
                "Relationships",
                "Per relationship the number of children of a parent, parents without any included, and the intraclass"
                        + " correlation of the child's columns: the share of a column's variance that lies between"
                        + " parents. 0 says that children of one parent are no more alike than any others, 1 that they"
                        + " are the same. A thin line is the standard error of the real figure.");
        overview(relationships);
        relationships.forEach(this::relationship);
        page.close("cardinality", "icc", "integrity");
    }

    private void overview(List<Relationship> relationships) {
        Grid grid = new Grid("Keys and numbers of children").text("relationship");
        grid.numbers("distance", "children, real", "synthetic");
        if (page.holdout()) {
            grid.numbers("held out");
        }
        grid.numbers("without any, real", "synthetic", "rows without parent", "keys missing, real", "synthetic");
        for (Relationship relationship : relationships) {
            String name = relationship.name();
            Figures children = page.figures().under("cardinality", "relationships", name);
            Figures keys = page.figures().under("integrity", "relationships", name);
            List<String> row = new ArrayList<>();
            row.add(name);
            row.add(Shown.figure(children.number("ks")));
            row.add(mean(children.number("mean_real")));
            row.add(mean(children.number("mean_synthetic")));
            if (page.holdout()) {
                row.add(mean(page.figures().number("holdout", "cardinality", "relationships", name, "mean_synthetic")));
            }
            row.add(Shown.percent(children.number("zero_real")));
            row.add(Shown.percent(children.number("zero_synthetic")));
            row.add(Shown.number(keys.number("orphans")));
            row.add(Shown.percent(keys.number("null_share_real")));
            row.add(Shown.percent(keys.number("null_share_synthetic")));
            grid.row(row);
        }
        grid.write(html);
    }

    private static String mean(OptionalDouble mean) {
        return mean.isPresent() ? Shown.fixed(mean.getAsDouble(), 2) : Shown.NONE;
    }

    private void relationship(Relationship relationship) {
        html.open("div", "class", "pair");
        html.leaf("h3", relationship.name(), "id", Html.id("relationship", relationship.name()));
        html.open("div", "class", "halves");
        children(relationship);
        correlations(relationship);
        html.close("div").close("div");
    }

    private void children(Relationship relationship) {
        List<String> sides = new ArrayList<>();
        List<double[]> counts = new ArrayList<>();
        for (Side side : page.sides()) {
            Links links = side.data().links(relationship);
            if (links != null && links.counts().length > 0) {
                sides.add(side.key());
                counts.add(Arrays.stream(links.counts()).asDoubleStream().toArray());
            }
        }
        if (counts.isEmpty()) {
            html.leaf("p", "No side has both tables and their keys.", "class", "faint");
            return;
        }
        page.chart(
                page.charts().histogram(sides, Histogram.of(counts), false),
                Page.Size.SMALL,
                "Children per row of " + relationship.parent(),
                "Distribution of the number of rows of " + relationship.child() + " per row of " + relationship.parent()
                        + ", " + String.join(" and ", sides) + ". The values follow as a table.");
    }

    private void correlations(Relationship relationship) {
        String[] path = {"icc", "relationships", relationship.name(), "columns"};
        String[] unseen =
                Stream.concat(Stream.of("holdout"), Arrays.stream(path)).toArray(String[]::new);
        List<String> labels = new ArrayList<>();
        List<OptionalDouble> real = new ArrayList<>();
        List<OptionalDouble> synthetic = new ArrayList<>();
        List<OptionalDouble> holdout = new ArrayList<>();
        List<OptionalDouble> errors = new ArrayList<>();
        List<String> none = new ArrayList<>();
        Figures seen = page.figures().under(unseen);
        for (Figures.Entry column : page.figures().entries(path)) {
            Figures of = column.figures();
            if (of.number("real").isEmpty() && of.number("synthetic").isEmpty()) {
                none.add(column.key());
                continue;
            }
            labels.add(column.key());
            real.add(of.number("real"));
            synthetic.add(of.number("synthetic"));
            holdout.add(seen.number(column.key(), "synthetic"));
            errors.add(of.number("se_real"));
        }
        if (labels.isEmpty()) {
            String why = !page.figures().has("icc")
                    ? "Intraclass correlations were not measured."
                    : "There is no intraclass correlation: too few rows or parents, or no modelled column.";
            html.leaf("p", why, "class", "faint");
            return;
        }
        List<Charts.Dots> series = new ArrayList<>();
        series.add(new Charts.Dots(Side.REAL, real, errors));
        series.add(new Charts.Dots(Side.SYNTHETIC, synthetic));
        if (page.holdout()) {
            series.add(new Charts.Dots(Side.HOLDOUT, holdout));
        }
        html.open("div");
        page.chart(
                page.charts().dots(labels, series, 0, 1, OptionalDouble.empty(), false),
                Page.Size.WIDE,
                "Intraclass correlation of the columns of " + relationship.child(),
                "Intraclass correlations of the columns of " + relationship.child() + " among rows of one "
                        + relationship.parent() + ". The values follow as a table.");
        if (!none.isEmpty()) {
            html.leaf("p", "No figure for " + String.join(", ", none) + ".", "class", "faint");
        }
        html.close("div");
    }
}
