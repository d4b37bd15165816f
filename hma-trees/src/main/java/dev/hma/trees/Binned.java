package dev.hma.trees;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A predictor in few bins, so that the search for splits counts instead of sorting.
 *
 * @param predictor its index
 * @param size how many bins there are
 * @param codes how many categories the bins hold; 0 for a number
 * @param bins per row its bin: 0 for missing; numbers ascend from bin to bin, a category has a bin of its own or shares one
 * @param category whether bins are categories
 * @param thresholds per bin of numbers but the last the value up to which it goes
 * @param groups per code its bin, where there are too many codes for bins of their own; null otherwise
 */
record Binned(
        int predictor,
        int size,
        int codes,
        byte[] bins,
        boolean category,
        double[] thresholds,
        int @Nullable [] groups) {
    /** How many bins there are at most, missing included. */
    static final int MOST = 256;

    private static final double MOST_IMAGINED = 100;

    private static final double[] NONE = {};

    /** A number: bins of about as many rows each, and a bin for every value that many rows share. */
    static Binned ofNumbers(int predictor, Distinct distinct) {
        double[] values = distinct.values();
        int[] counts = distinct.counts();
        int n = values.length;
        double[] thresholds = new double[MOST];
        byte[] binOf = new byte[n];
        // No number is as small: only what is missing.
        thresholds[0] = -Double.MAX_VALUE;
        int bin = 1;
        long left = distinct.present();
        long inBin = 0;
        for (int i = 0; i < n; i++) {
            binOf[i] = (byte) bin;
            inBin += counts[i];
            boolean full = inBin * (MOST - bin) >= left || n <= MOST - 1;
            boolean heavyNext = i + 1 < n && (long) counts[i + 1] * (MOST - 1 - bin) >= left - inBin;
            if (i + 1 < n && bin < MOST - 1 && (full || heavyNext)) {
                double middle = 0.5 * values[i] + 0.5 * values[i + 1];
                thresholds[bin++] = middle < values[i + 1] ? middle : values[i];
                left -= inBin;
                inBin = 0;
            }
        }
        byte[] bins = new byte[distinct.index().length];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = distinct.index()[i] < 0 ? 0 : binOf[distinct.index()[i]];
        }
        return new Binned(predictor, bin + 1, 0, bins, false, Arrays.copyOf(thresholds, bin), null);
    }

    /**
     * A category by its codes; where there are too many, several share a bin, but no two of the most frequent: enough to see
     * how much it tells.
     */
    static Binned ofCodes(int predictor, double[] column, int n, int levels) {
        byte[] bins = new byte[n];
        int[] places = levels < MOST ? IntStream.range(0, levels).toArray() : byFrequency(column, n, levels);
        for (int i = 0; i < n; i++) {
            bins[i] = (byte) (Double.isNaN(column[i]) ? 0 : 1 + places[(int) column[i]] % (MOST - 1));
        }
        return new Binned(predictor, Math.min(MOST, levels + 1), levels, bins, true, NONE, null);
    }

    /** Per code its place when the frequent ones come first. */
    private static int[] byFrequency(double[] column, int n, int levels) {
        int[] counts = new int[levels];
        for (int i = 0; i < n; i++) {
            if (!Double.isNaN(column[i])) {
                counts[(int) column[i]]++;
            }
        }
        int[] places = new int[levels];
        int place = 0;
        for (int code : ascending(levels, code -> -counts[code])) {
            places[code] = place++;
        }
        return places;
    }

    private static int[] ascending(int levels, IntToDoubleFunction key) {
        return IntStream.range(0, levels)
                .boxed()
                .sorted(Comparator.comparingDouble(key::applyAsDouble))
                .mapToInt(code -> code)
                .toArray();
    }

    /**
     * A category of many codes, or a number of which every value is looked at by itself, grouped with those that go with like
     * outcomes: in order of their means of the coordinate in which they differ most.
     */
    static Binned grouped(int predictor, int[] codes, int levels, Target target) {
        int dimensions = target.dimensions();
        int[] counts = new int[levels];
        double[] sums = new double[levels * dimensions];
        double[] totals = new double[dimensions];
        int rows = 0;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0 && target.outcomes()[i] >= 0) {
                counts[codes[i]]++;
                rows++;
                for (int d = 0; d < dimensions; d++) {
                    double coordinate = target.coordinates()[target.outcomes()[i] * dimensions + d];
                    sums[codes[i] * dimensions + d] += coordinate;
                    totals[d] += coordinate;
                }
            }
        }
        int widest = widest(counts, sums, totals, rows);
        double mean = rows == 0 ? 0 : totals[widest] / rows;
        double imagined = imagined(codes, counts, sums, target, widest);
        double[] means = new double[levels];
        Arrays.setAll(
                means,
                code -> counts[code] == 0
                        ? mean
                        : (sums[code * dimensions + widest] + imagined * mean) / (counts[code] + imagined));
        int[] order = ascending(levels, code -> means[code]);
        int[] groups = new int[levels];
        int bin = 1;
        long left = rows;
        long inBin = 0;
        for (int code : order) {
            if (inBin > 0 && bin < MOST - 1 && inBin * (MOST - bin) >= left) {
                bin++;
                left -= inBin;
                inBin = 0;
            }
            groups[code] = bin;
            inBin += counts[code];
        }
        byte[] bins = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            bins[i] = (byte) (codes[i] < 0 ? 0 : groups[codes[i]]);
        }
        return new Binned(predictor, bin + 1, levels, bins, true, NONE, groups);
    }

    /**
     * How many rows without a difference are imagined for every code, so that codes of few rows lean towards the mean of all:
     * the variance inside codes over that between them, which is nothing where a code decides the outcome.
     */
    private static double imagined(int[] codes, int[] counts, double[] sums, Target target, int d) {
        int dimensions = target.dimensions();
        double squares = 0;
        double total = 0;
        int rows = 0;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0 && target.outcomes()[i] >= 0) {
                double coordinate = target.coordinates()[target.outcomes()[i] * dimensions + d];
                squares += coordinate * coordinate;
                total += coordinate;
                rows++;
            }
        }
        double explained = 0;
        int used = 0;
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                double sum = sums[code * dimensions + d];
                explained += sum * sum / counts[code];
                used++;
            }
        }
        double within = Math.max(0, squares - explained) / Math.max(1, rows - used);
        double between =
                (explained - total * total / Math.max(1, rows)) / Math.max(1, rows) - within * used / Math.max(1, rows);
        return Math.min(MOST_IMAGINED, Math.max(0, within) / Math.max(1e-9, between));
    }

    /** The coordinate in which codes differ most. */
    private static int widest(int[] counts, double[] sums, double[] totals, int rows) {
        int dimensions = totals.length;
        int widest = 0;
        double most = -1;
        for (int d = 0; d < dimensions; d++) {
            double between = rows == 0 ? 0 : -totals[d] * totals[d] / rows;
            for (int code = 0; code < counts.length; code++) {
                double sum = sums[code * dimensions + d];
                between += counts[code] == 0 ? 0 : sum * sum / counts[code];
            }
            if (between > most) {
                most = between;
                widest = d;
            }
        }
        return widest;
    }
}
