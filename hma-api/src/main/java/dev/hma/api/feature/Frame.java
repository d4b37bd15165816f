package dev.hma.api.feature;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a component is fitted to: a list of features, the first {@code context} of them given, the rest to be drawn.
 *
 * @param table the table that the rows belong to, for messages
 * @param features the features; their names are unique
 * @param context how many of them, from the front, are given when rows are drawn
 */
public record Frame(String table, List<Feature> features, int context) {
    /** Copies the list and checks the names. */
    public Frame {
        features = List.copyOf(features);
        if (context < 0 || context > features.size()) {
            throw new IllegalArgumentException(context + " context features of " + features.size());
        }
        Set<String> names = new HashSet<>();
        for (Feature feature : features) {
            if (!names.add(feature.name())) {
                throw new IllegalArgumentException("feature " + feature.name() + " stands twice in frame " + table);
            }
        }
    }

    /**
     * A frame without context.
     *
     * @param table the table's name
     * @param features the features
     */
    public Frame(String table, List<Feature> features) {
        this(table, features, 0);
    }

    /** {@return the number of features} */
    public int size() {
        return features.size();
    }
}
