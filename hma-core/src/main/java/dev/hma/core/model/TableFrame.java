package dev.hma.core.model;

import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.schema.Relationship;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.marginal.EmpiricalFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a table, and where in it everything stands: the columns' values and indicators of missing values, the
 * summaries of matched parents with an indicator of those that are absent, then per relationship to a child table the number of children and the extension columns.
 */
public final class TableFrame {
    /** What stands in place of an index where there is no such feature. */
    public static final int NONE = -1;

    private final Frame frame;
    private final int[] values;
    private final int[] indicators;
    private final int own;
    private final Map<Relationship, Integer> absences;
    private final Map<Relationship, Integer> summaries;
    private final Map<Relationship, Integer> counts;

    private TableFrame(
            Frame frame,
            int[] values,
            int[] indicators,
            int own,
            Map<Relationship, Integer> absences,
            Map<Relationship, Integer> summaries,
            Map<Relationship, Integer> counts) {
        this.frame = frame;
        this.values = values;
        this.indicators = indicators;
        this.own = own;
        this.absences = Map.copyOf(absences);
        this.summaries = Map.copyOf(summaries);
        this.counts = Map.copyOf(counts);
    }

    /**
     * Lays out the frame of a table.
     *
     * @param table the table's name
     * @param columns its columns
     * @param parents its foreign keys, as far as they were fitted
     * @param children the foreign keys that refer to it, as far as they were fitted
     * @return the frame
     */
    public static TableFrame of(
            String table,
            List<FittedColumn> columns,
            List<FittedRelationship> parents,
            List<FittedRelationship> children) {
        List<Feature> features = new ArrayList<>();
        int[] values = new int[columns.size()];
        int[] indicators = new int[columns.size()];
        Arrays.fill(values, NONE);
        Arrays.fill(indicators, NONE);
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c) instanceof FittedColumn.Encoded encoded) {
                String name = table + "." + encoded.name();
                boolean guarded = encoded.encoder().sometimesMissing();
                String guard = guarded ? name + "?" : null;
                if (encoded.marginal() != null) {
                    values[c] = features.size();
                    Marginal marginal = encoded.marginal().marginal();
                    features.add(new Feature(
                            name,
                            name,
                            encoded.encoder().levels(),
                            guard,
                            marginal.attenuation(),
                            marginal,
                            encoded.encoder().tick()));
                }
                if (guarded) {
                    indicators[c] = features.size();
                    Marginal marginal = discrete(new long[] {encoded.rows() - encoded.missing(), encoded.missing()});
                    features.add(new Feature(name + "?", name, 2, null, marginal.attenuation(), marginal));
                }
            }
        }
        int own = features.size();
        Map<Relationship, Integer> absences = new HashMap<>();
        Map<Relationship, Integer> summaries = new HashMap<>();
        for (FittedRelationship parent : parents) {
            if (parent.isSometimesAbsent()) {
                absences.put(parent.relationship(), features.size());
                addAbsence(parent, features);
            }
            FittedRelationship.FittedMatching matching = parent.matching();
            if (matching != null && !matching.marginals().isEmpty()) {
                summaries.put(parent.relationship(), features.size());
                addSummaries(parent.relationship(), matching, features);
            }
        }
        Map<Relationship, Integer> counts = new HashMap<>();
        for (FittedRelationship child : children) {
            if (child.role() == Role.GENERATING || child.role() == Role.MATCHED) {
                counts.put(child.relationship(), features.size());
                addCount(child, features);
                addExtension(child, features);
            }
        }
        return new TableFrame(new Frame(table, features), values, indicators, own, absences, summaries, counts);
    }

    private static void addAbsence(FittedRelationship parent, List<Feature> features) {
        String name = label(parent.relationship()) + "?";
        Marginal marginal = discrete(new long[] {parent.children().totalChildren(), parent.nulls()});
        features.add(new Feature(name, name, 2, null, marginal.attenuation(), marginal));
    }

    private static void addSummaries(
            Relationship relationship, FittedRelationship.FittedMatching matching, List<Feature> features) {
        String origin = label(relationship);
        for (int d = 0; d < matching.marginals().size(); d++) {
            Marginal marginal = matching.marginals().get(d).marginal();
            features.add(new Feature(
                    origin + ": parent[" + d + "]",
                    origin,
                    0,
                    null,
                    marginal.attenuation().times(matching.matching().reliability(d)),
                    marginal));
        }
    }

    private static void addCount(FittedRelationship child, List<Feature> features) {
        String name = "count(" + label(child.relationship()) + ")";
        long[] parents = child.children().parents();
        double[] numbers =
                Arrays.stream(child.children().children()).asDoubleStream().toArray();
        double min = numbers.length == 0 ? Double.NaN : numbers[0];
        double max = numbers.length == 0 ? Double.NaN : numbers[numbers.length - 1];
        // Every number of children stands for itself, as a category's code does.
        Marginal marginal = new EmpiricalFamily().fit(new ValueCounts(numbers, parents, 0, min, max, 1, true, true));
        features.add(new Feature(name, name, 0, null, marginal.attenuation(), marginal));
    }

    private static void addExtension(FittedRelationship child, List<Feature> features) {
        FittedRelationship.FittedExtension fitted = child.extension();
        if (fitted == null) {
            return;
        }
        String origin = label(child.relationship());
        List<ExtensionColumn> columns = fitted.extension().columns();
        for (int k = 0; k < columns.size(); k++) {
            ExtensionColumn column = columns.get(k);
            Marginal marginal = column.marginal() == null
                    ? Objects.requireNonNull(fitted.marginals().get(k)).marginal()
                    : column.marginal();
            features.add(new Feature(
                    origin + ": " + column.name(),
                    origin,
                    0,
                    null,
                    marginal.attenuation().times(column.reliability()),
                    marginal));
        }
    }

    private static String label(Relationship relationship) {
        return relationship.child() + "." + String.join("+", relationship.foreignKey());
    }

    private static Marginal discrete(long[] countsByCode) {
        return new EmpiricalFamily().fit(ValueCounts.ofCodes(countsByCode, 0));
    }

    /** {@return the frame itself} */
    public Frame frame() {
        return frame;
    }

    /** {@return the number of features of the table's own columns; they come first} */
    public int own() {
        return own;
    }

    /** {@return the index of a column's value, {@link #NONE} if it has none} */
    public int value(int column) {
        return values[column];
    }

    /** {@return the index of a column's indicator of missing values, {@link #NONE} if it has none} */
    public int indicator(int column) {
        return indicators[column];
    }

    /** {@return the index of what says that a row refers to no parent; {@link #NONE} if that is not drawn} */
    public int absence(Relationship relationship) {
        return absences.getOrDefault(relationship, NONE);
    }

    /** {@return the index of the first dimension of a matched parent's summary; {@link #NONE} if there is none} */
    public int summary(Relationship relationship) {
        return summaries.getOrDefault(relationship, NONE);
    }

    /**
     * Where a child's number of rows stands; its extension columns follow.
     *
     * @param relationship a relationship to a child table
     * @return the index, {@link #NONE} if the number is not modelled
     */
    public int count(Relationship relationship) {
        return counts.getOrDefault(relationship, NONE);
    }

    /**
     * The index of a feature by name.
     *
     * @param name the feature's name
     * @return its index, {@link #NONE} if there is none
     */
    public int index(@Nullable String name) {
        for (int i = 0; i < frame.size(); i++) {
            if (frame.features().get(i).name().equals(name)) {
                return i;
            }
        }
        return NONE;
    }
}
