package dev.hma.evaluation.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** The data of a page's charts, which its script draws. A chart's number is its place among them. */
final class Charts {
    /** More than a chart's height in pixels could show. */
    private static final double PRECISION = 1e4;

    private final ArrayNode charts = JsonNodeFactory.instance.arrayNode();

    /** A line of dots: a value per label, NaN where there is none, and how uncertain it is, where that is known. */
    record Dots(String side, List<OptionalDouble> values, List<OptionalDouble> errors) {
        Dots(String side, List<OptionalDouble> values) {
            this(side, values, List.of());
        }
    }

    ArrayNode data() {
        return charts;
    }

    /** A histogram of several sides in one, or of dates if {@code time}. */
    int histogram(List<String> sides, Histogram histogram, boolean time) {
        ObjectNode chart = steps(sides, histogram);
        flag(chart, "time", time);
        return add(chart);
    }

    /** A histogram of relative errors, which are shown as percentages. */
    int errors(List<String> sides, Histogram histogram) {
        ObjectNode chart = steps(sides, histogram);
        flag(chart, "percent", true);
        return add(chart);
    }

    private static ObjectNode steps(List<String> sides, Histogram histogram) {
        ObjectNode chart = chart("steps", sides);
        chart.put("from", histogram.from()).put("width", histogram.width());
        flag(chart, "whole", histogram.whole());
        flag(chart, "below", histogram.below());
        flag(chart, "above", histogram.above());
        counts(chart, histogram.counts());
        return chart;
    }

    /** Bars of the frequencies of several sides, side by side. */
    int frequencies(List<String> sides, List<String> labels, List<int[]> counts) {
        ObjectNode chart = chart("bars", sides);
        texts(chart, "labels", labels);
        counts(chart, counts);
        return add(chart);
    }

    /** Dots on a scale, a line per label. */
    int dots(List<String> labels, List<Dots> series, double from, double to, OptionalDouble line, boolean percent) {
        ObjectNode chart = chart("dots", series.stream().map(Dots::side).toList());
        texts(chart, "labels", labels);
        chart.put("from", from).put("to", to);
        line.ifPresent(at -> chart.put("line", at));
        flag(chart, "percent", percent);
        ArrayNode values = chart.putArray("values");
        series.forEach(dots -> numbers(values.addArray(), dots.values()));
        if (series.stream().anyMatch(dots -> !dots.errors().isEmpty())) {
            ArrayNode errors = chart.putArray("errors");
            series.forEach(dots -> numbers(errors.addArray(), dots.errors()));
        }
        return add(chart);
    }

    /** Bars from 0, one per label. */
    int shares(List<String> labels, List<OptionalDouble> values) {
        ObjectNode chart = chart("shares", List.of());
        texts(chart, "labels", labels);
        numbers(chart.putArray("values"), values);
        return add(chart);
    }

    /** A square of associations, or of differences of them; the part below the diagonal, row by row. */
    int matrix(List<String> names, double[][] matrix, boolean difference) {
        ObjectNode chart = chart("matrix", List.of());
        texts(chart, "names", names);
        flag(chart, "difference", difference);
        ArrayNode values = chart.putArray("values");
        for (int a = 0; a < matrix.length; a++) {
            for (int b = 0; b < a; b++) {
                number(values, matrix[a][b]);
            }
        }
        return add(chart);
    }

    /** Points of several groups on two scales: per group the places across and upwards; NaN where there is none. */
    int points(List<String> groups, String across, String upwards, List<double[]> x, List<double[]> y) {
        ObjectNode chart = chart("points", List.of());
        texts(chart, "groups", groups);
        chart.put("across", across).put("upwards", upwards);
        points(chart.putArray("x"), x);
        points(chart.putArray("y"), y);
        return add(chart);
    }

    private static void points(ArrayNode groups, List<double[]> points) {
        for (double[] of : points) {
            ArrayNode array = groups.addArray();
            Arrays.stream(of).forEach(value -> number(array, value));
        }
    }

    private static ObjectNode chart(String type, List<String> sides) {
        ObjectNode chart = JsonNodeFactory.instance.objectNode();
        chart.put("type", type);
        if (!sides.isEmpty()) {
            texts(chart, "sides", sides);
        }
        return chart;
    }

    private int add(ObjectNode chart) {
        charts.add(chart);
        return charts.size() - 1;
    }

    private static void flag(ObjectNode chart, String name, boolean value) {
        if (value) {
            chart.put(name, true);
        }
    }

    private static void texts(ObjectNode chart, String name, List<String> texts) {
        ArrayNode array = chart.putArray(name);
        texts.forEach(array::add);
    }

    private static void counts(ObjectNode chart, List<int[]> counts) {
        ArrayNode sides = chart.putArray("counts");
        for (int[] of : counts) {
            ArrayNode array = sides.addArray();
            for (int count : of) {
                array.add(count);
            }
        }
    }

    private static void numbers(ArrayNode array, List<OptionalDouble> numbers) {
        numbers.forEach(number -> number(array, number.orElse(Double.NaN)));
    }

    private static void number(ArrayNode array, double number) {
        if (Double.isFinite(number)) {
            array.add(Math.rint(number * PRECISION) / PRECISION);
        } else {
            array.addNull();
        }
    }
}
