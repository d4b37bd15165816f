package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which predictors there are, and which of them a tree may look at. They are numbered: the frame's features, then what siblings
 * tell, then the parts of points in time.
 *
 * @param frame the features
 * @param siblings what siblings tell; null if nothing
 * @param calendar the parts of points in time
 */
record Predictors(Frame frame, @Nullable Siblings siblings, Calendar calendar) {
    /**
     * The predictors of a tree.
     *
     * @param all they
     * @param shared how many of them, from the front, are the parent's, the same for all rows of a family
     */
    record Seen(List<Integer> all, int shared) {}

    /** The number of codes of a predictor, 0 for a number. */
    int levels(int predictor) {
        if (predictor < frame.size()) {
            return frame.features().get(predictor).levels();
        }
        int told = predictor - frame.size();
        return siblings != null && told < siblings.size() ? siblings.levels(told) : 0;
    }

    /** What the tree of a feature sees which is drawn after others. */
    Seen after(List<Integer> before, int feature) {
        List<Integer> all = new ArrayList<>();
        IntStream.range(0, frame.context()).filter(c -> !isOwnSummary(c)).forEach(c -> addWithParts(all, c));
        int shared = all.size();
        before.forEach(p -> addWithParts(all, p));
        for (int p = 0; siblings != null && p < siblings.size(); p++) {
            // What needs a key is known to the feature alone that it belongs to.
            if (!siblings.isOwn(p) || siblings.about(p) == feature) {
                addWithParts(all, frame.size() + p);
            }
        }
        return new Seen(all, shared);
    }

    private void addWithParts(List<Integer> all, int predictor) {
        all.add(predictor);
        all.addAll(calendar.partsOf(predictor));
    }

    /**
     * Whether a feature of the parent sums up the very rows that are drawn. Each of them is part of it, more than it would be
     * of a sum that is drawn before them; and what siblings have in common the siblings so far tell.
     */
    private boolean isOwnSummary(int context) {
        Feature feature = frame.features().get(context);
        return siblings != null
                && feature.origin().startsWith(frame.table() + ".")
                && feature.name().startsWith(feature.origin() + ": ");
    }
}
