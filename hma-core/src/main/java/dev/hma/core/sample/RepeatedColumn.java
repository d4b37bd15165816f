package dev.hma.core.sample;

import dev.hma.core.encode.CategoryEncoder;
import dev.hma.core.encode.DatetimeEncoder;
import dev.hma.core.encode.Encoder;
import dev.hma.core.encode.IntegerEncoder;
import java.util.Arrays;

/**
 * The values of a column and of the parent's column that it repeats, both drawn, made comparable: equal where they are written
 * alike.
 *
 * @param rows per row its value
 * @param parents per parent its value
 * @param categories whether values have no order
 */
record RepeatedColumn(double[] rows, double[] parents, boolean categories) {
    static RepeatedColumn of(Encoder own, double[] rows, Encoder other, double[] parents) {
        if (own instanceof CategoryEncoder mine && other instanceof CategoryEncoder theirs) {
            double[] codes = theirs.values().stream()
                    .mapToDouble(value -> mine.values().indexOf(value))
                    .toArray();
            double[] mapped = Arrays.stream(parents)
                    .map(code -> Double.isNaN(code) ? code : codes[(int) code])
                    .toArray();
            return new RepeatedColumn(rows, mapped, true);
        }
        return new RepeatedColumn(scaled(rows, own), scaled(parents, other), own.levels() > 0);
    }

    private static double[] scaled(double[] values, Encoder encoder) {
        boolean whole = encoder instanceof DatetimeEncoder || encoder instanceof IntegerEncoder;
        double unit = encoder instanceof DatetimeEncoder datetime ? datetime.step() : 1;
        return Arrays.stream(values)
                .map(value -> (whole ? Math.rint(value) : value) * unit + 0.0)
                .toArray();
    }

    /** How many different values the parents have. */
    long different() {
        return Arrays.stream(parents).distinct().count();
    }
}
