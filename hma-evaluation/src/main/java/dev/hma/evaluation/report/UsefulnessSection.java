package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Whether models that learn from synthetic rows predict real ones. */
final class UsefulnessSection {
    private final Page page;
    private final Html html;
    private final Figures usefulness;

    UsefulnessSection(Page page) {
        this.page = page;
        this.html = page.html();
        this.usefulness = page.figures().under("usefulness");
    }

    void write() {
        if (!usefulness.has()) {
            return;
        }
        page.open(
                "usefulness",
                "Usefulness",
                "In each table a column is predicted from the others, once by a model that has learnt from real rows and once"
                        + " by one that has learnt from as many synthetic rows. Both are tested on real rows that"
                        + " neither has seen. Categories are judged by the area under the ROC curve, where 0.5 is"
                        + " guessing, numbers by the share of variance explained, where 0 is guessing. As useful: how much of"
                        + " the real rows' lead over guessing the synthetic ones keep; from "
                        + Shown.percent(Scale.USEFULNESS.good()) + " on is good.");
        chart("category", "auc", "Categories: area under the ROC curve", 0.4, OptionalDouble.of(0.5));
        chart("number", "r2", "Numbers: share of variance explained", 0, OptionalDouble.empty());
        table();
        page.close("usefulness");
    }

    /** {@return by what a target of a kind is judged} */
    static String score(Figures table) {
        return table.text("kind").equals("category") ? "auc" : "r2";
    }

    private void chart(String kind, String score, String title, double from, OptionalDouble line) {
        List<String> labels = new ArrayList<>();
        List<OptionalDouble> real = new ArrayList<>();
        List<OptionalDouble> synthetic = new ArrayList<>();
        for (Figures.Entry table : usefulness.entries("tables")) {
            if (table.figures().text("kind").equals(kind)) {
                labels.add(table.key() + "." + table.figures().text("target"));
                real.add(table.figures().number("real", score));
                synthetic.add(table.figures().number("synthetic", score));
            }
        }
        if (!labels.isEmpty()) {
            page.chart(
                    page.charts()
                            .dots(
                                    labels,
                                    List.of(
                                            new Charts.Dots(Side.REAL, real),
                                            new Charts.Dots(Side.SYNTHETIC, synthetic)),
                                    from,
                                    1,
                                    line,
                                    false),
                    Page.Size.WIDE,
                    title + ", of models that have learnt from real and from synthetic rows",
                    title + ". The values follow as a table.");
        }
    }

    private void table() {
        Grid grid =
                new Grid("Models that have learnt from real and from synthetic rows").text("predicted", "judged by");
        grid.numbers(
                "guessing", "learnt from synthetic", "learnt from real", "as useful", "rows learnt from", "tested on");
        for (Figures.Entry table : usefulness.entries("tables")) {
            Figures of = table.figures();
            String score = score(of);
            grid.row(
                    table.key() + "." + of.text("target"),
                    score.equals("auc") ? "area under the ROC curve" : "variance explained",
                    Shown.figure(of.number("constant", score)),
                    Shown.figure(of.number("synthetic", score)),
                    Shown.figure(of.number("real", score)),
                    Shown.percent(of.number("ratio")),
                    Shown.number(of.number("train_rows")),
                    Shown.number(of.number("test_rows")));
        }
        grid.write(html);
    }
}
