package dev.hma.core.sample;

import dev.hma.api.schema.Relationship;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.model.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of children that follow from those on another path.
 *
 * <p>Where the district of every disposition's account is to be that of its client, a district needs as many clients as its
 * accounts have dispositions, or clients go without and others have two. So the number of clients is taken from there
 * instead of being drawn for itself, and the tables are settled in an order that allows it.
 */
final class Balance {
    /** Rules that hold for fewer rows leave enough to chance. */
    private static final double NEARLY_ALWAYS = 0.9;

    private final Plan plan;
    /** The keys whose numbers of children follow. */
    private final List<Followed> followed = new ArrayList<>();

    /**
     * A key whose numbers of children follow.
     *
     * @param key the key
     * @param way from the common child to the parent of the key; the numbers are added up along it
     */
    private record Followed(Relationship key, List<Relationship> way) {}

    Balance(Plan plan) {
        this.plan = plan;
        for (TablePlan table : plan.tables()) {
            for (KeyPlan key : plan.parentsOf(table.name())) {
                Agreement agreement = key.relationship().agreement();
                if (agreement != null
                        && key.relationship().role() == Role.MATCHED
                        && agreement.own().size() == 2
                        && isSettledAhead(agreement)) {
                    Relationship fed = agreement.own().get(1);
                    boolean open = plan.table(fed.child()).givenRows() == null;
                    if (open && find(fed).isEmpty()) {
                        followed.add(new Followed(fed, agreement.ways().get(0).path()));
                    }
                }
            }
        }
    }

    /** Whether all numbers that the rule joins are settled before any partner is. */
    private boolean isSettledAhead(Agreement agreement) {
        return agreement.bound() >= NEARLY_ALWAYS
                && agreement.ways().size() == 1
                && isGenerating(agreement.own().get(1))
                && agreement.ways().get(0).path().stream().allMatch(this::isGenerating);
    }

    private boolean isGenerating(Relationship relationship) {
        return plan.key(relationship).relationship().role() == Role.GENERATING;
    }

    private Optional<Followed> find(Relationship key) {
        return followed.stream().filter(f -> f.key().equals(key)).findFirst();
    }

    /** Whether a key's numbers of children are to be settled only when its child's turn comes. */
    boolean isFollowing(Relationship key) {
        return find(key).isPresent();
    }

    /** The tables in the order in which the numbers of children of their rows can be settled. */
    List<TablePlan> order() {
        List<TablePlan> order = new ArrayList<>();
        List<TablePlan> waiting = new ArrayList<>(plan.tables());
        while (!waiting.isEmpty()) {
            TablePlan next = waiting.stream()
                    .filter(t -> hasParents(t, order))
                    .filter(t -> followed.stream()
                            .filter(f -> f.key().child().equals(t.name()))
                            .allMatch(f ->
                                    order.contains(plan.table(f.way().get(0).parent()))))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                // Numbers that wait for one another: one of them is drawn after all.
                next = waiting.stream()
                        .filter(t -> hasParents(t, order))
                        .findFirst()
                        .orElseThrow();
                String name = next.name();
                followed.removeIf(f -> f.key().child().equals(name));
            }
            waiting.remove(next);
            order.add(next);
        }
        return order;
    }

    private boolean hasParents(TablePlan table, List<TablePlan> order) {
        Relationship generating = table.table().generating();
        return generating == null || order.contains(plan.table(generating.parent()));
    }

    /** The keys of a table whose numbers of children can now be settled. */
    List<KeyPlan> due(TablePlan child) {
        return followed.stream()
                .filter(f -> f.key().child().equals(child.name()))
                .map(f -> plan.key(f.key()))
                .toList();
    }

    /** Per row of a key's parent how many rows the other path leads there. */
    int[] load(Relationship key) {
        List<Relationship> way = find(key).orElseThrow().way();
        int[] load = plan.key(way.get(0)).counts();
        for (Relationship step : way.subList(1, way.size())) {
            KeyPlan next = plan.key(step);
            int[] sum = new int[plan.table(step.parent()).rows()];
            for (int row = 0; row < load.length; row++) {
                int parent = next.parentOf(row);
                if (parent >= 0) {
                    sum[parent] += load[row];
                }
            }
            load = sum;
        }
        return load;
    }
}
