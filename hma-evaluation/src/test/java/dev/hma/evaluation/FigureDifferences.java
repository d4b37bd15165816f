package dev.hma.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the figures that are not as expected. */
final class FigureDifferences {
    /** How far a figure may be from the one expected. */
    interface Tolerance {
        /**
         * The allowance for a figure.
         *
         * @param path the keys that lead to the figure, after a slash each
         * @param expected what it should be
         * @return the largest difference
         */
        double of(String path, double expected);
    }

    private final Tolerance tolerance;
    private final List<String> differences = new ArrayList<>();

    private FigureDifferences(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    /** Compares all keys, list entries, texts and numbers. */
    static List<String> between(JsonNode expected, JsonNode actual, String path, Tolerance tolerance) {
        FigureDifferences differences = new FigureDifferences(tolerance);
        differences.compare(expected, actual, path);
        return differences.differences;
    }

    private void compare(JsonNode expected, JsonNode actual, String path) {
        if (expected.isObject() && actual.isObject()) {
            Set<String> keys = new TreeSet<>();
            expected.fieldNames().forEachRemaining(keys::add);
            actual.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                compare(expected.path(key), actual.path(key), path + "/" + key);
            }
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            Iterator<JsonNode> others = actual.iterator();
            int n = 0;
            for (JsonNode one : expected) {
                compare(one, others.next(), path + "/" + n++);
            }
        } else if (expected.isNumber() && actual.isNumber()) {
            double difference = Math.abs(expected.asDouble() - actual.asDouble());
            if (!(difference <= tolerance.of(path, expected.asDouble()))) {
                differences.add(path + ": expected " + expected + " and was " + actual);
            }
        } else if (!expected.equals(actual)) {
            differences.add(path + ": expected " + expected + " and was " + actual);
        }
    }
}
