package dev.hma.evaluation.report;

/** How figures were found, and how words follow from them. */
final class MethodSection {
    private final Page page;
    private final Html html;

    MethodSection(Page page) {
        this.page = page;
        this.html = page.html();
    }

    void write() {
        page.open("method", "How this was measured", "");
        html.leaf("h3", "Which rows");
        html.open("ul", "class", "plain");
        html.leaf(
                "li",
                "Structure, quality, numbers of children, intraclass correlations and trends over relationships: all"
                        + " rows, unless a note says otherwise.");
        html.leaf(
                "li",
                "Detection: as many rows of each side as the smaller one has, 6,000 at most, drawn without replacement;"
                        + " five folds. Twice, with other rows and folds; where the two differ by 0.01 or more in accuracy or AUC, five"
                        + " times. The figure is the mean; how many it is of stands below each chart. No figure below 30 rows.");
        html.leaf(
                "li",
                "Privacy: 3,000 synthetic rows at most; 6,000 real rows at most, and as many rows held out as real ones."
                        + " Copies are looked for among all rows.");
        html.leaf("li", "Queries and families: all rows.");
        html.leaf(
                "li",
                "Usefulness: as many synthetic as real rows are learnt from, and the real rows that are tested on are none"
                        + " that were learnt from. The numbers stand in the table.");
        html.leaf(
                "li",
                "Charts of distributions: all rows. Squares of associations: all rows, or "
                        + Shown.count(Associations.ROWS) + " evenly spaced ones; beyond the "
                        + Shown.count(Associations.VALUES)
                        + " most frequent values of a category the others count as one. Rows shown: evenly spaced.");
        html.close("ul");
        thresholds();
        html.leaf("h3", "What this page holds");
        html.leaf(
                "p",
                "Values, frequencies and some rows of the real data: it needs the same care as the real data. It is one"
                        + " file that asks nothing of any network. Charts are drawn by Apache ECharts, which is under"
                        + " the Apache License 2.0.");
        html.close("section");
    }

    private void thresholds() {
        html.leaf("h3", "When a figure is good");
        if (page.holdout()) {
            html.leaf("p", "What is at least as good as that of real rows never seen is good; else:");
        }
        Grid grid = new Grid("Limits").text("area", "figure", "limits");
        grid.row("Structure and keys", "validity; at most fair where any key is violated", Scale.STRUCTURE.words());
        grid.row("Columns by themselves", "column shapes", Scale.SHAPES.words());
        grid.row("Columns of a table together", "column pair trends, strong pairs if any", Scale.TRENDS.words());
        grid.row(
                "Tables together",
                "intertable trends and trends between parents, strong pairs if any; each k-hop figure",
                Scale.TRENDS.words());
        grid.row("Children per parent", "mean distance", Scale.CHILDREN.words());
        grid.row("Children of one parent", "mean difference of intraclass correlations", Scale.FAMILIES.words());
        grid.row("Siblings", "mean difference of what a sibling tells about the next", Scale.FAMILIES.words());
        grid.row("Siblings", "different values, and gaps", Scale.TRENDS.words());
        grid.row("Told apart by a classifier", "accuracy, the highest of all feature sets", Scale.DETECTION.words());
        grid.row("Answers to queries", "median error", Scale.QUERIES.words());
        grid.row("Usefulness for learning", "share of what real rows teach", Scale.USEFULNESS.words());
        String natural = page.holdout() ? "more than among rows never seen" : "more than real rows with a twin";
        grid.row("Privacy, copies", "share of copies, " + natural, alarm(Scale.COPIES));
        if (page.holdout()) {
            grid.row(
                    "Privacy, distances",
                    "share nearer to rows learnt from, if beyond chance (three standard errors)",
                    alarm(Scale.CLOSER));
        } else {
            grid.row(
                    "Privacy, distances",
                    "share nearer than the nearest 5\u00a0% of real rows are to others",
                    alarm(Scale.CLOSE));
        }
        grid.write(html);
    }

    private static String alarm(Scale scale) {
        return "no alarm up to " + Shown.number(scale.good()) + ", look closer up to " + Shown.number(scale.fair());
    }
}
