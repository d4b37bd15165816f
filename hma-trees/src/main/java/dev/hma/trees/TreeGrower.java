package dev.hma.trees;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grows a tree: binary splits that separate the target best, down to the smallest leaves, then cut back to what is worth
 * it. A split that gains nothing by itself stays if those below it do, so that dependence is found which no column shows
 * alone.
 *
 * <p>The gain of a split is the sum of squares between its sides, over all coordinates. By chance that is about the mean
 * square of a row, and more for the best of many; {@code evidence} says how many times this a split must bring. Features of the parent are the same for
 * all rows of a family, which count for less then, as far as they are alike (design effect; Kish 1965).
 */
final class TreeGrower {
    private static final int DEEPEST = 60;

    /** How many independent splits a predictor is worth. */
    private static final double SPLITS = 8;

    /** What ordering categories by their means gains by chance, per category, in mean squares of a row: 2 / &pi;. */
    private static final double CHANCE = 0.6366;

    /** The least number of rows on a side of a leaf that is divided along a predictor. */
    private static final int ALONG = 12;

    private final List<Binned> predictors;
    private final int shared;
    private final int[] families;
    private final Target target;
    private final int dimensions;
    private final int least;
    private final double evidence;
    private final int[] rows;
    private final int[] buffer;

    private final BinSums sums;

    /** The bins of a predictor that have rows. */
    private final int[] touched = new int[Binned.MOST + 1];

    private final double[] means = new double[Binned.MOST];
    private final double[] total;
    private final double[] left;

    private Split best = Split.NONE;

    /** A split: the bins that go left. */
    private record Split(double worth, @Nullable Binned predictor, int cut, long[] bins) {
        static final Split NONE = new Split(Double.NEGATIVE_INFINITY, null, 0, new long[0]);

        boolean goesLeft(int bin) {
            return bins.length == 0 ? bin <= cut : (bins[bin >> 6] >> (bin & 63) & 1) != 0;
        }
    }

    /** A node over the rows from one place to another. */
    static final class Node {
        final int from;
        final int to;
        double worth;

        @Nullable
        Binned predictor;

        int cut;
        long[] bins = new long[0];

        @Nullable
        Node left;

        @Nullable
        Node right;

        Node(int from, int to) {
            this.from = from;
            this.to = to;
        }

        private void cutBack() {
            predictor = null;
            left = null;
            right = null;
            worth = 0;
        }
    }

    /**
     * Creates a grower.
     *
     * @param predictors what may be looked at
     * @param shared how many of them, from the front, are the same for all rows of a family
     * @param target what is to be separated
     * @param families per row its family, rows of one being together; empty for none
     * @param parameters the settings
     */
    TreeGrower(List<Binned> predictors, int shared, Target target, int[] families, TreesParameters parameters) {
        this.predictors = predictors;
        this.shared = shared;
        this.families = families;
        this.target = target;
        this.dimensions = target.dimensions();
        this.rows = target.rows();
        this.buffer = new int[rows.length];
        this.least = Math.max(parameters.leaf(), rows.length / parameters.leaves());
        // The best of m independent splits gains about 2 ln(m) by chance.
        this.evidence = parameters.evidence() * 2 * StrictMath.log(SPLITS * Math.max(1, predictors.size()));
        this.sums = new BinSums(predictors, target);
        this.total = new double[dimensions];
        this.left = new double[dimensions];
    }

    Node grow() {
        return grow(0, rows.length, 0);
    }

    /**
     * The same, with every leaf divided by a predictor, at the median and on as long as there are enough rows: what little it
     * tells in each is kept, without evidence.
     */
    Node growAlong(Binned predictor) {
        Node root = grow();
        divide(root, predictor);
        return root;
    }

