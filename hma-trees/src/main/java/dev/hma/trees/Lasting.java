package dev.hma.trees;

import dev.hma.api.feature.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The categories that families with an order hold on to for some rows, whatever else is in these: a team its city, its name and
 * its park. They are drawn in this order, what lasts longest first, as the others change with it.
 */
final class Lasting {
    private final Frame frame;
    private final FamilyRows rows;
    private final int[] keys;

    Lasting(Frame frame, FamilyRows rows, int[] keys) {
        this.frame = frame;
        this.rows = rows;
        this.keys = keys;
    }

    /** Those among some features, the longest lasting first. */
    List<Integer> among(List<Integer> features) {
        return features.stream()
                .filter(this::isLasting)
                .sorted(Comparator.comparingDouble(this::shareKept).reversed())
                .toList();
    }

    private boolean isLasting(int f) {
        return rows.order() != FamilyRows.NONE
                && frame.features().get(f).category()
                && rows.isRepeated(f)
                && Arrays.stream(keys).noneMatch(key -> key == f);
    }

    /** The share of the rows that have what the row before has. */
    private double shareKept(int f) {
        return Arrays.stream(rows.again()[f])
                .filter(again -> !Double.isNaN(again))
                .map(again -> again == Siblings.LAST ? 1 : 0)
                .average()
                .orElse(0);
    }

    /** Gives lasting features the places that they have in an order of all, in their own one. */
    void lead(List<Integer> lasting, List<Integer> order) {
        List<Integer> leading = new ArrayList<>(order);
        List<Integer> places = lasting.stream().map(order::indexOf).sorted().toList();
        for (int k = 0; k < places.size(); k++) {
            leading.set(places.get(k), lasting.get(k));
        }
        order.clear();
        order.addAll(ColumnOrder.afterGuards(frame, leading));
    }
}
