package dev.hma.evaluation.privacy;

import dev.hma.api.evaluation.Data;
import dev.hma.evaluation.feature.CategoryCodes;
import dev.hma.evaluation.feature.Feature;
import java.util.Arrays;
import java.util.List;

/**
 * A space that rows are points of. A number is its position among the real values, from 0 to 1, and 0.5 where it is missing;
 * missing and present ones are 1 apart besides. Of categories different ones are 1 apart.
 */
final class Space {
    private final List<Feature> features;
    /** Per feature the real values, sorted, without missing ones; empty for a categorical one. */
    private final double[][] sorted;

    Space(List<Feature> features, Data real) {
        this.features = features;
        this.sorted = features.stream()
                .map(feature -> feature.categorical() ? new double[0] : sorted(feature.of(real)))
                .toArray(double[][]::new);
    }

    private static double[] sorted(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    }

    /** {@return the rows of a side as points} */
    Points points(Data side, int count) {
        int numeric = (int)
                features.stream().filter(feature -> !feature.categorical()).count();
        Points points = new Points(count, numeric, features.size() - numeric);
        int position = 0;
        int code = 0;
        for (int k = 0; k < features.size(); k++) {
            double[] values = features.get(k).of(side);
            if (features.get(k).categorical()) {
                for (int row = 0; row < count; row++) {
                    points.code(row, code, code(values[row]));
                }
                code++;
            } else {
                for (int row = 0; row < count; row++) {
                    double value = values[row];
                    points.position(row, position, position(sorted[k], value), Double.isNaN(value));
                }
                position++;
            }
        }
        return points;
    }

    private static int code(double code) {
        return Double.isNaN(code) || code >= CategoryCodes.LIMIT ? Points.NOWHERE : (int) code;
    }

    /** The share of real values below x, equal ones counted half. */
    static double position(double[] sorted, double x) {
        if (Double.isNaN(x) || sorted.length == 0) {
            return 0.5;
        }
        return (below(sorted, x, false) + below(sorted, x, true)) / (2.0 * sorted.length);
    }

    /** The number of values below x, or not above it. */
    private static int below(double[] sorted, double x, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < x || orEqual && sorted[middle] == x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
