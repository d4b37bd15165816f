package dev.hma.trees;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.trees.TreesState.ColumnState;
import dev.hma.trees.TreesState.CrossState;
import dev.hma.trees.TreesState.LikenessState;
import dev.hma.trees.TreesState.OccasionsState;
import dev.hma.trees.TreesState.ProfileState;
import dev.hma.trees.TreesState.RepeatsState;
import dev.hma.trees.TreesState.StepsState;
import dev.hma.trees.TreesState.TreeState;
import dev.hma.trees.TreesState.ZerosState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Grows the trees of one frame. Each depends on the observed rows alone, so they are grown side by side. */
final class TreesFit {
    /** So few times the rows of a leaf would tell by cross tables who they are. */
    private static final int FEW_LEAVES = 10;

    private final Frame frame;
    private final TreesParameters parameters;
    private FamilyRows rows;
    private Predictors predictors;

    /**
     * What is known of a predictor, and of a feature that is drawn, before any tree is grown.
     *
     * @param binned its bins
     * @param distinct its different values, if it is a number
     * @param target what its tree separates, if it is drawn
     * @param support what it is drawn from, if it is drawn and a number
     */
    private record Prepared(
            Binned binned,
            @Nullable Distinct distinct,
            @Nullable Target target,
            @Nullable Support support) {}

    /** A tree, and the rows that it was grown from, those of each node together. */
    private record Grown(TreeGrower.Node root, int[] rows) {}

    TreesFit(Frame frame, TreesParameters parameters, FeatureBatch rows) {
        this.frame = frame;
        this.parameters = parameters;
        this.rows = FamilyRows.of(frame, rows, parameters.orderBy());
        this.predictors = new Predictors(frame, null, new Calendar(frame, null));
    }

    TreesState fit() {
        List<Profile> profiles = Profile.of(frame);
        List<Integer> apart = IntStream.range(frame.context(), frame.size())
                .filter(f -> profiles.stream()
                        .noneMatch(profile -> profile.features().contains(f)))
                .boxed()
                .toList();
        List<Prepared> prepared = new ArrayList<>(inParallel(frame.size(), this::prepare));
        List<Integer> order = new ArrayList<>(order(prepared, apart));
        if (rows.order() != FamilyRows.NONE) {
            // When it is comes before what it is.
            order.remove(Integer.valueOf(rows.order()));
            order.add(0, rows.order());
        }
        int[] keys = new int[frame.size()];
        Arrays.fill(keys, Siblings.NONE);
        if (rows.sequences()) {
            findKeys(prepared, order, keys);
        }
        @Nullable Terms[] terms = rows.sequences() ? tellSiblings(prepared, order, keys) : new Terms[frame.size()];
        rows = rows.with(predictors.calendar());
        prepared.addAll(inParallel(rows.columns().length - frame.size(), p -> prepare(frame.size() + p)));
        List<ColumnState> columns = inParallel(order.size(), place -> grow(prepared, keys, terms, order, place));
        return new TreesState(
                rows.sequences(),
                rows.order(),
                columns,
                inParallel(profiles.size(), place -> grow(prepared, order, profiles, place)),
                cross(columns));
    }

    private void findKeys(List<Prepared> prepared, List<Integer> order, int[] keys) {
        Keys finder = new Keys(frame, rows);
        IntStream.range(0, order.size())
                .parallel()
                .filter(place -> order.get(place) != rows.order())
                .forEach(place -> keys[order.get(place)] =
                        finder.of(order.get(place), target(prepared, order.get(place)), order.subList(0, place)));
    }

    /**
     * Tells rows of those before them. Of what is found to last then, what lasts longer leads in the order.
     *
     * @return per feature until when its codes are in use; null where it does not last
     */
    private @Nullable Terms[] tellSiblings(List<Prepared> prepared, List<Integer> order, int[] keys) {
        double most = rows.order() == FamilyRows.NONE
                ? Double.NaN
                : Siblings.most(
                        Objects.requireNonNull(prepared.get(rows.order()).support())
                                .values());
        FamilyRows untold = rows;
        Siblings first = new Siblings(frame, keys, rows.order(), most, new Terms[frame.size()]);
        Siblings siblings = first;
        rows = untold.with(first, distinct(prepared));
        Lasting finder = new Lasting(frame, rows, keys);
        List<Integer> lasting = finder.among(order);
        @Nullable Terms[] terms = new Terms[frame.size()];
        if (!lasting.isEmpty()) {
            finder.lead(lasting, order);
            lasting.forEach(f -> terms[f] = terms(prepared, f, keys[f], first));
            siblings = new Siblings(frame, keys, rows.order(), most, terms);
            rows = untold.with(siblings, distinct(prepared));
        }
        predictors = new Predictors(frame, siblings, new Calendar(frame, siblings));
        return terms;
    }

