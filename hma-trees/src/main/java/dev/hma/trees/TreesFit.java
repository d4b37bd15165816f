package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.trees.TreesState.ColumnState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Grows the trees of one frame. Each depends on the observed rows alone, so they are grown side by side. */
final class TreesFit {
    private final Frame frame;
    private final TreesParameters parameters;
    private final FeatureBatch rows;

    /** What is known of a feature before any tree is grown. */
    private record Prepared(Binned binned, @Nullable Target target, @Nullable Support support) {}

    TreesFit(Frame frame, TreesParameters parameters, FeatureBatch rows) {
        this.frame = frame;
        this.parameters = parameters;
        this.rows = rows;
    }

    TreesState fit() {
        List<Prepared> prepared = inParallel(frame.size(), this::prepare);
        List<Integer> order = parameters.order() == TreesParameters.Order.AS_GIVEN
                ? ColumnOrder.asGiven(frame)
                : ColumnOrder.byDependence(
                        frame,
                        prepared.stream()
                                .skip(frame.context())
                                .map(p -> Objects.requireNonNull(p.target()))
                                .toList(),
                        prepared.stream().map(Prepared::binned).toList());
        return new TreesState(inParallel(order.size(), place -> grow(prepared, order, place)));
    }

    private static <T> List<T> inParallel(int n, IntFunction<T> task) {
        return IntStream.range(0, n).parallel().mapToObj(task).toList();
    }

    private Prepared prepare(int f) {
        Feature feature = frame.features().get(f);
        boolean drawn = f >= frame.context();
        double[] column = rows.column(f);
        int n = rows.size();
        boolean guarded = TreesModel.guard(frame, feature) != DrawnColumn.NO_GUARD || !hasMissing(column, n);
        if (feature.category()) {
            Target target = drawn ? Target.ofCodes(column, n, feature.levels(), parameters.rare(), guarded) : null;
            Binned binned = Binned.isWide(feature)
                    ? Binned.hashed(f, column, n)
                    : Binned.ofCodes(f, column, n, feature.levels());
            return new Prepared(binned, target, null);
        }
        Distinct distinct = Distinct.of(column, n);
        Binned binned = Binned.ofNumbers(f, distinct);
        if (!drawn) {
            return new Prepared(binned, null, null);
        }
        Support support = Support.of(distinct, parameters);
        return new Prepared(binned, Target.ofNumbers(distinct, support, guarded), support);
    }

    private static boolean hasMissing(double[] column, int n) {
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(column[i])) {
                return true;
            }
        }
        return false;
    }

    private ColumnState grow(List<Prepared> prepared, List<Integer> order, int place) {
        int f = order.get(place);
        Target target = Objects.requireNonNull(prepared.get(f).target());
        List<Binned> predictors = new ArrayList<>();
        for (int c = 0; c < frame.context(); c++) {
            predictors.add(predictor(prepared, c, target));
        }
        for (int before : order.subList(0, place)) {
            predictors.add(predictor(prepared, before, target));
        }
        TreeGrower grower = new TreeGrower(predictors, target, parameters);
        TreeGrower.Node root = grower.grow();
        Support support = prepared.get(f).support();
        return new ColumnState(
                f,
                support == null ? new double[0] : support.values(),
                support == null ? new int[0] : support.repeated().stream().toArray(),
                TreeWriter.write(root, target, support == null, grower.rows()));
    }

    private Binned predictor(List<Prepared> prepared, int f, Target target) {
        Feature feature = frame.features().get(f);
        return Binned.isWide(feature)
                ? Binned.grouped(f, rows.column(f), rows.size(), feature.levels(), target)
                : prepared.get(f).binned();
    }
}
