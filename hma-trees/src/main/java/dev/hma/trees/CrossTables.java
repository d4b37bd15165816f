package dev.hma.trees;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.trees.TreesState.CrossState;
import dev.hma.trees.TreesState.CrossTableState;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How often classes of two features meet in one row, of every pair of the columns that are drawn and of each of them with each of
 * the parent's.
 */
final class CrossTables {
    private final int context;
    private final int[] features;
    private final Intervals[] intervals;
    private final int[] first;
    private final int[] second;
    /** Per pair where its table begins. */
    private final int[] starts;
    /** The share of every cell in the rows of its class of the first feature, table after table, row after row. */
    private final double[] shares;

    /** Per pair the shares of the classes of the first feature. */
    private final double[][] across;

    CrossTables(CrossState state, int context) {
        this.context = context;
        this.features = state.features();
        this.intervals = Arrays.stream(state.ends()).map(Intervals::new).toArray(Intervals[]::new);
        int pairs = state.tables().size();
        this.first = new int[pairs];
        this.second = new int[pairs];
        this.starts = new int[pairs + 1];
        for (int p = 0; p < pairs; p++) {
            CrossTableState table = state.tables().get(p);
            first[p] = table.first();
            second[p] = table.second();
            starts[p + 1] = starts[p] + table.rows().length;
        }
        this.shares = new double[starts[pairs]];
        this.across = new double[pairs][];
        for (int p = 0; p < pairs; p++) {
            int[] rows = state.tables().get(p).rows();
            double all = Math.max(1, Arrays.stream(rows).sum());
            double[] cells = Arrays.stream(rows).mapToDouble(n -> n / all).toArray();
            Margins margins = Margins.of(cells, intervals[second[p]].size());
            for (int k = 0; k < cells.length; k++) {
                double like = margins.across(k);
                shares[starts[p] + k] = like > 0 ? cells[k] / like : margins.down(k);
            }
            across[p] = margins.across();
        }
    }

    /** How many pairs there are. */
    int size() {
        return first.length;
    }

    /** The rows of a batch, counted. */
    final class Tally {
        private final double[][] columns;
        private final double rows;
        /** Per cell of a table how many rows there are more than there are to be. */
        private final double[] over;
        /** Per table the sum of these, all positive. */
        private final double[] off;

        private final int[] classes = new int[features.length];
        private double squares;

        Tally(FeatureBatch batch) {
            columns = Arrays.stream(features).mapToObj(batch::column).toArray(double[][]::new);
            rows = Math.max(1, batch.size());
            over = new double[shares.length];
            off = new double[size()];
            // Of a parent's feature as the rows have it, whatever it was of the rows learnt from.
            double[][] ofParents = IntStream.range(0, features.length)
                    .filter(a -> features[a] < context)
                    .mapToObj(a -> counts(a, batch.size()))
                    .toArray(double[][]::new);
            for (int p = 0; p < off.length; p++) {
                want(p, first[p] < ofParents.length ? ofParents[first[p]] : counts(across[p]));
                off[p] = Arrays.stream(over, starts[p], starts[p + 1])
                        .map(Math::abs)
                        .sum();
                squares += off[p] * off[p];
            }
            add(0, batch.size(), 1);
        }

        /** How many rows there are to be of each class, by its share. */
        private double[] counts(double[] shares) {
            return Arrays.stream(shares).map(share -> share * rows).toArray();
        }

        /** How many rows have each class of a feature. */
        private double[] counts(int a, int n) {
            double[] counts = new double[intervals[a].size()];
            for (int i = 0; i < n; i++) {
                counts[intervals[a].of(columns[a][i])]++;
            }
            return counts;
        }

        /** What is wanted of a table, by how many rows there are of each class of its first feature. */
        private void want(int p, double[] there) {
            int width = intervals[second[p]].size();
            for (int k = starts[p]; k < starts[p + 1]; k++) {
                over[k] = -there[(k - starts[p]) / width] * shares[k];
            }
        }

        /** Adds rows as they are, or takes them away. */
        void add(int from, int to, int times) {
            for (int i = from; i < to; i++) {
                for (int k = 0; k < classes.length; k++) {
                    classes[k] = intervals[k].of(columns[k][i]);
                }
                for (int p = 0; p < off.length; p++) {
                    int b = second[p];
                    int cell = starts[p] + classes[first[p]] * intervals[b].size() + classes[b];
                    double before = over[cell];
                    double after = before + times;
                    over[cell] = after;
                    double was = off[p];
                    double is = was + Math.abs(after) - Math.abs(before);
                    off[p] = is;
                    squares += is * is - was * was;
                }
            }
        }

        /** The mean over pairs of the squared share of rows that are in wrong cells. */
        double off() {
            return squares / (4 * rows * rows * Math.max(1, size()));
        }
    }
}
