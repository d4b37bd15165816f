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
import dev.hma.trees.TreesState.TreeState;
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
    private final @Nullable Siblings siblings;
    private final Calendar calendar;
    private final int predictors;
    private final DrawnColumn[] columns;
    private final List<DrawnProfile> profiles;

    /** Per context feature that sums up rows the context feature that counts them; {@link DrawnColumn#NONE} for others. */
    private final int[] counts;

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
        counts = counts(frame);
        siblings = state.siblings() ? new Siblings(frame, keys, state.order(), most(state)) : null;
        calendar = new Calendar(frame, siblings);
        int told = frame.size() + (siblings == null ? 0 : siblings.size());
        predictors = told + calendar.size();
        boolean[] categories = new boolean[predictors];
        for (int p = 0; p < told; p++) {
            categories[p] = p < frame.size() || siblings == null
                    ? frame.features().get(p).category()
                    : siblings.levels(p - frame.size()) > 0;
        }
        BitSet missing = new BitSet();
        missing.set(frame.context(), frame.size());
        columns = new DrawnColumn[state.columns().size()];
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
                check(feature.name(), column.repeats(), 3, categories);
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
        profiles = state.profiles().stream()
                .map(profile -> new DrawnProfile(frame, profile, categories))
                .toList();
        if (!missing.isEmpty()) {
            throw damaged("there is no tree for feature "
                    + frame.features().get(missing.nextSetBit(0)).name());
        }
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
        boolean holds = Arrays.stream(tree.donors()).allMatch(donor -> donor <= outcomes);
        for (int node = 0; node < tree.split().length; node++) {
            int split = tree.split()[node];
            holds &= split < 2 * categories.length;
            boolean grouped = split >= categories.length || split >= 0 && categories[split];
            holds &= !grouped || tree.at()[node] >= 0 && tree.at()[node] < tree.lefts().length;
        }
        for (Grouping grouping : tree.groupings()) {
            holds &= grouping.predictor() >= 0 && grouping.predictor() < 2 * categories.length;
        }
        if (!holds) {
            throw damaged("the tree of " + feature + " names values or features that there are not");
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
        return new Explaining(frame, siblings, calendar).explain(state);
    }

    @Override
    public void sample(FeatureBatch rows, BitSet given, Draws draws) {
        Draws[] candidates = new Draws[weighing(given).isEmpty() ? 1 : CANDIDATES];
        Arrays.setAll(candidates, c -> c == 0 ? draws : draws.at("candidate").at(c));
        List<Chance> chances = Arrays.stream(candidates).map(Chance::ofRows).toList();
        List<Chance> repeats = Arrays.stream(candidates)
                .map(c -> Chance.ofRows(c.at("repeat")))
                .toList();
        new Drawing(rows, given, chances, repeats, draws.at("choice")).draw();
    }

    /**
     * {@inheritDoc} They are drawn three times, unless features are given that come late: to see which leaves they fall into; so
     * that those in one leaf share its outcomes; and so that columns come out as they were.
     */
    @Override
    public void sampleAll(FeatureBatch rows, BitSet given, Draws draws) {
        if (!weighing(given).isEmpty()) {
            sample(rows, given, draws);
            return;
        }
        EvenChance chance = EvenChance.first(draws, frame.size());
        EvenChance repeat = EvenChance.first(draws.at("repeat"), frame.size());
        Draws choice = draws.at("choice");
        new Drawing(rows, given, List.of(chance), List.of(repeat), choice).draw();
        chance = chance.next();
        repeat = repeat.next();
        new Drawing(rows, given, List.of(chance), List.of(repeat), choice).draw();
        new Drawing(rows, given, List.of(chance.again()), List.of(repeat.again()), choice).draw(quotas(rows, given));
    }

    /** What is wanted of every column that is to be drawn. */
    private @Nullable Quota[] quotas(FeatureBatch rows, BitSet given) {
        @Nullable Quota[] quotas = new Quota[columns.length];
        Arrays.setAll(quotas, c -> {
            int f = columns[c].index();
            return given.get(f) ? null : columns[c].quota(rows.column(f), rows.size());
        });
        return quotas;
    }

    /** The rows of one batch while they are drawn. */
    private final class Drawing {
        private final FeatureBatch rows;
        private final BitSet given;
        private final BitSet weighing;
        private final Siblings.@Nullable Memory memory;
        private final List<Chance> chances;
        private final List<Chance> repeats;
        private final Draws choice;
        private final double[][] drawn;
        private final double[] weights;
        private @Nullable Quota[] quotas = new Quota[0];

        Drawing(FeatureBatch rows, BitSet given, List<Chance> chances, List<Chance> repeats, Draws choice) {
            this.rows = rows;
            this.given = given;
            this.weighing = weighing(given);
            this.memory = siblings == null ? null : siblings.new Memory();
            this.chances = chances;
            this.repeats = repeats;
            this.choice = choice;
            drawn = new double[chances.size()][predictors];
            weights = new double[chances.size()];
        }

        /** Draws all rows, by their leaves alone. */
        void draw() {
            draw(new Quota[columns.length]);
        }

        /** Draws all rows, per column by what is wanted of it. */
        void draw(@Nullable Quota[] quotas) {
            this.quotas = quotas;
            Family.of(rows).forEach(this::draw);
        }

        private void draw(Family family) {
            if (memory != null) {
                memory.begin(family.size());
            }
            for (int i = family.from(); i < family.to(); i++) {
                double[] row = draw(i);
                if (memory != null) {
                    memory.add(row);
                }
            }
        }

        /** Draws a row; gives its predictors. */
        private double[] draw(int i) {
            long number = rows.firstRow() + i;
            for (int c = 0; c < drawn.length; c++) {
                chances.get(c).turnTo(number);
                repeats.get(c).turnTo(number);
                double[] row = drawn[c];
                for (int f = given.nextSetBit(0); f >= 0; f = given.nextSetBit(f + 1)) {
                    row[f] = rows.column(f)[i];
                }
                for (int f = 0; f < counts.length; f++) {
                    // A parent without such children has no sums of theirs: so it is in the data.
                    if (counts[f] != DrawnColumn.NONE && row[counts[f]] == 0) {
                        row[f] = Double.NaN;
                    }
                }
                if (memory != null) {
                    memory.tell(row);
                }
                calendar.tell(row);
                weights[c] = draw(row, c);
            }
            double[] taken = drawn.length == 1 ? drawn[0] : drawn[choose(weights, choice.uniform(number, 0))];
            for (DrawnProfile profile : profiles) {
                draw(taken, profile, i);
            }
            for (int k = 0; k < columns.length; k++) {
                DrawnColumn column = columns[k];
                int f = column.index();
                if (quotas[k] != null) {
                    quotas[k].take(rows.column(f)[i], taken[f]);
                }
                if (!given.get(f)) {
                    // What is missing though no guard says so is so for what depends on it, and not for others.
                    rows.column(f)[i] = Double.isNaN(taken[f]) && !column.isMissing(taken)
                            ? column.drawPresent(taken, chances.get(0))
                            : taken[f];
                }
            }
            return taken;
        }

        private void draw(double[] row, DrawnProfile profile, int i) {
            profile.draw(row, chances.get(0), given);
            for (int f : profile.features()) {
                if (!given.get(f)) {
                    rows.column(f)[i] = profile.present(row, f, chances.get(0));
                }
            }
        }

        /** Draws what is not given of a row; gives how likely that makes what is. */
        private double draw(double[] row, int c) {
            double weight = 1;
            for (int k = 0; k < columns.length; k++) {
                DrawnColumn column = columns[k];
                int f = column.index();
                if (memory != null) {
                    memory.tellAlike(f, row);
                }
                if (!given.get(f)) {
                    row[f] = column.draw(row, chances.get(c), repeats.get(c), memory, quotas[k]);
                    calendar.tell(f, row);
                } else if (weighing.get(f)) {
                    weight *= column.likelihood(row, row[f]);
                }
            }
            return weight;
        }
    }

    /** The given features that come after others which are drawn: what these are must go with them. */
    private BitSet weighing(BitSet given) {
        BitSet late = new BitSet();
        boolean drawnBefore = false;
        for (DrawnColumn column : columns) {
            if (!given.get(column.index())) {
                drawnBefore = true;
            } else if (drawnBefore) {
                late.set(column.index());
            }
        }
        return late;
    }

    private static int choose(double[] weights, double uniform) {
        double left = uniform * Arrays.stream(weights).sum();
        for (int c = 0; c < weights.length; c++) {
            left -= weights[c];
            if (left < 0) {
                return c;
            }
        }
        return 0;
    }
}
