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
        long matched = state.schema().parentsOf(table.name()).stream()
                .map(parent -> hierarchy.role(parent, false))
                .filter(role -> role == Role.MATCHED || role == Role.OPENED)
                .count();
        features += SUMMARY * (int) (candidates.isEmpty() ? matched : matched - 1);
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
                                ExtensionStrategy.class,
                                state.configuration().extension(table.name()),
                                table.name())
                        .component();
                // Only the parent that generates the table sees what is added to it; which one that is, is not known yet.
                families.put(parent, strategy.learn(role == Role.GENERATING ? extended(own, features) : own));
            }
        }
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
     * {@return the estimate}
     *
     * @param soFar the seconds that keys and profiles took
     */
    FitEstimate estimate(double soFar) {
        List<FitEstimate.Table> tables = new ArrayList<>();
        for (Table table : state.schema().tables()) {
            tables.add(new FitEstimate.Table(
                    table.name(),
                    state.rows(table).rows(),
                    state.ownFrame(table).frame().size(),
                    most.get(table.name())));
        }
        double reads = 0, cross = 0, kept = 0, sums = 0, cub = 0, maxSums = 0;
        for (Table table : hierarchy.order()) {
            double rows = state.rows(table).rows();
            double m = most.get(table.name());
            reads += rows * m;
            cross += rows * m * m;
            cub += m * m * m;
            for (Relationship r : state.schema().childrenOf(table.name())) {
                if (families.has(r)) {
                    kept += rows * (1 + families.get(r).mostColumns());
                    sums += rows * families.get(r).cells();
                    maxSums = Math.max(maxSums, rows * families.get(r).cells());
                }
            }
        }
        System.err.println("FORECAST sofar=" + soFar + " reads=" + reads + " cross=" + cross + " cub=" + cub + " kept=" + kept + " sums=" + sums + " maxsums=" + maxSums);
        return new FitEstimate(tables, 0, soFar);
    }
}
