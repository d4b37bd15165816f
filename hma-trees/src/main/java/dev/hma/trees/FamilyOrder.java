package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Finds the column by which siblings follow one another, a date or a number that counts up: the first that rises from row to
 * row of a family as the rows came, or the one that is asked for. A column that other columns go with is not yet an order.
 */
final class FamilyOrder {
    /** The share of neighbours between which an order must rise, and not stay. */
    private static final double RISING = 0.5;

    /** The share of neighbours between which it may fall. */
    private static final double FALLING = 0.01;

    /** Within which factor sums are taken for the same. */
    private static final double NEAR = 1.5;

    private static final Draws SHUFFLING = Draws.of(0).at("order");

    private FamilyOrder() {}

    static int find(Frame frame, FamilyRows rows, String orderBy) {
        int found = FamilyRows.NONE;
        for (int f = frame.context(); f < frame.size(); f++) {
            Feature feature = frame.features().get(f);
            String column = frame.table() + ".";
            // Numbers of children are called otherwise; extension columns have another origin.
            boolean candidate = feature.name().startsWith(column)
                    && feature.name().equals(feature.origin())
                    && !feature.category()
                    && isComplete(rows, f);
            if (candidate && feature.name().equals(column + orderBy)) {
                return f;
            }
            if (candidate && found == FamilyRows.NONE && isRising(rows, f)) {
                found = f;
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

    private static boolean isRising(FamilyRows rows, int f) {
        double[] values = rows.columns()[f];
        long pairs = 0;
        long rises = 0;
        long falls = 0;
        for (int i = 1; i < rows.size(); i++) {
            if (rows.families()[i] == rows.families()[i - 1]) {
                pairs++;
                rises += values[i] > values[i - 1] ? 1 : 0;
                falls += values[i] < values[i - 1] ? 1 : 0;
            }
        }
        return rises > RISING * pairs && falls <= FALLING * pairs;
    }

    /**
     * Whether an order is no more than that: the families are as if their values had been drawn from those of all rows and
     * sorted. Siblings do not follow one another then, the file is just sorted.
     */
    static boolean isMere(FamilyRows rows, double[] values) {
        int n = rows.size();
        double[] ranks = new double[n];
        Distinct distinct = Distinct.of(values, n);
        for (int i = 0; i < n; i++) {
            ranks[i] = (double) distinct.index()[i] / Math.max(1, distinct.values().length - 1) - 0.5;
        }
        int[] shuffled = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> SHUFFLING.uniform(i, 0)))
                .mapToInt(i -> i)
                .toArray();
        double[] mixed = new double[n];
        Arrays.setAll(mixed, i -> ranks[shuffled[i]]);
        for (int from = 0; from < n; from = rows.end(from)) {
            Arrays.sort(mixed, from, rows.end(from));
        }
        return isNear(steps(rows, ranks), steps(rows, mixed)) && isNear(between(rows, ranks), between(rows, mixed));
    }

    private static boolean isNear(double a, double b) {
        return a <= NEAR * b && b <= NEAR * a;
    }

    private static double steps(FamilyRows rows, double[] ranks) {
        double sum = 0;
        for (int i = 1; i < rows.size(); i++) {
            double step = ranks[i] - ranks[i - 1];
            sum += rows.families()[i] == rows.families()[i - 1] ? step * step : 0;
        }
        return sum;
    }

    private static double between(FamilyRows rows, double[] ranks) {
        double mean = Arrays.stream(ranks).sum() / rows.size();
        double sum = 0;
        for (int from = 0, to; from < rows.size(); from = to) {
            to = rows.end(from);
            double off = 0;
            for (int i = from; i < to; i++) {
                off += ranks[i] - mean;
            }
            sum += off * off / (to - from);
        }
        return sum;
    }
}