    /**
     * Which classes of two features meet in one row; null where there are none, where rows are so few that this would tell who they
     * are, or so many that no choice is made among them.
     */
    private @Nullable CrossState cross(List<ColumnState> columns) {
        int[] classes =
                columns.stream().mapToInt(column -> column.rows().length).toArray();
        boolean tooFew = rows.size() < FEW_LEAVES * parameters.leaf();
        if (tooFew || FamilyChoice.candidates(rows.size(), rows.count(), classes)[0] == 1) {
            return null;
        }
        BitSet drawn = new BitSet();
        columns.forEach(column -> drawn.set(column.feature()));
        return new CrossFit(frame, drawn, rows, Intervals.rows(rows.size(), parameters.leaf())).state();
    }

    private static Target target(List<Prepared> prepared, int f) {
        return Objects.requireNonNull(prepared.get(f).target());
    }

    private static List<@Nullable Distinct> distinct(List<Prepared> prepared) {
        List<@Nullable Distinct> distinct = new ArrayList<>();
        prepared.forEach(p -> distinct.add(p.distinct()));
        return distinct;
    }

    private List<Integer> order(List<Prepared> prepared, List<Integer> features) {
        if (parameters.order() == TreesParameters.Order.AS_GIVEN) {
            return ColumnOrder.afterGuards(frame, features);
        }
        return ColumnOrder.byDependence(
                frame,
                features,
                features.stream().map(f -> binned(prepared, f)).toList(),
                features.stream().map(f -> target(prepared, f)).toList(),
                features.stream()
                        .parallel()
                        .mapToDouble(f -> lasting(prepared, f))
                        .toArray());
    }

    /** The share of a number that the row before tells; 0 for a category. */
    private double lasting(List<Prepared> prepared, int f) {
        if (!rows.sequences() || frame.features().get(f).category()) {
            return 0;
        }
        Binned before = Binned.ofNumbers(f, Distinct.of(rows.before(f), rows.size()));
        return ColumnOrder.explained(List.of(before), target(prepared, f));
    }

    /** The bins of a feature, and those of the parts of a point in time. */
    private List<Binned> binned(List<Prepared> prepared, int f) {
        List<Binned> binned = new ArrayList<>(List.of(prepared.get(f).binned()));
        for (int p : predictors.calendar().partsOf(f)) {
            double[] part = predictors.calendar().column(p, rows.columns(), rows.size());
            binned.add(Binned.ofNumbers(p, Distinct.of(part, rows.size())));
        }
        return binned;
    }

    private static <T> List<T> inParallel(int n, IntFunction<T> task) {
        return IntStream.range(0, n).parallel().mapToObj(task).toList();
    }

    private Prepared prepare(int p) {
        double[] column = rows.columns()[p];
        boolean drawn = p >= frame.context() && p < frame.size();
        boolean guarded = !drawn || isGuarded(p);
        if (predictors.levels(p) > 0) {
            Target target = drawn
                    ? Target.ofCodes(column, rows.size(), predictors.levels(p), parameters.rare(), guarded)
                    : null;
            return new Prepared(Binned.ofCodes(p, column, rows.size(), predictors.levels(p)), null, target, null);
        }
        Distinct distinct = Distinct.of(column, rows.size());
        Binned binned = Binned.ofNumbers(p, distinct);
        if (!drawn) {
            return new Prepared(binned, distinct, null, null);
        }
        Support support = Support.of(distinct, parameters);
        return new Prepared(binned, distinct, Target.ofNumbers(distinct, support, guarded), support);
    }

    /** Whether a guard says where a feature is missing, or it never is. */
    private boolean isGuarded(int f) {
        return TreesModel.guard(frame, frame.features().get(f)) != DrawnColumn.NONE
                || Arrays.stream(rows.columns()[f], 0, rows.size()).noneMatch(Double::isNaN);
    }

