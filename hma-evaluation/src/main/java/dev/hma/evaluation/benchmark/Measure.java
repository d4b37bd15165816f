package dev.hma.evaluation.benchmark;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.OptionalDouble;

/** What configurations are compared by. */
public enum Measure {
    /** The overall score of quality, as SDMetrics has it. */
    FIDELITY("fidelity (overall quality)", Unit.SHARE, "1", "/quality/all_pairs/overall"),
    /** Shapes of columns. */
    COLUMN_SHAPES("column shapes", Unit.SHARE, "1", "/quality/all_pairs/column_shapes"),
    /** Trends between columns of a table. */
    COLUMN_TRENDS("column trends", Unit.SHARE, "1", "/quality/all_pairs/column_pair_trends"),
    /** Trends between parents and children. */
    PARENT_TRENDS("parent trends", Unit.SHARE, "1", "/quality/all_pairs/intertable_trends"),
    /** Numbers of children. */
    CARDINALITY("cardinality, mean distance", Unit.SHARE, "0", "/cardinality/mean_ks"),
    /** Likeness of the rows of one parent. */
    ICC("ICC, mean difference", Unit.SHARE, "0", "/icc/mean_difference"),
    /** How like one another rows are that follow each other in a family. */
    NEXT_VALUE("next value, mean difference", Unit.SHARE, "0", "/families/mean_next_difference"),
    /** A classifier that sees rows by themselves. */
    DETECTION_SINGLE("detection accuracy, single", Unit.SHARE, "0.5", "/detection/single/accuracy"),
    /** A classifier that sees rows with their children. */
    DETECTION_AGG("detection accuracy, agg", Unit.SHARE, "0.5", "/detection/agg/accuracy"),
    /** A classifier that tells rows from those that were held out, by themselves. */
    DETECTION_SINGLE_UNSEEN(
            "detection from rows never seen, single", Unit.SHARE, "0.5", "/against_holdout/detection/single/accuracy"),
    /** A classifier that tells rows with their children from those that were held out. */
    DETECTION_AGG_UNSEEN(
            "detection from rows never seen, agg", Unit.SHARE, "0.5", "/against_holdout/detection/agg/accuracy"),
    /** Rows that are rows of the real data. */
    COPIES("privacy, copies", Unit.SHARE, "", "/privacy/copies") {
        @Override
        OptionalDouble unseen(JsonNode figures) {
            return number(figures.at("/privacy/copies_holdout"));
        }
    },
    /** The distance to the nearest real row by that to the second nearest. */
    DISTANCE_RATIO("privacy, median distance ratio", Unit.SHARE, "near 1", "/privacy/nndr_median"),
    /** How many rows are nearer to a row that was learnt from than to one that was held out. */
    NEARER_TO_TRAINING("privacy, nearer to rows learnt from", Unit.SHARE, "0.5", "/privacy/dcr_share"),
    /** Rows that violate keys. */
    VIOLATIONS("rows that violate keys", Unit.COUNT, "0", "/integrity/violations"),
    /** How long the fit took. */
    FIT_SECONDS("fit, s", Unit.SECONDS, "", ""),
    /** How long the sample took. */
    SAMPLE_SECONDS("sample, s", Unit.SECONDS, "", ""),
    /** The most memory that a collection left to the fit. */
    FIT_MEMORY("fit, memory, MiB", Unit.MEBIBYTES, "", ""),
    /** The most memory that a collection left to the sample. */
    SAMPLE_MEMORY("sample, memory, MiB", Unit.MEBIBYTES, "", ""),
    /** The size of the model's file. */
    MODEL_SIZE("model, KiB", Unit.KIBIBYTES, "", "");

    /** How a measure is shown; what is stored is a share, a number, seconds or bytes. */
    private enum Unit {
        SHARE("%.3f", 1),
        COUNT("%,.0f", 1),
        SECONDS("%.1f", 1),
        MEBIBYTES("%,.0f", 1 << 20),
        KIBIBYTES("%,.0f", 1 << 10);

        private final String format;
        private final double size;

        Unit(String format, double size) {
            this.format = format;
            this.size = size;
        }
    }

    private final String words;
    private final Unit unit;
    private final String best;
    private final String path;

    Measure(String words, Unit unit, String best, String path) {
        this.words = words;
        this.unit = unit;
        this.best = best;
        this.path = path;
    }

    /** {@return what people read} */
    public String words() {
        return words;
    }

    /** {@return what programs read} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return what is best; empty where less is better and nothing is not to be had} */
    public String best() {
        return best;
    }

    /**
     * A value as people read it.
     *
     * @param value a value of this measure
     * @return its text, without the unit, which the words have
     */
    public String shown(double value) {
        return String.format(Locale.ROOT, unit.format, value / unit.size);
    }

    /**
     * Looks this measure up.
     *
     * @param figures the figures of an evaluation
     * @return the synthetic database's; empty if it was not measured, or is not a figure of the evaluation
     */
    OptionalDouble synthetic(JsonNode figures) {
        return path.isEmpty() ? OptionalDouble.empty() : number(figures.at(path));
    }

    /** {@return that of the rows that were held out; empty if it was not measured} */
    OptionalDouble unseen(JsonNode figures) {
        return path.isEmpty() ? OptionalDouble.empty() : number(figures.at(JsonPointer.compile("/holdout" + path)));
    }

    static OptionalDouble number(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
    }
}
