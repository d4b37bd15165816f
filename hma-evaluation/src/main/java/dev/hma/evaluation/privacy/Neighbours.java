package dev.hma.evaluation.privacy;

import dev.hma.api.evaluation.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The nearest neighbours of points.
 *
 * @param first the distance of each point to the nearest one
 * @param second the distance to the second nearest one; infinite if there is only one
 */
record Neighbours(double[] first, double[] second) {
    private static final int AT_ONCE = 128;

    /**
     * Looks for the nearest neighbours.
     *
     * @param points whose neighbours are looked for
     * @param others among which they are looked for
     * @param within whether point i is number i of the others, and not its own neighbour
     */
    static Neighbours of(Points points, Points others, boolean within, Comparison comparison) {
        int pieces = (points.count() + AT_ONCE - 1) / AT_ONCE;
        List<Neighbours> found = comparison.parallel(
                pieces,
                piece -> search(
                        points, others, within, piece * AT_ONCE, Math.min(points.count(), (piece + 1) * AT_ONCE)));
        return new Neighbours(
                joined(found.stream().map(Neighbours::first)),
                joined(found.stream().map(Neighbours::second)));
    }

    private static double[] joined(Stream<double[]> pieces) {
        return pieces.flatMapToDouble(Arrays::stream).toArray();
    }

    private static Neighbours search(Points points, Points others, boolean within, int from, int to) {
        double[] first = new double[to - from];
        double[] second = new double[to - from];
        for (int i = from; i < to; i++) {
            double nearest = Double.POSITIVE_INFINITY;
            double next = Double.POSITIVE_INFINITY;
            for (int j = 0; j < others.count(); j++) {
                if (within && i == j) {
                    continue;
                }
                double square = points.square(i, others, j, next);
                if (square < nearest) {
                    next = nearest;
                    nearest = square;
                } else if (square < next) {
                    next = square;
                }
            }
            first[i - from] = Math.sqrt(nearest);
            second[i - from] = Math.sqrt(next);
        }
        return new Neighbours(first, second);
    }
}
