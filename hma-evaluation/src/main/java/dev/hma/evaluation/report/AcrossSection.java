package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** How columns of different tables go together, over one relationship and over several. */
final class AcrossSection {
    private static final int LISTED = 12;

    private final Page page;
    private final Html html;

    AcrossSection(Page page) {
        this.page = page;
        this.html = page.html();
    }

    void write() {
        Figures figures = page.figures();
        if (!figures.has("khop", "hops") && !figures.has("quality", "intertable_pairs")) {
            return;
        }
        page.open(
                "across",
                "Tables together",
                "Whether columns of different tables go together as in the real data: 1 is the same. Each row stands beside"
                        + " its parent's row, beside its parent's parent's row, and so on.");
        hops();
        worst();
        page.close("khop");
    }

    /** {@return over what two columns are compared that are so many relationships apart} */
    static String step(String hops) {
        return switch (hops) {
            case "0" -> "within a table";
            case "1" -> "over one relationship";
            default -> "over " + hops + " relationships";
        };
    }

    private void hops() {
        List<String> labels = new ArrayList<>();
        List<OptionalDouble> synthetic = new ArrayList<>();
        List<OptionalDouble> unseen = new ArrayList<>();
        for (Figures.Entry hop : page.figures().entries("khop", "hops")) {
            String pairs = page.figures().text("khop", "pairs", hop.key());
            String step = step(hop.key());
            labels.add(pairs.isEmpty() ? step : step + " (" + pairs + " pairs)");
            synthetic.add(page.figures().number("khop", "hops", hop.key()));
            unseen.add(page.figures().number("holdout", "khop", "hops", hop.key()));
        }
        if (labels.isEmpty()) {
            return;
        }
        List<Charts.Dots> series = new ArrayList<>();
        series.add(new Charts.Dots(Side.SYNTHETIC, synthetic));
        if (page.holdout()) {
            series.add(new Charts.Dots(Side.HOLDOUT, unseen));
        }
        page.chart(
                page.charts().dots(labels, series, 0, 1, OptionalDouble.empty(), false),
                Page.Size.WIDE,
                "Trends by distance, all pairs",
                "How well pairs of columns go together, by the number of relationships between them. The values follow"
                        + " as a table.");
    }

    private void worst() {
        Grid grid = new Grid("The strong pairs over one relationship that are farthest off");
        grid.text("relationship", "parent's column", "child's column").numbers("association, real", "score");
        page.figures().list("quality", "intertable_pairs").stream()
                .filter(QualityFindings::strong)
                .filter(pair -> pair.number("score").isPresent())
                .sorted(Comparator.comparingDouble(pair -> pair.number("score").orElse(1)))
                .limit(LISTED)
                .forEach(pair -> grid.row(
                        pair.text("relationship"),
                        pair.text("parent_column"),
                        pair.text("child_column"),
                        Shown.figure(pair.number("association_real")),
                        Shown.figure(pair.number("score"))));
        grid.write(html);
    }
}
