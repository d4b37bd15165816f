package dev.hma.api.synthesis;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How one feature is drawn, told to people: what it leans on, and how much.
 *
 * @param feature the name of a feature of the frame, not of its context
 * @param influences what it leans on, the largest share first; their shares sum to at most 1, and what is left to 1 is
 *     left to chance. Empty if it is drawn by itself
 */
public record Explanation(String feature, List<Influence> influences) {
    /** Sorts the influences, those of equal shares as they are. */
    public Explanation {
        Objects.requireNonNull(feature, "feature");
        influences = influences.stream()
                .sorted(Comparator.comparingDouble(Influence::share).reversed())
                .toList();
    }

    /** {@return the share of the feature that all influences together tell, 0 to 1} */
    public double told() {
        return Math.min(1, influences.stream().mapToDouble(Influence::share).sum());
    }

    /**
     * One thing that a feature leans on.
     *
     * @param feature the name of a feature of the frame, of its context or not; empty if it is none, such as the place of
     *     a row in its family
     * @param aspect what of the feature is looked at, in a few words: {@code row before}, {@code mean so far}; empty if it
     *     is its value in the same row
     * @param share how much of the explained feature's variance, or of what takes its place for categories, this tells: 0
     *     to 1
     */
    public record Influence(String feature, String aspect, double share) {
        /** Checks the share, and that there is a name. */
        public Influence {
            if (feature.isEmpty() && aspect.isEmpty()) {
                throw new IllegalArgumentException("an influence has neither a feature nor an aspect");
            }
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("the share of " + feature + aspect + " is " + share);
            }
        }
    }
}
