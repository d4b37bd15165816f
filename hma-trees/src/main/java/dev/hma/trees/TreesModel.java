package dev.hma.trees;

import dev.hma.api.SynthesisException;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.Explanation;
import dev.hma.api.synthesis.TableModel;
import dev.hma.trees.TreesState.ColumnState;
import dev.hma.trees.TreesState.Grouping;
import dev.hma.trees.TreesState.ProfileState;
import dev.hma.trees.TreesState.TermsState;
import dev.hma.trees.TreesState.TreeState;
import dev.hma.trees.TreesState.ZerosState;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws rows, column after column. Where features are given that come after others, some rows are drawn and one of them is
 * taken, in proportion to how likely it makes what is given (sampling by importance and resampling; Rubin 1987).
 */
final class TreesModel implements TableModel {
    /** How many rows are drawn to choose from where features are given that come late. */
    private static final int CANDIDATES = 128;

    private final Frame frame;
    private final TreesState state;
    private final Parts parts;
    private final @Nullable CrossTables cross;

    TreesModel(Frame frame, TreesState state, double smoothing) {
        this.frame = frame;
        this.state = state;
        int[] keys = new int[frame.size()];
        Arrays.fill(keys, Siblings.NONE);
        for (ColumnState column : state.columns()) {
            int key = column.key();
            if (key != Siblings.NONE
                    && (key < frame.context() || key >= frame.size() || !isFeature(column.feature()))) {
                throw damaged("feature " + key + " cannot be the key of feature " + column.feature());
            }
            if (isFeature(column.feature())) {
                keys[column.feature()] = key;
            }
        }
        Siblings siblings =
                state.siblings() ? new Siblings(frame, keys, state.order(), most(state), terms(state)) : null;
        Calendar calendar = new Calendar(frame, siblings);
        int told = frame.size() + (siblings == null ? 0 : siblings.size());
        int predictors = told + calendar.size();
        boolean[] categories = new boolean[predictors];
        for (int p = 0; p < told; p++) {
            categories[p] = p < frame.size() || siblings == null
                    ? frame.features().get(p).category()
                    : siblings.levels(p - frame.size()) > 0;
        }
        BitSet missing = new BitSet();
        missing.set(frame.context(), frame.size());
        DrawnColumn[] columns = new DrawnColumn[state.columns().size()];
        for (int c = 0; c < columns.length; c++) {
            ColumnState column = state.columns().get(c);
            int f = column.feature();
            if (f < 0 || f >= frame.size() || !missing.get(f)) {
                throw damaged("there is a tree for feature " + f + ", which is not to be drawn");
            }
            missing.clear(f);
            Feature feature = frame.features().get(f);
            if (column.rows().length != (feature.category() ? feature.levels() : column.ends().length)) {
                throw damaged("the classes of " + feature.name() + " are not those of its values");
            }
            check(
                    feature.name(),
                    column.tree(),
                    feature.category() ? feature.levels() : column.values().length,
                    categories);
            if (column.repeats() != null) {
                check(feature.name(), column.repeats().tree(), 3, categories);
                if (column.repeats().fresh() != null) {
                    check(feature.name(), column.repeats().fresh(), feature.levels(), categories);
                }
            }
            for (ZerosState zeros : column.zeros()) {
                int levels = isFeature(zeros.other())
                        ? frame.features().get(zeros.other()).levels()
                        : 0;
                boolean holds = feature.category() && levels > 0 && zeros.ends().length == levels + 1;
                if (!holds || Arrays.stream(zeros.codes()).anyMatch(code -> code > feature.levels())) {
                    throw damaged("codes of " + feature.name() + " go with others that there are not");
                }
            }
            if ((column.steps() != null) != (f == state.order())) {
                throw damaged("rows ascend by feature " + state.order() + ", and not by feature " + f);
            }
            if (column.steps() != null) {
                check(feature.name(), column.steps().tree(), column.steps().values().length, categories);
            }
            columns[c] = new DrawnColumn(feature, guard(frame, feature), smoothing, column, siblings, categories);
        }
        for (ProfileState profile : state.profiles()) {
            for (int f : profile.features()) {
                if (f < 0 || f >= frame.size() || !missing.get(f)) {
                    throw damaged("there is a profile of feature " + f + ", which is not to be drawn");
                }
                missing.clear(f);
            }
            if (profile.count() != DrawnColumn.NONE && !isFeature(profile.count())) {
                throw damaged("feature " + profile.count() + " cannot count children");
            }
            check("a profile", profile.tree(), Integer.MAX_VALUE, categories);
        }
        List<DrawnProfile> profiles = state.profiles().stream()
                .map(profile -> new DrawnProfile(frame, profile, categories))
                .toList();
        if (!missing.isEmpty()) {
            throw damaged("there is no tree for feature "
                    + frame.features().get(missing.nextSetBit(0)).name());
        }
        if (state.cross() != null && !Arrays.stream(state.cross().features()).allMatch(this::isFeature)) {
            throw damaged("a cross table is of a feature that there is not");
        }
        cross = state.cross() == null ? null : new CrossTables(state.cross(), frame.context());
        parts = new Parts(
                columns, profiles, counts(frame), siblings, calendar.telling(seen(state, predictors)), predictors);
    }

    /** The predictors that trees look at. */
    private static BitSet seen(TreesState state, int predictors) {
        BitSet seen = new BitSet();
        state.trees()
                .flatMapToInt(tree -> Arrays.stream(tree.split()))
                .filter(split -> split >= 0)
                .forEach(split -> seen.set(split % predictors));
        return seen;
    }

