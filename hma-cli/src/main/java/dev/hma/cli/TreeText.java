package dev.hma.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A JSON tree for people: what belongs together stands under a heading, and objects that are alike are the rows of a
 * table. Numbers are shown to six digits; what is null or empty is passed over.
 */
final class TreeText {
    private static final MathContext DIGITS = new MathContext(6);
    private static final String INDENT = "  ";
    /** Longer lists end in dots. */
    private static final int LISTED = 5;
    /** The most letters in a cell of a table. */
    private static final int WIDEST = 60;

    private final PrintWriter out;
    private final Map<String, Section> sections;

    /** What is printed under a heading, in place of the tree as it is. */
    interface Section {
        /**
         * Prints a field of an object.
         *
         * @param owner the object
         * @param value the field's value
         * @param out where to
         * @param indent what every line begins with
         */
        void print(JsonNode owner, JsonNode value, PrintWriter out, String indent);
    }

    /**
     * Creates a printer.
     *
     * @param out where to
     * @param sections by heading what is printed in a way of its own
     */
    TreeText(PrintWriter out, Map<String, Section> sections) {
        this.out = out;
        this.sections = sections;
    }

    /** Prints an object. */
    void print(JsonNode tree) {
        print(tree, "");
    }

    private void print(JsonNode tree, String indent) {
        TextTable plain = new TextTable("", "");
        tree.properties().stream()
                .filter(field ->
                        simple(field.getValue()) && !text(field.getValue()).isEmpty())
                .forEach(field -> plain.row(field.getKey(), text(field.getValue())));
        plain.print(out, indent);
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (!simple(field.getValue())) {
                Section section = sections.get(field.getKey());
                if (section == null) {
                    printUnder(field.getKey(), field.getValue(), indent);
                } else {
                    out.println(indent + field.getKey() + ":");
                    section.print(tree, field.getValue(), out, indent + INDENT);
                }
            }
        }
    }

    private void printUnder(String heading, JsonNode value, String indent) {
        if (indent.isEmpty()) {
            out.println();
        }
        out.println(indent + heading + ":");
        String inner = indent + INDENT;
        if (alike(value)) {
            printRows(value, inner);
        } else if (value.isObject()) {
            print(value, inner);
        } else {
            for (JsonNode element : value) {
                printElement(element, inner);
            }
        }
    }

    /** An object of a list that is too deep for a row. */
    private void printElement(JsonNode element, String indent) {
        if (!element.isObject() || element.isEmpty()) {
            out.println(indent + text(element));
            return;
        }
        out.println();
        print(element, indent);
    }

    /** A table of the objects in a list, or of those in an object, whose keys are then the first column. */
    private void printRows(JsonNode objects, String indent) {
        Set<String> paths = new LinkedHashSet<>();
        List<Map<String, String>> rows = new ArrayList<>();
        if (objects.isObject()) {
            paths.add("");
        }
        for (JsonNode object : objects) {
            Map<String, String> row = cells(object);
            row.values().removeIf(String::isEmpty);
            paths.addAll(row.keySet());
            rows.add(row);
        }
        if (objects.isObject()) {
            int next = 0;
            for (Map.Entry<String, JsonNode> field : objects.properties()) {
                rows.get(next++).put("", field.getKey());
            }
        }
        TextTable table =
                new TextTable(paths.stream().map(path -> title(path, paths)).toList());
        rows.forEach(row -> table.row(paths.stream()
                .map(path -> shortened(row.getOrDefault(path, "")))
                .toList()));
        table.print(out, indent);
    }

    /** The fields of an object, and those of the objects in it unless these fit into a cell themselves. */
    private static Map<String, String> cells(JsonNode object) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            if (value.isObject() && !elements(value).stream().allMatch(JsonNode::isValueNode)) {
                value.properties()
                        .forEach(inner -> cells.put(field.getKey() + "." + inner.getKey(), text(inner.getValue())));
            } else {
                cells.put(field.getKey(), text(value));
            }
        }
        return cells;
    }

    /** The last part of a path, where no other path ends in it. */
    private static String title(String path, Set<String> paths) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        boolean alone = paths.stream()
                .filter(other -> other.equals(last) || other.endsWith("." + last))
                .allMatch(path::equals);
        return alone ? last : path;
    }

    private static String shortened(String cell) {
        return cell.length() <= WIDEST ? cell : cell.substring(0, WIDEST - 3).stripTrailing() + "...";
    }

    /** Whether all elements are objects that go into one line. */
    private static boolean alike(JsonNode value) {
        return elements(value).stream()
                .allMatch(element -> element.isObject() && !element.isEmpty() && fitsRow(element));
    }

    private static boolean fitsRow(JsonNode object) {
        return elements(object).stream()
                .allMatch(value -> simple(value)
                        || value.isObject() && elements(value).stream().allMatch(TreeText::fitsCell));
    }

    private static boolean fitsCell(JsonNode value) {
        return simple(value) || value.isObject() && elements(value).stream().allMatch(TreeText::simple);
    }

    private static boolean simple(JsonNode value) {
        return value.isValueNode()
                || value.isEmpty()
                || value.isArray() && elements(value).stream().allMatch(JsonNode::isValueNode);
    }

    private static List<JsonNode> elements(JsonNode value) {
        return StreamSupport.stream(value.spliterator(), false).toList();
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.isContainerNode() && value.isEmpty()) {
            return "";
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(field -> field.getKey() + "=" + text(field.getValue()))
                    .collect(Collectors.joining(" "));
        }
        if (value.isArray()) {
            String listed =
                    elements(value).stream().limit(LISTED).map(TreeText::text).collect(Collectors.joining(", "));
            return value.size() > LISTED ? listed + ", ... (" + value.size() + ")" : listed;
        }
        return value.isFloatingPointNumber() ? number(value.doubleValue()) : value.asText();
    }

    private static String number(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 12 && rounded.precision() - rounded.scale() < 12
                ? rounded.toPlainString()
                : rounded.toString();
    }
}