    private void divide(Node node, Binned predictor) {
        if (node.left != null && node.right != null) {
            divide(node.left, predictor);
            divide(node.right, predictor);
            return;
        }
        int[] counts = new int[predictor.size()];
        for (int i = node.from; i < node.to; i++) {
            counts[predictor.bins()[rows[i]] & 0xFF]++;
        }
        int before = 0;
        int cut = -1;
        int most = Math.max(least, ALONG) - 1;
        for (int bin = 0, left = 0; bin < counts.length; bin++) {
            left += counts[bin];
            int smaller = Math.min(left, node.to - node.from - left);
            if (smaller > most) {
                most = smaller;
                cut = bin;
                before = left;
            }
        }
        if (cut >= 0) {
            node.predictor = predictor;
            node.cut = cut;
            partition(new Split(0, predictor, cut, new long[0]), node.from, node.to);
            node.left = new Node(node.from, node.from + before);
            node.right = new Node(node.from + before, node.to);
            divide(node, predictor);
        }
    }

    /** The rows, so ordered that every node's are together. */
    int[] rows() {
        return rows;
    }

    private Node grow(int from, int to, int depth) {
        Node node = new Node(from, to);
        int n = to - from;
        if (n < 2 * least || depth == DEEPEST) {
            return node;
        }
        double perRow = meanSquare(from, to);
        if (!(perRow > 1e-12)) {
            return node;
        }
        best = Split.NONE;
        double perFamily = families.length == 0 || shared == 0 ? perRow : perFamily(from, to, perRow);
        sums.add(rows, from, to);
        for (int p = 0; p < predictors.size(); p++) {
            look(p, from, to, p < shared ? perFamily : perRow);
        }
        Split split = best;
        if (split.predictor() == null) {
            return node;
        }
        int middle = partition(split, from, to);
        Node first = grow(from, middle, depth + 1);
        Node second = grow(middle, to, depth + 1);
        node.worth = split.worth() + first.worth + second.worth;
        if (node.worth <= 0) {
            node.cutBack();
            return node;
        }
        node.predictor = split.predictor();
        node.cut = split.cut();
        node.bins = split.bins();
        node.left = first;
        node.right = second;
        return node;
    }

    /** The mean squared distance of the rows' coordinates from their mean; leaves the totals behind. */
    private double meanSquare(int from, int to) {
        Arrays.fill(total, 0);
        double squares = 0;
        double[] coordinates = target.coordinates();
        for (int i = from; i < to; i++) {
            int at = target.outcomes()[rows[i]] * dimensions;
            for (int d = 0; d < dimensions; d++) {
                double c = coordinates[at + d];
                total[d] += c;
                squares += c * c;
            }
        }
        int n = to - from;
        for (int d = 0; d < dimensions; d++) {
            squares -= total[d] * total[d] / n;
        }
        return squares / n;
    }

    /** The same per row, if the rows of a family are taken together: as much as they go one way, it is more. */
    private double perFamily(int from, int to, double perRow) {
        int n = to - from;
        double squares = 0;
        for (int start = from, end; start < to; start = end) {
            Arrays.fill(left, 0);
            for (end = start; end < to && families[rows[end]] == families[rows[start]]; end++) {
                int at = target.outcomes()[rows[end]] * dimensions;
                for (int d = 0; d < dimensions; d++) {
                    left[d] += target.coordinates()[at + d];
                }
            }
            for (int d = 0; d < dimensions; d++) {
                double off = left[d] - total[d] / n * (end - start);
                squares += off * off;
            }
        }
        return Math.max(perRow, squares / n);
    }

    private void look(int p, int from, int to, double byChance) {
        Binned predictor = predictors.get(p);
        int n = to - from;
        sums.turnTo(p);
        int bins = sums.list(touched);
        if (bins > 1) {
            double chance = 0;
            if (predictor.category() && bins > 2) {
                orderByArrival(predictor.bins(), from, bins);
                orderByMeans(bins, n);
                // Bins of many codes have been ordered code by code.
                int ordered = predictor.groups() == null ? bins : Math.max(bins, Math.min(predictor.codes(), n));
                chance = CHANCE * (ordered - 2) * byChance;
            }
            sweep(predictor, bins, n, chance, evidence * byChance);
        }
        sums.clear();
    }

