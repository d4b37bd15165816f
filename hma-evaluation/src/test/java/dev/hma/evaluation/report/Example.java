package dev.hma.evaluation.report;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.core.json.Json;
import dev.hma.evaluation.EvaluationResult;
import dev.hma.evaluation.support.MadeUp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * An evaluation with every metric, written down by hand.
 *
 * @param club the name of the parent table
 * @param player the name of the child table
 * @param text the name of a column of the child, and a value of a column of the parent
 */
record Example(String club, String player, String text) {
    static Example plain() {
        return new Example("club", "player", "foot");
    }

    /** Names and values that break pages which do not escape them. */
    static Example hostile() {
        return new Example(
                "<img src=x onerror=\"window.broken=1\">",
                "</script><script>window.broken=1</script>",
                "'\"><svg onload=window.broken=1> & {{}} \u2028 ${1} \u0001 <!-- %s");
    }

    String link() {
        return club + ">" + player + ".home";
    }

    MadeUp database(int seed) {
        int clubs = 30;
        return new MadeUp()
                .table(club, clubs)
                .primaryKey("id")
                .category("town", i -> i % 4 == 0 ? text : "town " + (i + seed) % 3)
                .day("founded", i -> 1000 + (i * 37 + seed) % 500)
                .bool("open", i -> i % 5 == 0 ? null : (i + seed) % 2 == 0)
                .table(player, 120)
                .primaryKey("id")
                .foreignRow("home", club, i -> i * i % clubs)
                .number("goals", i -> i % 9 == 0 ? Double.NaN : (i * 7 + seed) % 30)
                .number("weight", i -> 60 + (i * 31 + seed) % 97 / 3.0)
                .category(text, i -> "kind " + (i * i + seed) % 14)
                .number("nothing", i -> Double.NaN);
    }

    EvaluationResult result(boolean holdout) {
        return result(holdout, figures(holdout));
    }

    EvaluationResult result(boolean holdout, ObjectNode figures) {
        MadeUp real = database(0);
        return new EvaluationResult(
                real.schema(),
                real.data(),
                database(5).data(),
                holdout ? database(9).data() : null,
                figures);
    }

    /** Figures of every metric, those of a plugin included; of the holdout the same again. */
    ObjectNode figures(boolean holdout) {
        String text = template()
                .replace("@LINK@", json(link()))
                .replace("@CLUB@", json(club))
                .replace("@PLAYER@", json(player))
                .replace("@TEXT@", json(this.text));
        ObjectNode figures = (ObjectNode) Json.parse(text, "figures");
        if (holdout) {
            ObjectNode unseen = figures.deepCopy();
            unseen.remove("notes");
            ObjectNode against = JsonNodeFactory.instance.objectNode();
            against.set("detection", figures.get("detection").deepCopy());
            figures.set("holdout", unseen);
            figures.set("against_holdout", against);
        }
        return figures;
    }

    private static String json(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static String template() {
        try (InputStream in = Example.class.getResourceAsStream("figures.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
