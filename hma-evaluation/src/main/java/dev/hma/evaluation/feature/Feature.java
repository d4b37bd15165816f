package dev.hma.evaluation.feature;

import dev.hma.api.evaluation.Data;
import java.util.function.Function;

/**
 * A number per row of a table, or of a join, found the same way on each side.
 *
 * @param name what users know it by: {@code column}, {@code column:month}, {@code child[foreign_key].column:mean}
 * @param categorical whether the numbers are codes of {@link CategoryCodes}
 * @param values finds it: a number per row of a database's table; NaN is missing
 */
public record Feature(String name, boolean categorical, Function<Data, double[]> values) {
    /**
     * The feature on a side.
     *
     * @param side a database that has the tables and columns the feature is made from
     * @return a number per row
     */
    public double[] of(Data side) {
        return values.apply(side);
    }
}
