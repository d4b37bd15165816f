package dev.hma.trees;

import dev.hma.trees.TreesState.Grouping;
import dev.hma.trees.TreesState.TreeState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Writes a grown tree down: its nodes in depth-first order, and the donors of its leaves. */
final class TreeWriter {
    /** How many donors a leaf keeps in any case. */
    private static final int DONORS = 64;

    /** How many donors a tree keeps about, leaf by leaf in proportion to the rows. */
    private static final int DONORS_OF_TREE = 16_384;

    private final Target target;
    private final boolean category;
    private final int[] rows;
    private final IntFunction<double[]> values;
    private final List<Integer> split = new ArrayList<>();
    private final List<Double> at = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private final List<int[]> lefts = new ArrayList<>();
    private final Map<Integer, Grouping> groupings = new LinkedHashMap<>();
    private final List<Integer> ends = new ArrayList<>();
    private final IntStream.Builder donors = IntStream.builder();
    private final IntStream.Builder counts = IntStream.builder();
    private int donated;

    private TreeWriter(Target target, boolean category, int[] rows, IntFunction<double[]> values) {
        this.values = values;
        this.target = target;
        this.category = category;
        this.rows = rows;
    }

    /**
     * Writes a tree.
     *
     * @param root its root
     * @param target what it separates
     * @param category whether outcomes are categories
     * @param rows the rows, those of each node together
     * @param values the values of a number that is looked at value by value; of a category, none
     */
    static TreeState write(
            TreeGrower.Node root, Target target, boolean category, int[] rows, IntFunction<double[]> values) {
        TreeWriter writer = new TreeWriter(target, category, rows, values);
        writer.write(root);
        return new TreeState(
                ints(writer.split),
                writer.at.stream().mapToDouble(x -> x).toArray(),
                ints(writer.right),
                writer.lefts.toArray(new int[0][]),
                List.copyOf(writer.groupings.values()),
                ints(writer.ends),
                writer.donors.build().toArray(),
                writer.counts.build().toArray());
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(x -> x).toArray();
    }

    private void write(TreeGrower.Node node) {
        Binned predictor = node.predictor;
        int number = split.size();
        if (predictor == null) {
            split.add(-1);
            at.add(0.0);
            right.add(ends.size());
            writeLeaf(Arrays.copyOfRange(rows, node.from, node.to));
            return;
        }
        split.add(predictor.predictor());
        right.add(0);
        if (predictor.category()) {
            at.add((double) lefts.size());
            lefts.add(IntStream.range(0, predictor.size())
                    .filter(bin -> (node.bins[bin >> 6] >> (bin & 63) & 1) != 0)
                    .toArray());
            if (predictor.groups() != null) {
                groupings.computeIfAbsent(
                        predictor.predictor(),
                        p -> new Grouping(p, values.apply(p), Objects.requireNonNull(predictor.groups())));
            }
        } else {
            at.add(predictor.thresholds()[node.cut]);
        }
        write(Objects.requireNonNull(node.left));
        right.set(number, split.size());
        write(Objects.requireNonNull(node.right));
    }

    private void writeLeaf(int[] members) {
        int n = members.length;
        int[] outcomes = new int[n];
        for (int i = 0; i < n; i++) {
            outcomes[i] = target.outcomes()[members[i]];
        }
        Arrays.sort(outcomes);
        int most = category ? n : Math.max(DONORS, (int) ((long) DONORS_OF_TREE * n / Math.max(1, rows.length)));
        if (n > most) {
            // The quantiles in the middle of as many equal shares.
            int[] all = outcomes;
            outcomes = IntStream.range(0, most)
                    .map(k -> all[(int) ((2L * k + 1) * n / (2L * most))])
                    .toArray();
        }
        int start = 0;
        for (int i = 1; i <= outcomes.length; i++) {
            if (i == outcomes.length || outcomes[i] != outcomes[start]) {
                donors.add(outcomes[start]);
                counts.add(i - start);
                donated++;
                start = i;
            }
        }
        ends.add(donated);
    }
}
