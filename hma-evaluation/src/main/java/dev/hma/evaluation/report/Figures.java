package dev.hma.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Figures by their keys. What was not measured is a missing node, and a figure that there is none of is empty.
 *
 * @param tree an object of figures
 */
record Figures(JsonNode tree) {
    JsonNode at(String... path) {
        JsonNode node = tree;
        for (String key : path) {
            node = node.path(key);
        }
        return node;
    }

    Figures under(String... path) {
        return new Figures(at(path));
    }

    /** {@return the number at a path; with no path, this itself} */
    OptionalDouble number(String... path) {
        return number(at(path));
    }

    /** {@return whether there is anything at a path} */
    boolean has(String... path) {
        JsonNode node = at(path);
        return !node.isMissingNode() && !node.isNull() && !(node.isContainerNode() && node.isEmpty());
    }

    /** {@return the objects at a path whose parent gives each a key} */
    List<Entry> entries(String... path) {
        List<Entry> entries = new ArrayList<>();
        at(path).properties().forEach(entry -> entries.add(new Entry(entry.getKey(), new Figures(entry.getValue()))));
        return entries;
    }

    /** {@return the elements of the list at a path} */
    List<Figures> list(String... path) {
        List<Figures> elements = new ArrayList<>();
        at(path).forEach(element -> elements.add(new Figures(element)));
        return elements;
    }

    String text(String... path) {
        return at(path).asText("");
    }

    static OptionalDouble number(JsonNode node) {
        return node.isNumber() && Double.isFinite(node.doubleValue())
                ? OptionalDouble.of(node.doubleValue())
                : OptionalDouble.empty();
    }

    /** An object and its key. */
    record Entry(String key, Figures figures) {}
}
