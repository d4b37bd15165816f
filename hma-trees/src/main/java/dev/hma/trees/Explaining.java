package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import dev.hma.api.synthesis.Explanation;
import dev.hma.api.synthesis.Explanation.Influence;
import dev.hma.trees.TreesState.ColumnState;
import dev.hma.trees.TreesState.TreeState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in names what the trees of a frame lean on. */
final class Explaining {
    private final Frame frame;
    private final @Nullable Siblings siblings;
    private final int predictors;

    /** What is leant on: a feature, {@link Siblings#NONE} for none, and what of it. */
    private record Source(int feature, String aspect) {}

    Explaining(Frame frame, @Nullable Siblings siblings, int predictors) {
        this.frame = frame;
        this.siblings = siblings;
        this.predictors = predictors;
    }

    List<Explanation> explain(TreesState state) {
        return state.columns().stream().map(this::explain).toList();
    }

    private Explanation explain(ColumnState column) {
        Feature feature = frame.features().get(column.feature());
        Map<Source, Double> shares = new LinkedHashMap<>();
        TreeState repeats = column.repeats();
        double repeated = repeats == null ? 0 : addRepeats(column, repeats, shares);
        int outcomes = feature.category() ? feature.levels() : column.values().length;
        add(Told.of(column.tree(), feature.category(), outcomes, predictors), 1 - repeated, shares);
        return new Explanation(
                feature.name(),
                shares.entrySet().stream()
                        .filter(e -> e.getValue() > 0)
                        .map(e -> influence(e.getKey(), e.getValue()))
                        .toList());
    }

    /**
     * Rows that repeat a value of their family owe it to that one, but for what tells that they do so.
     *
     * @return the share of the rows that repeat a value
     */
    private double addRepeats(ColumnState column, TreeState repeats, Map<Source, Double> shares) {
        double[] rows = new double[Siblings.EARLIER + 1];
        for (int i = 0; i < repeats.donors().length; i++) {
            if (repeats.donors()[i] < rows.length) {
                rows[repeats.donors()[i]] += repeats.counts()[i];
            }
        }
        // The first rows of families are asked nothing, and have their values from the other tree.
        double others = Math.max(
                rows[Siblings.NEW], Arrays.stream(column.tree().counts()).sum());
        double all = Math.max(1, rows[Siblings.LAST] + rows[Siblings.EARLIER] + others);
        double repeated = (rows[Siblings.LAST] + rows[Siblings.EARLIER]) / all;
        double[] told = Told.of(repeats, true, Siblings.EARLIER + 1, predictors);
        add(told, repeated, shares);
        double untold = Math.max(0, 1 - Arrays.stream(told).sum());
        int before = siblings == null ? 0 : siblings.before(column.feature());
        add(source(before), untold * rows[Siblings.LAST] / all, shares);
        add(new Source(column.feature(), "earlier rows"), untold * rows[Siblings.EARLIER] / all, shares);
        return repeated;
    }

    private void add(double[] told, double weight, Map<Source, Double> shares) {
        for (int p = 0; p < predictors; p++) {
            add(source(p), weight * told[p], shares);
        }
    }

    private static void add(Source source, double share, Map<Source, Double> shares) {
        shares.merge(source, share, Double::sum);
    }

    private Source source(int predictor) {
        int sibling = predictor - frame.size();
        return sibling < 0 || siblings == null
                ? new Source(predictor, "")
                : new Source(siblings.about(sibling), siblings.aspect(sibling));
    }

    private Influence influence(Source source, double share) {
        String name = source.feature() == Siblings.NONE
                ? ""
                : frame.features().get(source.feature()).name();
        return new Influence(name, source.aspect(), Math.min(1, share));
    }
}
