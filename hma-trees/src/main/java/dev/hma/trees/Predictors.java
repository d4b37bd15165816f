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
            if (siblings.isSeen(p, feature, before)) {
                addWithParts(all, frame.size() + p);
            }
        }
        return new Seen(all, shared);
    }

    /** The same without what other rows of the family are like: how many there are may be seen. */
    Seen ofRow(Seen seen) {
        return new Seen(seen.all().stream().filter(this::isOfRow).toList(), seen.shared());
    }

    private boolean isOfRow(int predictor) {
        int told = predictor - frame.size();
        if (siblings == null || told < 0) {
            return true;
        }
        return told < siblings.size() ? siblings.about(told) == Siblings.NONE : calendar.of(predictor) < frame.size();
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