    private ColumnState grow(
            List<Prepared> prepared, int[] keys, @Nullable Terms[] terms, List<Integer> order, int place) {
        int f = order.get(place);
        Predictors.Seen seen = predictors.after(order.subList(0, place), f);
        Target target = f == rows.order() ? target(prepared, f).only(rows.firsts()::get) : target(prepared, f);
        Support support = prepared.get(f).support();
        boolean category = support == null;
        Trees trees = trees(prepared, f, seen, target);
        int[] counts = target(prepared, f).counts();
        int[] ends = category ? new int[0] : Classes.ends(counts);
        double[] values = support == null ? new double[0] : support.values();
        int[] perClass = category ? counts : Classes.rows(ends, counts);
        return new ColumnState(
                f,
                keys[f],
                values,
                support == null ? new int[0] : support.repeated().stream().toArray(),
                ends,
                perClass,
                likeness(f, category, Classes.of(category, values, ends, perClass)),
                // What a family repeats its rows before tell better than the rest of a row, unless it changes with what
                // lasts.
                category && (trees.repeats() == null || terms[f] != null)
                        ? zeros(target, order.subList(0, place))
                        : List.of(),
                trees.repeats(),
                trees.tree(),
                f == rows.order() ? steps(prepared, seen) : null,
                terms[f] == null ? null : terms[f].state());
    }

    /** What the values of a feature are drawn from: whether they are repeated, if that is asked, and what they are. */
    private record Trees(@Nullable RepeatsState repeats, TreeState tree) {}

    private Trees trees(List<Prepared> prepared, int f, Predictors.Seen seen, Target target) {
        boolean category = prepared.get(f).support() == null;
        if (!rows.isRepeated(f)) {
            return new Trees(null, grow(prepared, seen, target, null, category));
        }
        Target repeats = Target.ofCodes(rows.again()[f], rows.size(), 3, 1, true);
        TreeState again = grow(prepared, seen, repeats, null, true);
        Target fresh = target.without(repeats);
        Grown ofFresh = grown(prepared, seen, fresh, null);
        TreeState tree = write(prepared, ofFresh, fresh, category);
        if (!category) {
            return new Trees(new RepeatsState(again, 0, null), tree);
        }
        // What follows from another column repeats values, too, but that is not how they come about.
        TreeState alone = grow(prepared, seen, target, null, true);
        if (DescriptionLength.of(alone) < DescriptionLength.of(again) + DescriptionLength.of(tree)) {
            return new Trees(null, alone);
        }
        Grown ofAll = grown(prepared, predictors.ofRow(seen), target, null);
        TreeState all = write(prepared, ofAll, target, true);
        double weight = new RepeatsFit(rows, predictors).weight(f, again, all, target.counts());
        return new Trees(new RepeatsState(again, weight, isBetter(ofAll, target, ofFresh, fresh) ? null : tree), all);
    }

