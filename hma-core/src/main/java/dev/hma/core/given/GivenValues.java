package dev.hma.core.given;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * All rows of a table have these values in some columns.
 *
 * @param features the features that the values determine
 * @param values the same by their place in the frame
 * @param conditions what was asked for
 */
public record GivenValues(KnownFeatures features, Map<Integer, Double> values, List<Condition> conditions)
        implements Given {
    /** Copies map and list. */
    public GivenValues {
        values = Map.copyOf(values);
        conditions = List.copyOf(conditions);
    }

    /** {@return the value that a feature has in all rows, if it is known} */
    public OptionalDouble value(int feature) {
        Double value = values.get(feature);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
