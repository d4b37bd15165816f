package dev.hma.trees;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Draws codes of a category where not every one will do: the row has others that it does not go with, or the family has had it. */
final class DrawnCodes {
    private final Donors donors;
    private final StructuralZeros zeros;

    /** Of what families hold on to, the branches of the tree; null of all else. */
    private final @Nullable Branches branches;

    DrawnCodes(Donors donors, StructuralZeros zeros, @Nullable Branches branches) {
        this.donors = donors;
        this.zeros = zeros;
        this.branches = branches;
    }

    /**
     * Draws a code that goes with the row: one that is new if there is such a one, of the row's leaf if it has one.
     *
     * @param row the row's predictors
     * @param leaf the leaf
     * @param uniform the chance
     * @param quota which codes are lacking; null if that is not asked
     * @param run how many rows the code decides about
     * @param fresh which codes are new in the family; null if they need not be
     * @param asked which codes go with what is given and comes later; null if all do
     * @return the code, the number of codes for missing; {@link Donors#NONE} where all will do, or none
     */
    int draw(
            double[] row,
            int leaf,
            double uniform,
            @Nullable Quota quota,
            double run,
            @Nullable IntPredicate fresh,
            @Nullable IntPredicate asked) {
        boolean isFree = zeros.isEmpty() && asked == null;
        IntPredicate possible = code -> zeros.allow(row, code) && (asked == null || asked.test(code));
        if (fresh != null) {
            int code = drawOf(leaf, uniform, quota, run, fresh.and(possible));
            if (code != Donors.NONE) {
                return code;
            }
        }
        return isFree ? Donors.NONE : drawOf(leaf, uniform, quota, run, possible);
    }

    /** Draws one of some codes of the leaf; of what a family keeps for many rows, from around it where none of the leaf's will do. */
    private int drawOf(int leaf, double uniform, @Nullable Quota quota, double run, IntPredicate some) {
        return branches == null
                ? donors.drawOf(leaf, uniform, quota, run, some)
                : donors.drawOf(branches, leaf, uniform, quota, run, some);
    }
}
