package dev.hma.core.sample;

import dev.hma.api.extension.Extension;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.model.FittedRelationship;
import org.jspecify.annotations.Nullable;

/** What is settled about a foreign key of one sample: which child row belongs to which parent row. */
final class KeyPlan {
    private final FittedRelationship relationship;
    private int[] counts = new int[0];
    private int[] first = new int[0];
    private int @Nullable [] partners;
    private @Nullable Binding binding;
    private @Nullable Following following;
    private @Nullable Extension extension;

    KeyPlan(FittedRelationship relationship) {
        this.relationship = relationship;
    }

    FittedRelationship relationship() {
        return relationship;
    }

    /** The number of children per parent. */
    int[] counts() {
        return counts;
    }

    /** Settles the numbers of children; of a generating key, that settles everything: families lie in order. */
    void settleCounts(int[] childrenPerParent) {
        counts = childrenPerParent;
        first = new int[childrenPerParent.length + 1];
        for (int i = 0; i < childrenPerParent.length; i++) {
            first[i + 1] = first[i] + childrenPerParent[i];
        }
    }

    /** Settles the partners of a key that does not generate; -1 for a row without one. */
    void settlePartners(int[] partnerPerRow) {
        partners = partnerPerRow;
    }

    /** Whether it is known which parent a row belongs to. */
    boolean settled() {
        return relationship.role() == Role.GENERATING ? first.length > 0 : partners != null;
    }

    int @Nullable [] partners() {
        return partners;
    }

    /** What binds the choice of partners; null if nothing does. */
    @Nullable
    Binding binding() {
        return binding;
    }

    void bind(@Nullable Binding to) {
        binding = to;
    }

    /** Sets the rule that the choice of partners follows; null for none. */
    void follow(@Nullable Following rule) {
        following = rule;
    }

    /** Whether a parent can be the partner of a row, by the columns that its key shares with others. */
    boolean binds(int row, int parent) {
        return binding == null || binding.children()[row] == binding.parents()[parent];
    }

    /** Whether a parent can be the partner of a row, and is one that it may have by the rule that it follows. */
    boolean allows(int row, int parent) {
        return binds(row, parent) && (following == null || following.allows(row, parent));
    }

    @Nullable
    Extension extension() {
        return extension;
    }

    void settleExtension(Extension calibrated) {
        extension = calibrated;
    }

    /** The first row of the family that a row is of, under a generating key; the row itself if it has no parent. */
    int familyStart(int row) {
        int parent = parentOf(row);
        return parent < 0 ? row : first[parent];
    }

    /** The row after the family that a row is of. */
    int familyEnd(int row) {
        int parent = parentOf(row);
        return parent < 0 ? row + 1 : first[parent + 1];
    }

    /** The parent of a child row, -1 for none. Rows without a parent come after all families. */
    int parentOf(int row) {
        if (partners != null) {
            return partners[row];
        }
        int low = 0;
        int high = first.length - 1;
        if (row >= first[high]) {
            return -1;
        }
        // The last parent whose first child is not after the row: parents without children are skipped.
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (first[middle] <= row) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
