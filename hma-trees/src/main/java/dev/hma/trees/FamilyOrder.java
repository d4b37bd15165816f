package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;

/**
 * Finds the column by which siblings follow one another, a date or a number that counts up: the first that rises from row to
 * row of a family as the rows came, or the one that is asked for. A column that other columns go with is not yet an order.
 */
final class FamilyOrder {
    /** The share of neighbours between which an order must rise, and not stay. */
    private static final double RISING = 0.5;

    /** The share of neighbours between which it may fall. */
    private static final double FALLING = 0.01;

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
}
