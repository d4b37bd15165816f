package dev.hma.testkit.broken;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** The number of sales per shop, real against synthetic; correct but for one mistake. */
public enum MistakenMetric implements Metric {
    /** Nothing is wrong. */
    CORRECT,
    /** Random numbers are others each time. */
    DRAWS_ELSEWHERE,
    /** What comes first counts more. */
    SUMS_AS_WORK_IS_DONE,
    /** A ratio to nothing is infinite. */
    DIVIDES_BY_NOTHING,
    /** A table has to be there. */
    NEEDS_EVERY_TABLE,
    /** A table has to have rows. */
    NEEDS_ROWS,
    /** No figure, and no reason. */
    KEEPS_QUIET,
    /** A reason without words. */
    NOTES_NOTHING,
    /** Real values are put in order where they stand. */
    SORTS_IN_PLACE,
    /** Databases that do not differ are not foreseen. */
    DIVIDES_BY_THE_DIFFERENCE,
    /** Other figures where some are missing. */
    CHANGES_ITS_RECORD,
    /** A figure under a blank name. */
    GIVES_BLANK_NAMES,
    /** Figures in an array. */
    GIVES_AN_ARRAY,
    /** Rows held out are taken to be whole. */
    TRUSTS_THE_HOLDOUT;

    private static final AtomicLong CALLS = new AtomicLong();

    /** The figures. */
    public record Figures(double ratio, Map<String, Object> others) {}

    /** That there are no figures. */
    public record Nothing(String why) {}

    @Override
    public Record measure(Comparison comparison) {
        double real = salesPerShop(comparison.real());
        double synthetic = salesPerShop(comparison.synthetic());
        double ratio = synthetic / real;
        if (!Double.isFinite(ratio) && this != DIVIDES_BY_NOTHING) {
            ratio = Double.NaN;
        }
        if (Double.isNaN(ratio) && this != KEEPS_QUIET) {
            comparison.note(this == NOTES_NOTHING ? " " : "ratio", "a side has no shops, or the real one no sales");
        }
        if (Double.isNaN(ratio) && this == CHANGES_ITS_RECORD) {
            return new Nothing("no shops");
        }
        Data holdout = comparison.holdout();
        if (this == TRUSTS_THE_HOLDOUT && holdout != null) {
            Objects.requireNonNull(holdout.find("sales"), "sales");
        }
        if (this == DIVIDES_BY_THE_DIFFERENCE) {
            return new Figures(ratio, Map.of("share", 1 / difference(comparison)));
        }
        if (this == SORTS_IN_PLACE) {
            TableData shops = comparison.real().find("shops");
            if (shops != null && shops.find("size") instanceof Values.Numbers sizes) {
                Arrays.sort(sizes.values());
            }
        }
        return new Figures(ratio, others(comparison));
    }

    private Map<String, Object> others(Comparison comparison) {
        return switch (this) {
            case DRAWS_ELSEWHERE -> Map.of("call", CALLS.incrementAndGet());
            case SUMS_AS_WORK_IS_DONE -> Map.of("sum", sum(comparison));
            case GIVES_BLANK_NAMES -> Map.of(" ", 1);
            case GIVES_AN_ARRAY -> Map.of("array", new double[] {1});
            default -> Map.of();
        };
    }

    private static double sum(Comparison comparison) {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        comparison.parallel(8, i -> done.add(i));
        double sum = 0;
        for (int i : done) {
            sum = 0.7 * sum + i;
        }
        return sum;
    }

    private static double difference(Comparison comparison) {
        return total(comparison.synthetic()) - total(comparison.real()) == 0 ? 0 : 1;
    }

    private static double total(Data data) {
        TableData shops = data.find("shops");
        return shops != null && shops.find("size") instanceof Values.Numbers sizes
                ? Arrays.stream(sizes.values())
                        .filter(size -> !Double.isNaN(size))
                        .sum()
                : 0.5;
    }

    private double salesPerShop(Data data) {
        int shops = rows(data, "shops");
        int sales = rows(data, "sales");
        if (this == NEEDS_ROWS && shops * sales == 0) {
            throw new IllegalStateException("a table is empty");
        }
        return (double) sales / shops;
    }

    private int rows(Data data, String name) {
        TableData table = data.find(name);
        if (this == NEEDS_EVERY_TABLE) {
            Objects.requireNonNull(table, name);
        }
        return table == null ? 0 : table.rows();
    }
}
