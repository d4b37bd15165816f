package dev.hma.core.fit;

import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import dev.hma.core.hierarchy.Hierarchy;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.progress.FitEstimate;
import dev.hma.core.work.Known;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the rest of a fit takes, from the numbers of rows and the profiles of columns.
 *
 * <p>Columns go from the tables without children upwards: a table has the features of its own columns, the summaries of
 * parents that do not generate it, and per foreign key that refers to it the number of children and the most extension
 * columns that the strategy could make of the child's. As long as the strategy has a budget, that grows linearly with
 * columns and levels.
 */
@SuppressWarnings("rawtypes") // Components are chosen by name: what their state is, only they know.
final class Forecast {
    /** The most dimensions of a matched parent's summary that built-in matchers have. */
    private static final int SUMMARY = 4;

    /** Bytes: of a number, of a key among those of its table, of a pair of columns, and of all else. */
    private static final double NUMBER = 8;

    private static final double KEY = 24;
    private static final double PAIR = 100;
    private static final double BASE = 10 << 20;

    /** Seconds: until code is compiled, and per value that is read, product that is summed, step of a decomposition. */
    private static final double WARM_UP = 2.3;

    private static final double READ = 8e-8;
    private static final double PRODUCT = 1.6e-8;
    private static final double CUBE = 7.5e-8;

    /** Seconds of keys and profiles: at least, and per value. */
    private static final double START = 0.8;

    private static final double PROFILE = 3.7e-7;

    private final FitState state;
    private final Hierarchy hierarchy;
    /** Per table how many features it has at most. */
    private final Known<String, Integer> most = new Known<>();
    /** Per relationship how many sums a family has, and how many extension columns at most. */
    private final Known<Relationship, ExtensionStrategy.Families> families = new Known<>();

    Forecast(FitState state, Hierarchy hierarchy) {
        this.state = state;
        this.hierarchy = hierarchy;
        List<Table> childrenFirst = new ArrayList<>(hierarchy.order());
        Collections.reverse(childrenFirst);
        childrenFirst.forEach(this::lookAhead);
    }

    private void lookAhead(Table table) {
        Frame own = state.ownFrame(table).frame();
        int features = own.size();
        List<Relationship> candidates = hierarchy.candidates(table.name());
        features += SUMMARY * matched(table);
        for (Relationship child : state.schema().childrenOf(table.name())) {
            // Children of a cycle that is opened come later, and add nothing.
            if (families.has(child)) {
                features += 1 + families.get(child).mostColumns();
            }
        }
        most.put(table.name(), features);
        for (Relationship parent : state.schema().parentsOf(table.name())) {
            Role role = hierarchy.role(parent, candidates.contains(parent));
            if (role == Role.GENERATING || role == Role.MATCHED) {
                ExtensionStrategy strategy = state.make(
                                ExtensionStrategy.class, state.configuration().extension(table.name()), table.name())
                        .component();
                // Only the parent that generates the table sees what is added to it; which one that is, is not known
                // yet.
                families.put(parent, strategy.learn(role == Role.GENERATING ? extended(own, features) : own));
            }
        }
    }

    /** How many parents of a table do not generate its rows, and are matched to them. */
    private int matched(Table table) {
        long open = state.schema().parentsOf(table.name()).stream()
                .map(parent -> hierarchy.role(parent, false))
                .filter(role -> role == Role.MATCHED || role == Role.OPENED)
                .count();
        return (int) (hierarchy.candidates(table.name()).isEmpty() ? open : open - 1);
    }

    /** A frame of some number of features, with nothing known of those that are added. */
    private static Frame extended(Frame own, int features) {
        List<Feature> all = new ArrayList<>(own.features());
        for (int k = own.size(); k < features; k++) {
            all.add(new Feature("added " + k, "added", 0, null, Attenuation.NONE, Gaussian.STANDARD));
        }
        return new Frame(own.table(), all);
    }

    /**
     * The estimate.
     *
     * @param soFar the seconds that keys and profiles took, which tell how fast the machine is
     */
    FitEstimate estimate(double soFar) {
        List<FitEstimate.Table> tables = new ArrayList<>();
        for (Table table : state.schema().tables()) {
            tables.add(
                    new FitEstimate.Table(table.name(), state.rows(table).rows(), own(table), most.get(table.name())));
        }
        return new FitEstimate(tables, memory(), soFar * (1 + rest() / profiles()));
    }

    private int own(Table table) {
        return state.ownFrame(table).frame().size();
    }

    /**
     * The heap in bytes: keys, what every parent is told by its children and every child by matched parents (twice while
     * it is made), correlations of every table, and the largest sums of families, which are there one relationship at a
     * time.
     */
    private long memory() {
        double kept = 0;
        double largest = 0;
        for (Table table : state.schema().tables()) {
            double rows = state.rows(table).rows();
            for (Relationship child : state.schema().childrenOf(table.name())) {
                if (families.has(child)) {
                    kept += NUMBER * rows * (1 + families.get(child).mostColumns());
                    largest = Math.max(
                            largest, NUMBER * rows * families.get(child).cells());
                }
            }
            kept += table.primaryKey().isEmpty() ? 0 : KEY * rows;
            kept += 2 * NUMBER * rows * SUMMARY * matched(table);
            kept += PAIR * most.get(table.name()) * most.get(table.name());
        }
        return (long) (BASE + kept + largest);
    }

    /** What it takes to read and correlate all columns of all tables on the machine that the constants were measured on, in seconds. */
    private double rest() {
        double seconds = WARM_UP;
        for (Table table : state.schema().tables()) {
            double rows = state.rows(table).rows();
            double columns = most.get(table.name());
            seconds += rows * columns * (READ + PRODUCT * columns) + CUBE * columns * columns * columns;
        }
        return seconds;
    }

    /** What keys and profiles take there. */
    private double profiles() {
        double seconds = START;
        for (Table table : state.schema().tables()) {
            seconds += PROFILE * state.rows(table).rows() * own(table);
        }
        return seconds;
    }
}
