package dev.hma.trees;

import dev.hma.api.feature.Frame;
import dev.hma.trees.TreesState.CrossState;
import dev.hma.trees.TreesState.CrossTableState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts which classes of two features meet in the rows learnt from. */
final class CrossFit {
    /** How many pairs are kept: those of which one feature tells most of the other. */
    private static final int MOST = 400;

    private final int context;
    private final int[] features;
    private final Intervals[] intervals;
    /** Per feature, per row its class. */
    private final int[][] classes;

    /**
     * Finds classes.
     *
     * @param frame the frame
     * @param drawn its features that are drawn one by one
     * @param rows the rows
     * @param least how many rows a class has at least
     */
    CrossFit(Frame frame, BitSet drawn, FamilyRows rows, int least) {
        context = frame.context();
        int[] worth = worth(frame, drawn);
        Distinct[] distinct = new Distinct[worth.length];
        IntStream.range(0, worth.length)
                .parallel()
                .forEach(k -> distinct[k] = Distinct.of(rows.columns()[worth[k]], rows.size()));
        // Codes that are neighbours may have little in common, so there must not be many more of them than classes.
        int[] some = IntStream.range(0, worth.length)
                .filter(k -> !frame.features().get(worth[k]).category()
                        || (long) distinct[k].values().length * least <= distinct[k].present())
                .toArray();
        features = Arrays.stream(some).map(k -> worth[k]).toArray();
        intervals = new Intervals[features.length];
        classes = new int[features.length][];
        for (int k = 0; k < features.length; k++) {
            Distinct own = distinct[some[k]];
            Intervals ofOwn =
                    Intervals.of(own, frame.features().get(features[k]).category(), least);
            int[] ofValue = Arrays.stream(own.values()).mapToInt(ofOwn::of).toArray();
            classes[k] = Arrays.stream(own.index())
                    .map(value -> value < 0 ? 0 : ofValue[value])
                    .toArray();
            intervals[k] = ofOwn;
        }
    }

    /** The features that are worth a table: no sums over children, and nothing that only says what is missing. */
    private static int[] worth(Frame frame, BitSet drawn) {
        BitSet guards = new BitSet();
        frame.features().forEach(feature -> {
            int guard = TreesModel.guard(frame, feature);
            if (guard != DrawnColumn.NONE) {
                guards.set(guard);
            }
        });
        return IntStream.range(0, frame.size())
                .filter(f -> f < frame.context() || drawn.get(f))
                .filter(f -> !guards.get(f))
                .filter(f -> TreesModel.count(frame, frame.features().get(f)) == DrawnColumn.NONE)
                .toArray();
    }

    /** Pairs of what is drawn, and of that with what the parent has; null if there are none. */
    @Nullable
    CrossState state() {
        List<CrossTableState> tables = new ArrayList<>();
        for (int b = 0; b < features.length; b++) {
            for (int a = 0; a < b && features[b] >= context; a++) {
                tables.add(table(a, b));
            }
        }
        if (tables.isEmpty()) {
            return null;
        }
        tables.sort(Comparator.comparingDouble(this::dependence).reversed());
        return new CrossState(
                features,
                Arrays.stream(intervals).map(Intervals::ends).toArray(double[][]::new),
                tables.subList(0, Math.min(MOST, tables.size())));
    }

    private CrossTableState table(int a, int b) {
        int width = intervals[b].size();
        int[] rows = new int[intervals[a].size() * width];
        for (int i = 0; i < classes[a].length; i++) {
            rows[classes[a][i] * width + classes[b][i]]++;
        }
        return new CrossTableState(a, b, rows);
    }

    /** How many rows would have to move for the features to be independent, twice. */
    private double dependence(CrossTableState table) {
        double[] rows = Arrays.stream(table.rows()).asDoubleStream().toArray();
        Margins margins = Margins.of(rows, intervals[table.second()].size());
        double all = Math.max(1, margins.all());
        double off = 0;
        for (int k = 0; k < rows.length; k++) {
            off += Math.abs(rows[k] - margins.across(k) * margins.down(k) / all);
        }
        return off;
    }
}
