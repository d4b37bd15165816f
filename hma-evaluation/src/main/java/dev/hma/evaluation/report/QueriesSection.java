package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Questions that one asks a database, and how far off the synthetic answers are. */
final class QueriesSection {
    private static final Map<String, String> AGGREGATES =
            Map.of("count", "numbers of rows", "sum", "totals", "average", "averages");

    private final Page page;
    private final Html html;
    private final Figures queries;
    private final Figures unseen;

    QueriesSection(Page page) {
        this.page = page;
        this.html = page.html();
        this.queries = page.figures().under("queries");
        this.unseen = page.figures().under("holdout", "queries");
    }

    void write() {
        if (!queries.has()) {
            return;
        }
        page.open(
                "queries",
                "Queries",
                "Questions were made up from the real database: numbers of rows, totals and averages, by groups, with"
                        + " conditions, over one to three tables. The error is relative: 0\u00a0% is the same answer,"
                        + " 100\u00a0% is as far off as no answer; a median of " + Shown.percent(Scale.QUERIES.good())
                        + " or less is good. A group that only one side has counts as 0 on the other; an average that"
                        + " the synthetic side lacks counts as wholly wrong.");
        errors();
        spread();
        worst();
        page.close("queries");
    }

    private void errors() {
        List<String> sides = new ArrayList<>();
        List<double[]> errors = new ArrayList<>();
        double[] synthetic = numbers(queries);
        double[] holdout = numbers(unseen);
        if (synthetic.length == 0) {
            return;
        }
        sides.add(Side.SYNTHETIC);
        errors.add(synthetic);
        if (holdout.length > 0) {
            sides.add(Side.HOLDOUT);
            errors.add(holdout);
        }
        page.chart(
                page.charts().errors(sides, Histogram.of(errors)),
                Page.Size.WIDE,
                "Relative errors of the answers",
                "Distribution of the relative errors of the answers. The values follow as a table.");
    }

    private static double[] numbers(Figures queries) {
        return queries.list("errors").stream()
                .map(error -> error.number())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    private void spread() {
        Grid grid = new Grid("Relative errors by kind of question")
                .text("questions")
                .numbers("number", "median");
        grid.numbers("95th percentile");
        if (page.holdout()) {
            grid.numbers("median, rows never seen", "95th percentile, rows never seen");
        }
        row(grid, "all", queries, unseen);
        for (Figures.Entry kind : queries.entries("by_aggregate")) {
            row(
                    grid,
                    AGGREGATES.getOrDefault(kind.key(), kind.key()),
                    kind.figures(),
                    unseen.under("by_aggregate", kind.key()));
        }
        for (Figures.Entry kind : queries.entries("by_tables")) {
            String tables = kind.key().equals("1") ? "over one table" : "over " + kind.key() + " tables";
            row(grid, tables, kind.figures(), unseen.under("by_tables", kind.key()));
        }
        grid.write(html);
    }

    private void row(Grid grid, String name, Figures synthetic, Figures holdout) {
        List<String> cells = new ArrayList<>(Arrays.asList(
                name,
                Shown.number(synthetic.number("questions")),
                Shown.percent(synthetic.number("median")),
                Shown.percent(synthetic.number("p95"))));
        if (page.holdout()) {
            cells.add(Shown.percent(holdout.number("median")));
            cells.add(Shown.percent(holdout.number("p95")));
        }
        grid.row(cells);
    }

    private void worst() {
        List<Figures> worst = queries.list("worst");
        if (worst.isEmpty()) {
            return;
        }
        html.leaf("h3", "The worst answers");
        html.leaf(
                "p",
                "Groups of fewer than 20 rows on both sides are not shown, nor questions that are off because of"
                        + " such. Numbers and totals are for as many rows as the real tables have.",
                "class",
                "faint");
        html.open("ol", "class", "questions");
        worst.forEach(this::question);
        html.close("ol");
    }

    private static String answer(Figures group, String side) {
        OptionalDouble answer = group.number(side);
        return answer.isPresent() ? Shown.number(answer) : "none";
    }

    private void question(Figures question) {
        html.open("li", "class", "card");
        html.open("p").leaf("strong", question.text("words")).close("p");
        OptionalDouble rows = question.number("rows");
        String support = rows.isPresent()
                ? " The real answer rests on " + Shown.many((long) rows.getAsDouble(), "row", "rows") + "."
                : "";
        List<Figures> differing = question.list("differing");
        boolean single = differing.size() == 1 && question.number("groups").orElse(0) == 1;
        String answers = single
                ? "Real: " + answer(differing.get(0), "real") + ", synthetic: " + answer(differing.get(0), "synthetic")
                        + ". "
                : "";
        html.leaf("p", answers + "Off by " + Shown.percent(question.number("error")) + "." + support);
        if (!single) {
            Grid grid = new Grid("Answers that are farthest off").text("group").numbers("real", "synthetic");
            differing.forEach(
                    group -> grid.row(group.text("group"), answer(group, "real"), answer(group, "synthetic")));
            grid.write(html);
        }
        html.open("details", "class", "sql").leaf("summary", "in SQL");
        html.leaf("pre", question.text("sql"), "tabindex", "0").close("details");
        html.close("li");
    }
}