    /** Per feature until when its codes are in use; null where that is not told. */
    private @Nullable Terms[] terms(TreesState state) {
        @Nullable Terms[] terms = new Terms[frame.size()];
        for (ColumnState column : state.columns()) {
            int f = column.feature();
            TermsState told = column.terms();
            if (told != null) {
                int levels = isFeature(f) ? frame.features().get(f).levels() : 0;
                boolean holds = levels > 0 && isFeature(state.order());
                if (!holds || Arrays.stream(told.codes()).anyMatch(code -> code >= levels)) {
                    throw damaged("it is told of codes of feature " + f
                            + " until when they are in use, which it does not have");
                }
                terms[f] = Terms.of(told, levels);
            }
        }
        return terms;
    }

    private static double most(TreesState state) {
        return state.columns().stream()
                .filter(column -> column.feature() == state.order())
                .mapToDouble(column -> Siblings.most(column.values()))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static int[] counts(Frame frame) {
        int[] counts = new int[frame.context()];
        Arrays.setAll(counts, f -> count(frame, frame.features().get(f)));
        return counts;
    }

    /** The feature that counts the rows which a feature sums up; {@link DrawnColumn#NONE} if it sums up none. */
    static int count(Frame frame, Feature feature) {
        for (int f = 0; f < frame.size() && feature.name().startsWith(feature.origin() + ": "); f++) {
            if (frame.features().get(f).name().equals("count(" + feature.origin() + ")")) {
                return f;
            }
        }
        return DrawnColumn.NONE;
    }

    private boolean isFeature(int f) {
        return f >= 0 && f < frame.size();
    }

    private static SynthesisException damaged(String problem) {
        return new SynthesisException(problem, "The model is damaged or belongs to other columns: fit again");
    }

    private static void check(String feature, TreeState tree, int outcomes, boolean[] categories) {
        boolean holds = Arrays.stream(tree.donors()).allMatch(donor -> donor <= outcomes) && tree.donorsAscend();
        for (int node = 0; node < tree.split().length; node++) {
            int split = tree.split()[node];
            holds &= split < 2 * categories.length;
            boolean grouped = split >= categories.length || split >= 0 && categories[split];
            holds &= !grouped || tree.at()[node] >= 0 && tree.at()[node] < tree.lefts().length;
        }
        holds &= Arrays.stream(tree.lefts())
                .flatMapToInt(Arrays::stream)
                .allMatch(group -> group >= 0 && group < Binned.MOST);
        for (Grouping grouping : tree.groupings()) {
            holds &= grouping.predictor() >= 0 && grouping.predictor() < 2 * categories.length;
        }
        if (!holds) {
            throw damaged(
                    "the tree of " + feature + " names values or features that there are not, or not in their order");
        }
    }

    static int guard(Frame frame, Feature feature) {
        for (int f = 0; f < frame.size(); f++) {
            if (frame.features().get(f).name().equals(feature.guard())) {
                return f;
            }
        }
        return DrawnColumn.NONE;
    }

    @Override
    public Record state() {
        return state;
    }

    @Override
    public List<Explanation> explain() {
        return new Explaining(frame, parts.siblings(), parts.calendar()).explain(state);
    }

    @Override
    public void sample(FeatureBatch rows, BitSet given, Draws draws) {
        Draws[] candidates = new Draws[parts.weighing(given).isEmpty() ? 1 : CANDIDATES];
        Arrays.setAll(candidates, c -> c == 0 ? draws : draws.at("candidate").at(c));
        List<Chance> chances = Arrays.stream(candidates).map(Chance::ofRows).toList();
        List<Chance> repeats = Arrays.stream(candidates)
                .map(c -> Chance.ofRows(c.at("repeat")))
                .toList();
        new Drawing(parts, rows, given, chances, repeats, draws, new Quota[parts.columns().length]).draw();
    }

    /**
     * {@inheritDoc} They are drawn three times or four, unless features are given that come late: to see which leaves they fall
     * into; so that those in one leaf share its outcomes; and so that columns and families come out as they were.
     */
    @Override
    public void sampleAll(FeatureBatch rows, BitSet given, Draws draws) {
        if (!parts.weighing(given).isEmpty()) {
            sample(rows, given, draws);
            return;
        }
        @Nullable Quota[] none = new Quota[parts.columns().length];
        EvenChance chance = EvenChance.first(draws, frame.size());
        EvenChance repeat = EvenChance.first(draws.at("repeat"), frame.size());
        new Drawing(parts, rows, given, List.of(chance), List.of(repeat), draws, none).draw();
        chance = chance.next();
        repeat = repeat.next();
        new Drawing(parts, rows, given, List.of(chance), List.of(repeat), draws, none).draw();
        int[] candidates = parts.candidates(rows, given);
        int from = 0;
        for (int n : candidates) {
            chance = chance.again();
            repeat = repeat.again();
            @Nullable Quota[] quotas = quotas(rows, given);
            Drawing drawing = new Drawing(parts, rows, given, List.of(chance), List.of(repeat), draws, quotas);
            if (candidates[0] == 1) {
                drawing.draw();
            } else {
                TableGoal goal = new TableGoal(rows, parts.columns(), quotas, cross);
                new FamilyChoice(rows, drawing, List.of(chance, repeat), goal).draw(from, from + n);
            }
            from += n;
        }
    }

    /** What is wanted of every column that is to be drawn. */
    private @Nullable Quota[] quotas(FeatureBatch rows, BitSet given) {
        @Nullable Quota[] quotas = new Quota[parts.columns().length];
        Arrays.setAll(quotas, c -> {
            DrawnColumn column = parts.columns()[c];
            int f = column.index();
            return given.get(f) ? null : column.quota(rows.column(f), rows.size());
        });
        return quotas;
    }
}
