package dev.hma.trees;

import java.util.Arrays;
import java.util.List;

/**
 * What the rows of a node add up to: per predictor and bin their number, and the sums of their coordinates.
 *
 * <p>Rows are gone through once for all predictors, and the bins of a row lie side by side: most nodes are small and their rows
 * far apart, so going through them predictor by predictor would wait for memory at every step. Each bin still gets its rows in
 * their order, on which the last digits of sums depend.
 */
final class BinSums {
    /** So many coordinates are added in one go. */
    private static final int LANES = 3;

    /** As many rows are fetched from memory in one go. */
    private static final int BLOCK = 64;

    /** As many rows have their bins in one array, which for all of them might become too long; a power of two. */
    private static final int PAGE = 1024;

    private final int predictors;
    private final int[] outcomes;

    /** Per page the bins of its first row, of its second, ... */
    private final byte[][] pages;

    /** Those of the rows that are added up next. */
    private final byte[] block;

    /** Whether an outcome's coordinates are 0 but for the one of its own number, which is 1. */
    private final boolean indicators;

    /** Per outcome its coordinates, and zeros up to the next multiple of lanes. */
    private final double[] coordinates;

    private final int lanes;

    /** Per predictor the number of its first bin among those of all. */
    private final int[] first;

    /** Per bin the number of rows, then the sums. */
    private final double[] sums;

    private final int width;

    /** Where the sums of the predictor begin that is looked at. */
    private int start;

    /** How many bins it has. */
    private int size;

    /** Nothing is added yet. */
    BinSums(List<Binned> predictors, Target target) {
        this.predictors = predictors.size();
        outcomes = target.outcomes();
        pages = pages(predictors, outcomes.length);
        block = new byte[BLOCK * this.predictors];
        indicators = target.areIndicators();
        int dimensions = target.dimensions();
        lanes = (dimensions + LANES - 1) / LANES * LANES;
        width = 1 + (indicators ? dimensions : lanes);
        coordinates = new double[target.coordinates().length / dimensions * lanes];
        for (int from = 0, to = 0; to < coordinates.length; from += dimensions, to += lanes) {
            System.arraycopy(target.coordinates(), from, coordinates, to, dimensions);
        }
        first = new int[this.predictors + 1];
        for (int p = 0; p < this.predictors; p++) {
            first[p + 1] = first[p] + predictors.get(p).size();
        }
        sums = new double[first[this.predictors] * width];
    }

    private static byte[][] pages(List<Binned> predictors, int rows) {
        int size = predictors.size();
        byte[][] pages = new byte[(rows + PAGE - 1) / PAGE][];
        for (int page = 0; page < pages.length; page++) {
            int from = page * PAGE;
            int n = Math.min(PAGE, rows - from);
            pages[page] = new byte[n * size];
            for (int p = 0; p < size; p++) {
                byte[] bins = predictors.get(p).bins();
                for (int i = 0; i < n; i++) {
                    pages[page][i * size + p] = bins[from + i];
                }
            }
        }
        return pages;
    }

    /** Adds some rows, in the order in which they are given. */
    void add(int[] rows, int from, int to) {
        for (int start = from; start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
            fetch(rows, start, end);
            for (int i = start; i < end; i++) {
                add(outcomes[rows[i]], (i - start) * predictors);
            }
        }
    }

    /** By itself, as the processor waits for many rows at a time then. */
    private void fetch(int[] rows, int from, int to) {
        for (int i = from; i < to; i++) {
            byte[] page = pages[rows[i] / PAGE];
            System.arraycopy(page, rows[i] % PAGE * predictors, block, (i - from) * predictors, predictors);
        }
    }

    private void add(int outcome, int at) {
        if (indicators) {
            addIndicator(outcome, at);
            return;
        }
        addFirst(outcome * lanes, at);
        for (int lane = LANES; lane < lanes; lane += LANES) {
            addMore(outcome * lanes + lane, 1 + lane, at);
        }
    }

    /** Whole numbers add up to the same in any order, and zeros need not be added. */
    private void addIndicator(int outcome, int at) {
        for (int p = 0; p < predictors; p++) {
            int into = (first[p] + (block[at + p] & 0xFF)) * width;
            sums[into]++;
            sums[into + 1 + outcome]++;
        }
    }

    private void addFirst(int from, int at) {
        double a = coordinates[from];
        double b = coordinates[from + 1];
        double c = coordinates[from + 2];
        for (int p = 0; p < predictors; p++) {
            int into = (first[p] + (block[at + p] & 0xFF)) * width;
            sums[into]++;
            sums[into + 1] += a;
            sums[into + 2] += b;
            sums[into + 3] += c;
        }
    }

    private void addMore(int from, int lane, int at) {
        double a = coordinates[from];
        double b = coordinates[from + 1];
        double c = coordinates[from + 2];
        for (int p = 0; p < predictors; p++) {
            int into = (first[p] + (block[at + p] & 0xFF)) * width + lane;
            sums[into] += a;
            sums[into + 1] += b;
            sums[into + 2] += c;
        }
    }

    /** Turns to a predictor. */
    void turnTo(int predictor) {
        start = first[predictor] * width;
        size = first[predictor + 1] - first[predictor];
    }

    /** Lists the bins of the predictor that have rows, ascending; gives how many there are. */
    int list(int[] into) {
        int n = 0;
        for (int bin = 0; bin < size; bin++) {
            // Written in any case, as nobody can tell which bins a small node has, a processor neither.
            into[n] = bin;
            n += sums[start + bin * width] > 0 ? 1 : 0;
        }
        return n;
    }

    /** Takes all rows out of the predictor's bins. */
    void clear() {
        Arrays.fill(sums, start, start + size * width, 0);
    }

    /** How many rows a bin of the predictor has. */
    int count(int bin) {
        return (int) sums[start + bin * width];
    }

    /** The sum of a coordinate of these rows. */
    double sum(int bin, int d) {
        return sums[start + bin * width + 1 + d];
    }
}
