package dev.hma.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** The order in which the features of a table are drawn, and what each leans on most, for people. */
final class OrderText {
    /** As many influences are shown, if they fit. */
    private static final int SHOWN = 5;

    /** The most letters of those after the first. */
    private static final int WIDEST = 100;

    /** The least share that is shown. */
    private static final double LEAST = 0.01;

    private final String own;

    private OrderText(String table) {
        this.own = table + ".";
    }

    /** Prints the order of a table. */
    static void print(JsonNode table, JsonNode order, PrintWriter out, String indent) {
        OrderText names = new OrderText(table.path("name").asText());
        // What the synthesizer sees of a child table on this road is what the parent does not tell.
        boolean residual = table.path("road").asText().equals("residual");
        TextTable text = new TextTable(residual ? "residual of" : "feature", "told", "by");
        for (JsonNode explanation : order) {
            double told = 0;
            for (JsonNode influence : explanation.path("influences")) {
                told += influence.path("share").asDouble();
            }
            text.row(
                    names.shortened(explanation.path("feature").asText()),
                    percent(told),
                    names.influences(explanation.path("influences")));
        }
        text.print(out, indent);
    }

    private String influences(JsonNode influences) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(SHOWN, influences.size()); i++) {
            double share = influences.get(i).path("share").asDouble();
            String next = (i == 0 ? "" : ", ") + name(influences.get(i)) + " " + percent(share);
            if (share < LEAST || i > 0 && text.length() + next.length() > WIDEST) {
                break;
            }
            text.append(next);
        }
        return text.toString();
    }

    private String name(JsonNode influence) {
        String feature = shortened(influence.path("feature").asText());
        String aspect = influence.path("aspect").asText().replace(" " + own, " ");
        return feature.isEmpty() ? aspect : aspect.isEmpty() ? feature : feature + " (" + aspect + ")";
    }

    /** A table's own columns go by their names alone. */
    private String shortened(String feature) {
        return feature.startsWith(own) && !feature.contains(": ") ? feature.substring(own.length()) : feature;
    }

    private static String percent(double share) {
        return Math.round(100 * share) + "%";
    }
}
