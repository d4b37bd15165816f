package dev.hma.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A JSON tree for people: what belongs together stands under a heading, and objects that are alike are the rows of a
 * table. Numbers are shown to six digits.
 */
final class TreeText {
    private static final MathContext DIGITS = new MathContext(6);
    private static final String INDENT = "  ";
    /** Longer lists end in dots. */
    private static final int LISTED = 8;

    private final PrintWriter out;

    TreeText(PrintWriter out) {
        this.out = out;
    }

    /** Prints an object. */
    void print(JsonNode tree) {
        print(tree, "");
    }

    private void print(JsonNode tree, String indent) {
        TextTable plain = new TextTable("", "");
        tree.properties().stream()
                .filter(field -> simple(field.getValue()))
                .forEach(field -> plain.row(field.getKey(), text(field.getValue())));
        plain.print(out, indent);
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (!simple(field.getValue())) {
                printUnder(field.getKey(), field.getValue(), indent);
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

    /** An object of a list that is too deep for a row: its first field tells which one it is. */
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
        Set<String> columns = new LinkedHashSet<>();
        objects.forEach(object -> object.fieldNames().forEachRemaining(columns::add));
        List<String> header = new ArrayList<>(columns);
        if (objects.isObject()) {
            header.add(0, "");
        }
        TextTable table = new TextTable(header);
        if (objects.isObject()) {
            for (Map.Entry<String, JsonNode> field : objects.properties()) {
                List<String> row = row(field.getValue(), columns);
                row.add(0, field.getKey());
                table.row(row);
            }
        } else {
            objects.forEach(object -> table.row(row(object, columns)));
        }
        table.print(out, indent);
    }

    private static List<String> row(JsonNode object, Set<String> columns) {
        return columns.stream()
                .map(column -> text(object.path(column)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Whether all elements are objects that go into one line. */
    private static boolean alike(JsonNode value) {
        return elements(value).stream()
                .allMatch(element -> element.isObject()
                        && !element.isEmpty()
                        && elements(element).stream().allMatch(TreeText::fitsCell));
    }

    /** Whether a value goes into a cell: a scalar, a list of them, or an object of a few scalars. */
    private static boolean fitsCell(JsonNode value) {
        return simple(value)
                || value.isObject()
                        && value.size() <= LISTED
                        && elements(value).stream().allMatch(JsonNode::isValueNode);
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
