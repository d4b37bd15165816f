package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import dev.hma.api.synthesis.Explanation;
import dev.hma.api.synthesis.Explanation.Influence;
import dev.hma.trees.TreesState.ColumnState;
import dev.hma.trees.TreesState.ProfileState;
import dev.hma.trees.TreesState.RepeatsState;
import dev.hma.trees.TreesState.StepsState;
import dev.hma.trees.TreesState.TreeState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in names what the trees of a frame lean on. */
final class Explaining {
    private final Frame frame;
    private final @Nullable Siblings siblings;
    private final Calendar calendar;
    private final int told;
    private final int predictors;

    /** What is leant on: a feature, {@link Siblings#NONE} for none, and what of it. */
    private record Source(int feature, String aspect) {}

    Explaining(Frame frame, @Nullable Siblings siblings, Calendar calendar) {
        this.frame = frame;
        this.siblings = siblings;
        this.calendar = calendar;
        told = frame.size() + (siblings == null ? 0 : siblings.size());
        predictors = told + calendar.size();
    }

    List<Explanation> explain(TreesState state) {
        return Stream.concat(
                        state.columns().stream().map(this::explain),
                        state.profiles().stream()
                                .flatMap(profile -> IntStream.range(0, profile.features().length)
                                        .mapToObj(k -> explain(profile, k))))
                .toList();
    }

    private Explanation explain(ProfileState profile, int k) {
        double[] values = profile.values()[k];
        double[] ascending = Arrays.stream(values).sorted().distinct().toArray();
        int[] outcomes = Arrays.stream(values)
                .mapToInt(value -> Arrays.binarySearch(ascending, value))
                .toArray();
        for (int missing : profile.missing()[k]) {
            outcomes[missing] = ascending.length;
        }
        Map<Source, Double> shares = new LinkedHashMap<>();
        add(Told.of(profile.tree().drawing(outcomes), false, ascending.length, predictors), 1, shares);
        return explanation(frame.features().get(profile.features()[k]), shares);
    }

    private Explanation explain(ColumnState column) {
        Feature feature = frame.features().get(column.feature());
        Map<Source, Double> shares = new LinkedHashMap<>();
        int outcomes = feature.category() ? feature.levels() : column.values().length;
        double repeated = column.repeats() == null ? 0 : addRepeats(column, column.repeats(), outcomes, shares);
        double stepped = column.steps() == null ? 0 : addSteps(column, column.steps(), shares);
        add(Told.of(column.ofNew(), feature.category(), outcomes, predictors), 1 - repeated - stepped, shares);
        return explanation(feature, shares);
    }

    private Explanation explanation(Feature feature, Map<Source, Double> shares) {
        return new Explanation(
                feature.name(),
                shares.entrySet().stream()
                        .filter(e -> e.getValue() > 0)
                        .map(e -> influence(e.getKey(), e.getValue()))
                        .toList());
    }

    /**
     * Rows that repeat a value of their family owe it to that one, but for what tells that they do so, and for what else is in the
     * row, as far as that weighs.
     *
     * @return the share of the rows that repeat a value
     */
    private double addRepeats(ColumnState column, RepeatsState state, int outcomes, Map<Source, Double> shares) {
        TreeState repeats = state.tree();
        double[] rows = new double[Siblings.EARLIER + 1];
        for (int i = 0; i < repeats.donors().length; i++) {
            if (repeats.donors()[i] < rows.length) {
                rows[repeats.donors()[i]] += repeats.counts()[i];
            }
        }
        // The first rows of families are asked nothing, and have their values from the other tree.
        double others = Math.max(
                rows[Siblings.NEW], Arrays.stream(column.ofNew().counts()).sum());
        double all = Math.max(1, rows[Siblings.LAST] + rows[Siblings.EARLIER] + others);
        double repeated = (rows[Siblings.LAST] + rows[Siblings.EARLIER]) / all;
        double untold = 1 - add(Told.of(repeats, true, Siblings.EARLIER + 1, predictors), repeated, shares);
        if (state.weight() > 0) {
            double weight = untold * state.weight();
            double[] told = Told.of(column.tree(), true, outcomes, predictors);
            untold -= weight * add(told, weight * repeated, shares);
        }
        untold = Math.max(0, untold);
        int before = siblings == null ? 0 : siblings.before(column.feature());
        add(source(before), untold * rows[Siblings.LAST] / all, shares);
        add(new Source(column.feature(), "earlier rows"), untold * rows[Siblings.EARLIER] / all, shares);
        return repeated;
    }

    /**
     * Rows that go on from the one before owe their value to that.
     *
     * @return the share of the rows that do so
     */
    private double addSteps(ColumnState column, StepsState steps, Map<Source, Double> shares) {
        double first = Arrays.stream(column.tree().counts()).sum();
        double others = Arrays.stream(steps.tree().counts()).sum();
        double stepped = others / Math.max(1, first + others);
        add(source(siblings == null ? column.feature() : siblings.last(column.feature())), stepped, shares);
        return stepped;
    }

    /** Adds what predictors tell; gives what they do all together. */
    private double add(double[] told, double weight, Map<Source, Double> shares) {
        double sum = 0;
        for (int p = 0; p < predictors; p++) {
            add(source(p), weight * told[p], shares);
            sum += told[p];
        }
        return sum;
    }

    private static void add(Source source, double share, Map<Source, Double> shares) {
        shares.merge(source, share, Double::sum);
    }

    private Source source(int predictor) {
        if (predictor >= told) {
            Source of = source(calendar.of(predictor));
            String part = calendar.part(predictor);
            return new Source(of.feature(), of.aspect().isEmpty() ? part : of.aspect() + ", " + part);
        }
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
