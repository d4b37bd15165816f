package dev.hma.core.sample;

import dev.hma.api.random.Draws;
import dev.hma.api.schema.Relationship;
import dev.hma.core.model.TableFrame;
import dev.hma.core.work.Orders;
import dev.hma.core.work.Workers;

/** Which rows of a table refer to no parent, where that is drawn with their columns. */
final class Absence {
    private Absence() {}

    /**
     * The rows of a table in random order, those that were drawn to refer to a parent before the others. As many as are to
     * refer to one are taken from the front: the exact number, and next to nobody against what was drawn.
     */
    static int[] last(FeatureDrawing drawing, TablePlan table, Relationship key, Workers workers, Draws draws) {
        int[] order = Groups.shuffled(table.rows(), draws);
        int feature = table.table().frame().absence(key);
        if (feature == TableFrame.NONE) {
            return order;
        }
        double[] absent = Rows.collect(drawing, table, workers, new int[] {feature})[0];
        int[] sorted = Orders.sorted(order.length, (a, b) -> Double.compare(absent[order[a]], absent[order[b]]));
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = order[sorted[i]];
        }
        return sorted;
    }

    /** The same the other way round. */
    static int[] first(FeatureDrawing drawing, TablePlan table, Relationship key, Workers workers, Draws draws) {
        int[] order = last(drawing, table, key, workers, draws);
        if (table.table().frame().absence(key) == TableFrame.NONE) {
            return order;
        }
        int[] reversed = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            reversed[i] = order[order.length - 1 - i];
        }
        return reversed;
    }
}
