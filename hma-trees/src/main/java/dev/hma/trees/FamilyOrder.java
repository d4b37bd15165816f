package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the column by which siblings follow one another: a date, or a number that counts up. It is one that rises from row
 * to row as the rows came; failing that, the one by which neighbours are most alike in the other columns (von Neumann's
 * ratio), if they are clearly more alike than any two siblings.
 */
final class FamilyOrder {
    /** The share of neighbours between which an order must rise, and not stay. */
    private static final double RISING = 0.5;

    /** The share of neighbours between which it may fall, as the rows came. */
    private static final double FALLING = 0.01;

    /** How much more alike than any two siblings neighbours must be, in shares of the variance. */
    private static final double ALIKE = 0.05;

    private FamilyOrder() {}

    static int find(Frame frame, FamilyRows rows, String orderBy) {
        List<Integer> candidates = new ArrayList<>();
        for (int f = frame.context(); f < frame.size(); f++) {
            Feature feature = frame.features().get(f);
            if (feature.name().equals(frame.table() + "." + orderBy) && isComplete(rows, f)) {
                return f;
            }
            if (feature.name().startsWith(frame.table() + ".")
                    && feature.name().equals(feature.origin())
                    && !feature.category()
                    && isComplete(rows, f)) {
                candidates.add(f);
            }
        }
        int[] asTheyCame = IntStream.range(0, rows.size()).toArray();
        for (int f : candidates) {
            if (isRising(rows, f, asTheyCame, FALLING)) {
                return f;
            }
        }
        double[][] ranks = ranks(frame, rows);
        double best = ALIKE + Math.max(0, alike(rows, ranks, asTheyCame, FamilyRows.NONE));
        int found = FamilyRows.NONE;
        for (int f : candidates) {
            int[] arrangement = by(rows, f);
            if (isRising(rows, f, arrangement, 0)) {
                double alike = alike(rows, ranks, arrangement, f);
                if (alike > best) {
                    best = alike;
                    found = f;
                }
            }
        }
        return found;
    }

    private static boolean isComplete(FamilyRows rows, int f) {
        for (int i = 0; i < rows.size(); i++) {
            if (Double.isNaN(rows.columns()[f][i])) {
                return false;
            }
        }
        return true;
    }

    private static int[] by(FamilyRows rows, int f) {
        double[] values = rows.columns()[f];
        return IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> rows.families()[i]).thenComparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    private static boolean isRising(FamilyRows rows, int f, int[] arrangement, double mayFall) {
        double[] values = rows.columns()[f];
        long pairs = 0;
        long rises = 0;
        long falls = 0;
        for (int i = 1; i < arrangement.length; i++) {
            if (rows.families()[arrangement[i]] == rows.families()[arrangement[i - 1]]) {
                double step = values[arrangement[i]] - values[arrangement[i - 1]];
                pairs++;
                rises += step > 0 ? 1 : 0;
                falls += step < 0 ? 1 : 0;
            }
        }
        return pairs > 0 && rises > RISING * pairs && falls <= mayFall * pairs;
    }

    /** The values of the drawn features as ranks from 0 to 1, missing ones as NaN. */
    private static double[][] ranks(Frame frame, FamilyRows rows) {
        double[][] ranks = new double[frame.size()][];
        for (int f = frame.context(); f < frame.size(); f++) {
            Distinct distinct = Distinct.of(rows.columns()[f], rows.size());
            double all = Math.max(1, distinct.present());
            double[] middle = new double[distinct.values().length];
            double below = 0;
            for (int k = 0; k < middle.length; k++) {
                middle[k] = (below + 0.5 * distinct.counts()[k]) / all;
                below += distinct.counts()[k];
            }
            ranks[f] = Arrays.stream(distinct.index())
                    .mapToDouble(k -> k < 0 ? Double.NaN : middle[k])
                    .toArray();
        }
        return ranks;
    }

    /** How much more alike neighbours are than any two siblings: 0 for any order, 1 if they are equal; over all features. */
    private static double alike(FamilyRows rows, double[][] ranks, int[] arrangement, int without) {
        double sum = 0;
        int counted = 0;
        for (int f = 0; f < ranks.length; f++) {
            if (ranks[f] != null && f != without) {
                double alike = alike(rows, ranks[f], arrangement);
                if (!Double.isNaN(alike)) {
                    sum += alike;
                    counted++;
                }
            }
        }
        return counted == 0 ? 0 : sum / counted;
    }

    private static double alike(FamilyRows rows, double[] ranks, int[] arrangement) {
        double steps = 0;
        double spread = 0;
        for (int from = 0, to; from < rows.size(); from = to) {
            to = rows.end(from);
            double squares = 0;
            double sum = 0;
            int n = 0;
            int pairs = 0;
            double stepsHere = 0;
            for (int i = from; i < to; i++) {
                double value = ranks[arrangement[i]];
                if (Double.isNaN(value)) {
                    continue;
                }
                n++;
                sum += value;
                squares += value * value;
                if (i > from && !Double.isNaN(ranks[arrangement[i - 1]])) {
                    double step = value - ranks[arrangement[i - 1]];
                    stepsHere += step * step;
                    pairs++;
                }
            }
            if (n > 1 && pairs > 0) {
                steps += stepsHere;
                // Two siblings at random differ by twice the variance.
                spread += 2 * pairs * Math.max(0, squares - sum * sum / n) / (n - 1);
            }
        }
        return spread > 1e-9 ? 1 - steps / spread : Double.NaN;
    }
}
