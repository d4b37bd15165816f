package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which features are drawn: points in time, categories of few codes, which can be keys of the others, then the
 * rest; of each those first that tell more of the others than the others tell of them. So a value that decides another one
 * comes before it, and what is decided can be drawn exactly. In families that are sequences, numbers that last come earlier:
 * what goes on from row to row is best told by the row before alone.
 */
final class ColumnOrder {
    /** As many rows show well enough what goes with what. */
    private static final int ROWS = 20_000;

    /** What the row before tells of a feature counts for as much as what this share of all features would. */
    private static final double LASTING = 0.3;

    private ColumnOrder() {}

    /**
     * By dependence.
     *
     * @param frame the features
     * @param features those that are to be ordered
     * @param binned per such feature its bins, and those of what follows from it
     * @param targets per such feature what a tree separates
     * @param lasting per such feature the share of it that the row before tells
     */
    static List<Integer> byDependence(
            Frame frame, List<Integer> features, List<List<Binned>> binned, List<Target> targets, double[] lasting) {
        int n = binned.size();
        double[][] explained = new double[n][];
        IntStream.range(0, n).parallel().forEach(a -> {
            explained[a] = new double[n];
            for (int b = 0; b < n; b++) {
                explained[a][b] = a == b ? 0 : explained(binned.get(a), targets.get(b));
            }
        });
        double[] lead = new double[n];
        for (int a = 0; a < n; a++) {
            lead[a] = LASTING * n * lasting[a];
            for (int b = 0; b < n; b++) {
                lead[a] += explained[a][b] - explained[b][a];
            }
        }
        return afterGuards(
                frame,
                IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.<Integer, Boolean>comparing(a -> !isWhen(frame, features.get(a), lead[a]))
                                .thenComparing(a -> !Keys.isKey(frame, features.get(a)))
                                .thenComparingDouble(a -> -lead[a]))
                        .map(features::get)
                        .toList());
    }

    /** Whether a feature is a point in time that tells more of the others: the calendar does not show in what it is told. */
    private static boolean isWhen(Frame frame, int feature, double lead) {
        return frame.features().get(feature).tick() != null && lead > 0;
    }

    /** The same for the one of several predictors that tells most. */
    static double explained(List<Binned> predictors, Target target) {
        return predictors.stream()
                .mapToDouble(predictor -> explained(predictor, target))
                .max()
                .orElse(0);
    }

    /** The share of the target's variance that lies between the bins of a predictor, beyond what chance puts there. */
    private static double explained(Binned predictor, Target target) {
        int dimensions = target.dimensions();
        int step = Math.max(1, target.outcomes().length / ROWS);
        long[] counts = new long[Binned.MOST];
        double[] sums = new double[Binned.MOST * dimensions];
        double squares = 0;
        for (int i = 0; i < target.outcomes().length; i += step) {
            int outcome = target.outcomes()[i];
            if (outcome < 0) {
                continue;
            }
            int bin = predictor.bins()[i] & 0xFF;
            counts[bin]++;
            for (int d = 0; d < dimensions; d++) {
                double c = target.coordinates()[outcome * dimensions + d];
                sums[bin * dimensions + d] += c;
                squares += c * c;
            }
        }
        double between = 0;
        double[] totals = new double[dimensions];
        long rows = 0;
        int bins = 0;
        for (int bin = 0; bin < Binned.MOST; bin++) {
            if (counts[bin] > 0) {
                bins++;
                rows += counts[bin];
                for (int d = 0; d < dimensions; d++) {
                    double sum = sums[bin * dimensions + d];
                    totals[d] += sum;
                    between += sum * sum / counts[bin];
                }
            }
        }
        for (double total : totals) {
            between -= total * total / Math.max(1, rows);
            squares -= total * total / Math.max(1, rows);
        }
        double chance = squares * (bins - 1) / Math.max(1, rows);
        return squares > 1e-9 ? Math.max(0, (between - chance) / squares) : 0;
    }

    /** Features as they stand, but each after its guard. */
    static List<Integer> afterGuards(Frame frame, List<Integer> order) {
        List<Integer> placed = new ArrayList<>();
        for (int f : order) {
            Feature feature = frame.features().get(f);
            int guard = TreesModel.guard(frame, feature);
            if (guard >= frame.context() && !placed.contains(guard)) {
                placed.add(guard);
            }
            if (!placed.contains(f)) {
                placed.add(f);
            }
        }
        return placed;
    }
}
