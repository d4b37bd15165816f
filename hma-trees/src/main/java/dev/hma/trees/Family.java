package dev.hma.trees;

import dev.hma.api.feature.FeatureBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of a family in a batch, or a row that belongs to none.
 *
 * @param from the first row
 * @param to the row after the last
 */
record Family(int from, int to) {
    /** The families of a batch, the largest first: what they draw decides about most rows. */
    static List<Family> of(FeatureBatch rows) {
        int[] families = rows.families();
        List<Family> all = new ArrayList<>();
        for (int from = 0, to; from < rows.size(); from = to) {
            to = from + 1;
            while (to < rows.size() && families.length > 0 && families[from] >= 0 && families[to] == families[from]) {
                to++;
            }
            all.add(new Family(from, to));
        }
        all.sort(Comparator.comparingInt(Family::size).reversed());
        return all;
    }

    /** {@return how many rows there are} */
    int size() {
        return to - from;
    }
}
