package dev.hma.trees;

import dev.hma.trees.TreesState.ProfileState;
import dev.hma.trees.TreesState.TreeState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Grows the tree of a profile: it separates the rows in all features at once, each as far as anything tells of it, and its
 * leaves draw the profile of one row, so that features go together as they do in the data.
 */
final class ProfileFit {
    /** As many profiles show what there are. */
    private static final int PROFILES = 16_384;

    /** A feature of which less of the variance is explained by what tells most of it says nothing to the tree. */
    private static final double EXPLAINED = 0.01;

    /** By which angle two profiles of a leaf are turned into one another, so that no row's own is kept. */
    private static final double ANGLE = Math.PI / 8;

    /** How finely numbers are kept. */
    private static final double PRECISION = 1000;

    private final Profile profile;
    private final double[][] columns;
    private final int[] rows;

    ProfileFit(Profile profile, double[][] columns, int size) {
        this.profile = profile;
        this.columns = columns;
        int[] known = IntStream.range(0, size).filter(this::isKnown).toArray();
        int kept = Math.min(known.length, PROFILES);
        rows = IntStream.range(0, kept)
                .map(k -> known[(int) ((long) k * known.length / kept)])
                .toArray();
    }

    /** Whether a row has children, or a partner. */
    private boolean isKnown(int row) {
        return profile.features().stream().anyMatch(f -> !Double.isNaN(columns[f][row]));
    }

    /**
     * What the tree separates: the rows, by all features of the profile.
     *
     * @param targets per feature what its own tree would separate
     * @param predictors what may be looked at
     */
    Target target(List<Target> targets, List<Binned> predictors) {
        int n = columns[profile.features().get(0)].length;
        double[] weights = targets.stream()
                .mapToDouble(target -> ColumnOrder.explained(predictors, target))
                .map(explained -> explained < EXPLAINED ? 0 : Math.sqrt(explained))
                .toArray();
        // Where nothing tells of anything there still is a coordinate, in which all rows are the same.
        int dimensions = Math.max(
                1,
                IntStream.range(0, weights.length)
                        .filter(k -> weights[k] > 0)
                        .map(k -> targets.get(k).dimensions())
                        .sum());
        int[] outcomes = new int[n];
        Arrays.fill(outcomes, -1);
        double[] coordinates = new double[rows.length * dimensions];
        for (int j = 0; j < rows.length; j++) {
            outcomes[rows[j]] = j;
            int at = j * dimensions;
            for (int k = 0; k < weights.length; k++) {
                Target target = targets.get(k);
                for (int d = 0; d < target.dimensions() && weights[k] > 0; d++) {
                    int outcome = target.outcomes()[rows[j]];
                    coordinates[at++] =
                            outcome < 0 ? 0 : weights[k] * target.coordinates()[outcome * target.dimensions() + d];
                }
            }
        }
        return new Target(outcomes, rows.length, dimensions, coordinates);
    }

    /** What is kept: the tree, and the profiles that its leaves draw. */
    ProfileState state(TreeState tree) {
        int features = profile.features().size();
        int[] children = children();
        double[][] values = new double[features][];
        int[][] missing = new int[features][];
        for (int k = 0; k < features; k++) {
            double[] column = columns[profile.features().get(k)];
            values[k] = Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
            if (profile.count() != DrawnColumn.NONE) {
                mix(values[k], children, tree);
            }
            double[] kept = values[k];
            missing[k] = IntStream.range(0, kept.length)
                    .filter(j -> Double.isNaN(kept[j]))
                    .toArray();
            Arrays.setAll(kept, j -> Double.isNaN(kept[j]) ? 0 : Math.rint(kept[j] * PRECISION) / PRECISION);
        }
        return new ProfileState(
                profile.features().stream().mapToInt(f -> f).toArray(),
                profile.count(),
                children,
                tree,
                values,
                missing);
    }

    /** Per profile how many rows it sums up, at least one; none if it is of a partner. */
    private int[] children() {
        return profile.count() == DrawnColumn.NONE
                ? new int[0]
                : Arrays.stream(rows)
                        .map(row -> (int) Math.max(1, columns[profile.count()][row]))
                        .toArray();
    }

    /**
     * Turns pairs of profiles into one another, which keeps the leaf's mean and covariance (rotation about the mean). Each counts
     * for as many rows as it sums up: one of many gives less away of each of them, and is turned less.
     */
    private static void mix(double[] values, int[] children, TreeState tree) {
        double cos = StrictMath.cos(ANGLE);
        double sin = StrictMath.sin(ANGLE);
        int start = 0;
        for (int end : tree.ends()) {
            int[] leaf = Arrays.stream(tree.donors(), start, end)
                    .filter(j -> !Double.isNaN(values[j]))
                    .boxed()
                    .sorted(Comparator.comparingInt(j -> -children[j]))
                    .mapToInt(j -> j)
                    .toArray();
            double mean = mean(values, children, leaf);
            for (int i = 0; i + 1 < leaf.length; i += i + 3 == leaf.length ? 1 : 2) {
                double ratio = Math.sqrt((double) children[leaf[i + 1]] / children[leaf[i]]);
                double a = values[leaf[i]] - mean;
                double b = values[leaf[i + 1]] - mean;
                values[leaf[i]] = mean + (cos * a + sin * ratio * b);
                values[leaf[i + 1]] = mean + (cos * b - sin / ratio * a);
            }
            start = end;
        }
    }

    private static double mean(double[] values, int[] children, int[] leaf) {
        double sum = 0;
        double rows = 0;
        for (int j : leaf) {
            sum += values[j] * children[j];
            rows += children[j];
        }
        return rows == 0 ? 0 : sum / rows;
    }
}
