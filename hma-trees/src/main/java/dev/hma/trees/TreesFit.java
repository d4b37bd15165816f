package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.trees.TreesState.ColumnState;
import dev.hma.trees.TreesState.TreeState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Grows the trees of one frame. Each depends on the observed rows alone, so they are grown side by side. */
final class TreesFit {
    private final Frame frame;
    private final TreesParameters parameters;
    private final FamilyRows rows;
    private final @Nullable Siblings siblings;

    /** What is known of a predictor, and of a feature that is drawn, before any tree is grown. */
    private record Prepared(Binned binned, @Nullable Target target, @Nullable Support support) {}

    TreesFit(Frame frame, TreesParameters parameters, FeatureBatch rows) {
        this.frame = frame;
        this.parameters = parameters;
        this.rows = FamilyRows.of(frame, rows, parameters.orderBy());
        this.siblings = this.rows.isFamilies() ? new Siblings(frame) : null;
    }

    TreesState fit() {
        List<Prepared> prepared = inParallel(rows.columns().length, this::prepare);
        List<Integer> order = new ArrayList<>(order(prepared));
        if (rows.order() != FamilyRows.NONE) {
            // When it is comes before what it is.
            order.remove(Integer.valueOf(rows.order()));
            order.add(0, rows.order());
        }
        return new TreesState(
                rows.isFamilies(), rows.order(), inParallel(order.size(), place -> grow(prepared, order, place)));
    }

    private List<Integer> order(List<Prepared> prepared) {
        if (parameters.order() == TreesParameters.Order.AS_GIVEN) {
            return ColumnOrder.asGiven(frame);
        }
        List<Prepared> drawn = prepared.subList(frame.context(), frame.size());
        return ColumnOrder.byDependence(
                frame,
                drawn.stream().map(Prepared::binned).toList(),
                drawn.stream().map(p -> Objects.requireNonNull(p.target())).toList());
    }

    private static <T> List<T> inParallel(int n, IntFunction<T> task) {
        return IntStream.range(0, n).parallel().mapToObj(task).toList();
    }

    private int levels(int predictor) {
        return predictor < frame.size() || siblings == null
                ? frame.features().get(predictor).levels()
                : siblings.levels(predictor - frame.size());
    }

    private Prepared prepare(int p) {
        double[] column = rows.columns()[p];
        boolean drawn = p >= frame.context() && p < frame.size();
        boolean guarded = !drawn || isGuarded(p);
        if (levels(p) > 0) {
            Target target = drawn ? Target.ofCodes(column, rows.size(), levels(p), parameters.rare(), guarded) : null;
            return new Prepared(Binned.ofCodes(p, column, rows.size(), levels(p)), target, null);
        }
        Distinct distinct = Distinct.of(column, rows.size());
        Binned binned = Binned.ofNumbers(p, distinct);
        if (!drawn) {
            return new Prepared(binned, null, null);
        }
        Support support = Support.of(distinct, parameters);
        return new Prepared(binned, Target.ofNumbers(distinct, support, guarded), support);
    }

    /** Whether a guard says where a feature is missing, or it never is. */
    private boolean isGuarded(int f) {
        return TreesModel.guard(frame, frame.features().get(f)) != DrawnColumn.NONE
                || Arrays.stream(rows.columns()[f], 0, rows.size()).noneMatch(Double::isNaN);
    }

    private ColumnState grow(List<Prepared> prepared, List<Integer> order, int place) {
        int f = order.get(place);
        Prepared own = prepared.get(f);
        List<Integer> predictors = new ArrayList<>();
        IntStream.range(0, frame.context()).forEach(predictors::add);
        predictors.addAll(order.subList(0, place));
        IntStream.range(frame.size(), rows.columns().length).forEach(predictors::add);
        Target target = Objects.requireNonNull(own.target());
        Target repeats = siblings == null || f == rows.order() ? null : repeats(f, siblings.last(f), target);
        Support support = own.support();
        return new ColumnState(
                f,
                support == null ? new double[0] : support.values(),
                support == null ? new int[0] : support.repeated().stream().toArray(),
                repeats == null ? null : grow(prepared, predictors, repeats, true),
                grow(prepared, predictors, repeats == null ? target : target.without(repeats), support == null));
    }

    /** Whether a row repeats the value of the one before it: null unless that happens more often than by chance. */
    private @Nullable Target repeats(int f, int last, Target target) {
        Feature feature = frame.features().get(f);
        if (feature.category() && feature.levels() <= Target.INDICATORS) {
            // What the tree itself sees.
            return null;
        }
        double[] repeated = new double[rows.size()];
        long[] counts = new long[target.size() + 1];
        long pairs = 0;
        long equal = 0;
        for (int i = 0; i < rows.size(); i++) {
            double value = rows.columns()[f][i];
            double before = rows.columns()[last][i];
            repeated[i] = Double.isNaN(value) || Double.isNaN(before) ? Double.NaN : value == before ? 1 : 0;
            if (!Double.isNaN(repeated[i]) && target.outcomes()[i] >= 0) {
                pairs++;
                equal += value == before ? 1 : 0;
                counts[target.outcomes()[i]]++;
            }
        }
        double chance = 0;
        for (long count : counts) {
            chance += (double) count / Math.max(1, pairs) * count;
        }
        return equal > chance + Math.max(20, 0.02 * pairs) ? Target.ofCodes(repeated, rows.size(), 2, 1, true) : null;
    }

    private TreeState grow(List<Prepared> prepared, List<Integer> predictors, Target target, boolean category) {
        List<Binned> binned = predictors.stream()
                .map(p -> levels(p) > Binned.MOST - 1
                        ? Binned.grouped(p, rows.columns()[p], rows.size(), levels(p), target)
                        : prepared.get(p).binned())
                .toList();
        TreeGrower grower = new TreeGrower(binned, frame.context(), target, rows.families(), parameters);
        return TreeWriter.write(grower.grow(), target, category, grower.rows());
    }
}