    /** Orders the categories of a node by their first rows, which settles the last digits of sums over them. */
    private void orderByArrival(byte[] binOf, int from, int bins) {
        boolean[] seen = new boolean[Binned.MOST];
        for (int i = from, n = 0; n < bins; i++) {
            int bin = binOf[rows[i]] & 0xFF;
            if (!seen[bin]) {
                seen[bin] = true;
                touched[n++] = bin;
            }
        }
    }

    /** Orders the categories of a node by their means of the coordinate in which they differ most. */
    private void orderByMeans(int bins, int n) {
        int widest = 0;
        double most = -1;
        for (int d = 0; d < dimensions; d++) {
            double between = -total[d] * total[d] / n;
            for (int b = 0; b < bins; b++) {
                double sum = sums.sum(touched[b], d);
                between += sum * sum / sums.count(touched[b]);
            }
            if (between > most) {
                most = between;
                widest = d;
            }
        }
        for (int b = 0; b < bins; b++) {
            means[touched[b]] = sums.sum(touched[b], widest) / sums.count(touched[b]);
        }
        for (int b = 1; b < bins; b++) {
            int bin = touched[b];
            int at = b;
            while (at > 0 && comesBefore(bin, touched[at - 1])) {
                touched[at] = touched[at - 1];
                at--;
            }
            touched[at] = bin;
        }
    }

    private boolean comesBefore(int bin, int other) {
        return means[bin] < means[other] || means[bin] == means[other] && bin < other;
    }

    /** Moves bin after bin to the left, and remembers where that separates best. */
    private void sweep(Binned predictor, int bins, int n, double chance, double price) {
        Arrays.fill(left, 0);
        double whole = 0;
        for (int d = 0; d < dimensions; d++) {
            whole += total[d] * total[d] / n;
        }
        int before = 0;
        int cut = -1;
        double most = Math.max(0, best.worth() + price);
        for (int b = 0; b < bins - 1; b++) {
            int bin = touched[b];
            before += sums.count(bin);
            for (int d = 0; d < dimensions; d++) {
                left[d] += sums.sum(bin, d);
            }
            if (before < least || n - before < least) {
                continue;
            }
            double onLeft = 0;
            double onRight = 0;
            for (int d = 0; d < dimensions; d++) {
                double rest = total[d] - left[d];
                onLeft += left[d] * left[d];
                onRight += rest * rest;
            }
            double gain = onLeft / before + onRight / (n - before) - whole - chance;
            if (gain > most) {
                most = gain;
                cut = b;
            }
        }
        if (cut >= 0) {
            best = new Split(
                    most - price, predictor, touched[cut], predictor.category() ? leftBins(bins, cut, n) : new long[0]);
        }
    }

    /** The categories up to a place; those that the node has not seen go with the larger side. */
    private long[] leftBins(int bins, int cut, int n) {
        int before = 0;
        long[] seen = new long[Binned.MOST / 64];
        long[] goLeft = new long[Binned.MOST / 64];
        for (int b = 0; b < bins; b++) {
            int bin = touched[b];
            seen[bin >> 6] |= 1L << (bin & 63);
            if (b <= cut) {
                goLeft[bin >> 6] |= 1L << (bin & 63);
                before += sums.count(bin);
            }
        }
        if (2 * before > n) {
            for (int w = 0; w < goLeft.length; w++) {
                goLeft[w] |= ~seen[w];
            }
        }
        return goLeft;
    }

    /** Puts the rows that go left before the others; both stay in order. */
    private int partition(Split split, int from, int to) {
        byte[] bins =
                split.predictor() == null ? new byte[0] : split.predictor().bins();
        int at = from;
        int others = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            if (split.goesLeft(bins[row] & 0xFF)) {
                rows[at++] = row;
            } else {
                buffer[others++] = row;
            }
        }
        System.arraycopy(buffer, 0, rows, at, others);
        return at;
    }
}