    /** The categories that are drawn before another one and with which not all of its codes go. */
    private List<ZerosState> zeros(Target target, List<Integer> before) {
        ZerosFit fit = new ZerosFit(target.outcomes(), target.size());
        return IntStream.concat(
                        IntStream.range(0, frame.context()), before.stream().mapToInt(other -> other))
                .filter(other -> predictors.levels(other) > 0)
                .mapToObj(other -> fit.state(other, rows.columns()[other], predictors.levels(other)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** How much alike the rows of families are. */
    private @Nullable LikenessState likeness(int f, boolean category, Classes classes) {
        if (rows.families().length == 0 || classes.size() == 0) {
            return null;
        }
        Likeness likeness = new Likeness(category, classes);
        Likeness.Sums sums = Likeness.Sums.NONE;
        for (int from = 0, to; from < rows.size(); from = to) {
            to = rows.end(from);
            sums = rows.families()[from] < 0 ? sums : sums.with(likeness.of(rows.columns()[f], from, to), 1);
        }
        return likeness.figures(sums, classes.moments());
    }

    private StepsState steps(List<Prepared> prepared, Predictors.Seen seen) {
        Distinct distinct = Distinct.of(rows.steps(), rows.size());
        Support support = Support.of(distinct, parameters);
        Target target = Target.ofNumbers(distinct, support, true);
        return new StepsState(
                support.values(),
                support.repeated().stream().toArray(),
                grow(prepared, seen, target, null, false),
                rows.slowest(),
                occasions(Objects.requireNonNull(prepared.get(rows.order()).support())));
    }

    /** Where many rows fall, as far as that is not held back. */
    private @Nullable OccasionsState occasions(Support support) {
        double[] column = ascending(support);
        return Occasions.find(Distinct.of(column, column.length), shared());
    }

    /** What the rows of families ascend by, without what is held back of it; empty if that is all. */
    private double[] ascending(Support support) {
        double[] values = support.values();
        return Arrays.stream(rows.columns()[rows.order()], 0, values.length == 0 ? 0 : rows.size())
                .map(value -> Math.max(values[0], Math.min(values[values.length - 1], value)))
                .toArray();
    }

    /** How many rows make a value that is told. */
    private int shared() {
        return Math.max(Support.SHARED, parameters.rare());
    }

    /** Until when the codes of a category are in use; of one with a key that is not told. */
    private Terms terms(List<Prepared> prepared, int f, int key, Siblings siblings) {
        int levels = frame.features().get(f).levels();
        if (key != Siblings.NONE) {
            return Terms.untold(levels);
        }
        double[] ascending =
                ascending(Objects.requireNonNull(prepared.get(rows.order()).support()));
        Terms terms = Terms.find(rows.columns()[f], ascending, levels, shared());
        boolean endForAll = terms.endForAll(rows.columns()[siblings.before(f)], rows.again()[f], ascending);
        return endForAll ? terms : Terms.untold(levels);
    }

    private ProfileState grow(List<Prepared> prepared, List<Integer> order, List<Profile> profiles, int place) {
        Profile profile = profiles.get(place);
        List<Integer> before = new ArrayList<>(order);
        profiles.subList(0, place).forEach(earlier -> before.addAll(earlier.features()));
        Predictors.Seen seen = predictors.after(before, profile.features().get(0));
        ProfileFit fit = new ProfileFit(profile, rows.columns(), rows.size());
        Target target = fit.target(
                profile.features().stream().map(f -> target(prepared, f)).toList(),
                seen.all().stream().map(p -> prepared.get(p).binned()).toList());
        Binned along = profile.count() == DrawnColumn.NONE
                ? null
                : prepared.get(profile.count()).binned();
        return fit.state(grow(prepared, seen, target, along, true));
    }

    private TreeState grow(
            List<Prepared> prepared, Predictors.Seen seen, Target target, @Nullable Binned along, boolean category) {
        return write(prepared, grown(prepared, seen, target, along), target, category);
    }

    private Grown grown(List<Prepared> prepared, Predictors.Seen seen, Target target, @Nullable Binned along) {
        int all = rows.columns().length;
        List<Binned> binned = new ArrayList<>();
        int sharedBinned = 0;
        for (int k = 0; k < seen.all().size(); k++) {
            int p = seen.all().get(k);
            Distinct distinct = prepared.get(p).distinct();
            if (predictors.levels(p) > Binned.MOST - 1) {
                binned.add(Binned.grouped(p, codes(p), predictors.levels(p), target));
            } else {
                binned.add(prepared.get(p).binned());
            }
            if (distinct != null && p < frame.size() && distinct.isRepeated()) {
                binned.add(Binned.grouped(all + p, distinct.index(), distinct.values().length, target));
            }
            sharedBinned = k < seen.shared() ? binned.size() : sharedBinned;
        }
        TreeGrower grower = new TreeGrower(binned, sharedBinned, target, rows.families(), parameters);
        TreeGrower.Node root = along == null ? grower.grow() : grower.growAlong(along);
        return new Grown(root, grower.rows());
    }

    private TreeState write(List<Prepared> prepared, Grown grown, Target target, boolean category) {
        int all = rows.columns().length;
        return TreeWriter.write(
                grown.root(),
                target,
                category,
                grown.rows(),
                p -> p < all
                        ? new double[0]
                        : Objects.requireNonNull(prepared.get(p - all).distinct())
                                .values());
    }

    /**
     * Whether all rows tell new categories better than the few rows that have some: what goes with the rest of a row shows in all.
     */
    private static boolean isBetter(Grown ofAll, Target all, Grown ofFresh, Target fresh) {
        return LeaveOneOut.length(ofAll.root(), ofAll.rows(), all, fresh)
                < LeaveOneOut.length(ofFresh.root(), ofFresh.rows(), fresh, fresh);
    }

    private int[] codes(int p) {
        return Arrays.stream(rows.columns()[p], 0, rows.size())
                .mapToInt(code -> Double.isNaN(code) ? -1 : (int) code)
                .toArray();
    }
}
