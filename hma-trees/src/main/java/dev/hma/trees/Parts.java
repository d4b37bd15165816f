package dev.hma.trees;

import dev.hma.api.feature.FeatureBatch;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a table are drawn from.
 *
 * @param columns the features that are drawn one by one, in their order
 * @param profiles those that are drawn together, after the others
 * @param counts per context feature that sums up rows the context feature that counts them; {@link DrawnColumn#NONE} for others
 * @param siblings what siblings tell; null if nothing
 * @param calendar the parts of points in time
 * @param predictors how many predictors a row has
 */
record Parts(
        DrawnColumn[] columns,
        List<DrawnProfile> profiles,
        int[] counts,
        @Nullable Siblings siblings,
        Calendar calendar,
        int predictors) {
    /** The given features that come after others which are drawn: what these are must go with them. */
    BitSet weighing(BitSet given) {
        BitSet late = new BitSet();
        boolean drawnBefore = false;
        for (DrawnColumn column : columns) {
            if (!given.get(column.index())) {
                drawnBefore = true;
            } else if (drawnBefore) {
                late.set(column.index());
            }
        }
        return late;
    }

    /** How many candidates of every family are drawn, per time that families are gone through. */
    int[] candidates(FeatureBatch rows, BitSet given) {
        return FamilyChoice.candidates(
                rows.size(),
                Family.of(rows).size(),
                Arrays.stream(columns)
                        .filter(column -> !given.get(column.index()))
                        .mapToInt(DrawnColumn::classes)
                        .toArray());
    }
}
