package dev.hma.core.sample;

import dev.hma.api.random.Draws;
import dev.hma.api.schema.Relationship;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.model.Agreement;
import dev.hma.core.model.FittedModel;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.work.Known;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is global about one sample. Given it, any block of any table can be drawn by itself. */
final class Plan {
    private final FittedModel model;
    private final Draws draws;
    private final Known<String, TablePlan> tables = new Known<>();
    private final Known<Relationship, KeyPlan> keys = new Known<>();

    Plan(FittedModel model, Draws draws) {
        this.model = model;
        this.draws = draws;
        for (FittedRelationship relationship : model.relationships()) {
            keys.put(relationship.relationship(), new KeyPlan(relationship));
        }
    }

    FittedModel model() {
        return model;
    }

    Draws draws() {
        return draws;
    }

    void add(TablePlan table) {
        tables.put(table.name(), table);
    }

    TablePlan table(String name) {
        return tables.get(name);
    }

    /** Parents before children. */
    List<TablePlan> tables() {
        return List.copyOf(tables.values());
    }

    KeyPlan key(Relationship relationship) {
        return keys.get(relationship);
    }

    /** The foreign keys of a table, in the schema's order. */
    List<KeyPlan> parentsOf(String table) {
        return model.parentsOf(table).stream().map(r -> key(r.relationship())).toList();
    }

    /** The foreign keys of a table that are no part of another one, in the order in which they are settled. */
    List<KeyPlan> settlingOrder(String table) {
        List<KeyPlan> order = new ArrayList<>(parentsOf(table).stream()
                .filter(k -> k.relationship().role() != Role.DERIVED)
                // A key that lies inside another one comes first.
                .sorted(Comparator.<KeyPlan, Role>comparing(
                                k -> k.relationship().role())
                        .thenComparing(k ->
                                k.relationship().relationship().foreignKey().size()))
                .toList());
        for (KeyPlan key : List.copyOf(order)) {
            putAfterLeading(order, key);
        }
        return order;
    }

    /** A key that follows another one comes after it, and so do those that follow it in turn. */
    private void putAfterLeading(List<KeyPlan> order, KeyPlan key) {
        Agreement agreement = key.relationship().agreement();
        if (agreement == null) {
            return;
        }
        KeyPlan leading = key(agreement.leading());
        putAfterLeading(order, leading);
        if (order.indexOf(leading) > order.indexOf(key)) {
            order.remove(key);
            order.add(order.indexOf(leading) + 1, key);
        }
    }

    /** The foreign keys that refer to a table, in the schema's order. */
    List<KeyPlan> childrenOf(String table) {
        return model.childrenOf(table).stream().map(r -> key(r.relationship())).toList();
    }
}
