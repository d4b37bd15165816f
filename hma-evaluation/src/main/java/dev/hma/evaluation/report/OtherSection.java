package dev.hma.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Metrics that the page does not know: those of plugins. */
final class OtherSection {
    private static final Set<String> KNOWN = Set.of(
            "rows",
            "notes",
            "holdout",
            "against_holdout",
            "diagnostic",
            "integrity",
            "quality",
            "cardinality",
            "icc",
            "khop",
            "parents",
            "families",
            "detection",
            "queries",
            "usefulness",
            "privacy");
    /** Longer lists are in the JSON alone. */
    private static final int LISTED = 200;

    private final Page page;

    OtherSection(Page page) {
        this.page = page;
    }

    void write() {
        Set<String> others = new TreeSet<>();
        page.figures().tree().fieldNames().forEachRemaining(others::add);
        others.removeAll(KNOWN);
        if (others.isEmpty()) {
            return;
        }
        page.open("other", "Other metrics", "Figures of plugins.");
        for (String metric : others) {
            Grid grid = new Grid(metric).text("figure").numbers("value");
            int[] left = {LISTED};
            collect(grid, "", page.figures().at(metric), left);
            grid.write(page.html());
        }
        page.close(others.toArray(String[]::new));
    }

    private static void collect(Grid grid, String path, JsonNode node, int[] left) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            grid,
                            path.isEmpty() ? field.getKey() : path + " · " + field.getKey(),
                            field.getValue(),
                            left));
        } else if (node.isValueNode() && left[0]-- > 0) {
            grid.row(
                    path,
                    node.isNumber() ? Shown.number(node.doubleValue()) : node.isNull() ? Shown.NONE : node.asText());
        }
    }
}
