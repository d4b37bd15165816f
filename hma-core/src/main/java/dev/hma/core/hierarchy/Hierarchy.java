package dev.hma.core.hierarchy;

import dev.hma.api.SynthesisException;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The order in which tables are sampled, and what each foreign key can be.
 *
 * <p>Cycles between tables are opened at the relationship with the largest share of nulls: its partners are found at the
 * end, it never generates, and does not bind the order.
 */
public final class Hierarchy {
    private final Schema schema;
    private final List<Table> order;
    private final Set<Relationship> opened;
    private final Map<Relationship, Relationship> derived;
    private final Set<Relationship> bound;

    private Hierarchy(
            Schema schema,
            List<Table> order,
            Set<Relationship> opened,
            Map<Relationship, Relationship> derived,
            Set<Relationship> bound) {
        this.schema = schema;
        this.order = List.copyOf(order);
        this.opened = Set.copyOf(opened);
        this.derived = Map.copyOf(derived);
        this.bound = Set.copyOf(bound);
    }

    /**
     * Finds the order.
     *
     * @param schema the schema
     * @param nullShare the share of a foreign key's rows that are null, 0 to 1
     * @return the hierarchy
     * @throws SynthesisException if foreign keys share columns in a way that no order of generation can satisfy
     */
    public static Hierarchy of(Schema schema, ToDoubleFunction<Relationship> nullShare) {
        Map<Relationship, Relationship> derived = derived(schema, nullShare);
        Set<Relationship> opened = new HashSet<>();
        List<Table> order = order(schema, opened);
        while (order.size() < schema.tables().size()) {
            opened.add(weakestOfCycle(schema, opened, order, nullShare));
            order = order(schema, opened);
        }
        return new Hierarchy(schema, order, opened, derived, bound(schema, derived));
    }

    /** Keys around another one that did not turn out to follow from them: they are settled after it. */
    private static Set<Relationship> bound(Schema schema, Map<Relationship, Relationship> derived) {
        Set<Relationship> bound = new HashSet<>();
        for (Relationship key : schema.relationships()) {
            boolean around = schema.parentsOf(key.child()).stream()
                    .anyMatch(inner -> !inner.selfReference()
                            && !derived.containsKey(inner)
                            && inner.foreignKey().size() < key.foreignKey().size()
                            && key.foreignKey().containsAll(inner.foreignKey()));
            if (around) {
                bound.add(key);
            }
        }
        return bound;
    }

    /** Kahn's algorithm, in declared order among equals; shorter than the tables if there is a cycle. */
    private static List<Table> order(Schema schema, Set<Relationship> opened) {
        List<Table> order = new ArrayList<>();
        Set<String> done = new HashSet<>();
        boolean progress = true;
        while (progress) {
            progress = false;
            for (Table table : schema.tables()) {
                boolean ready = !done.contains(table.name())
                        && schema.parentsOf(table.name()).stream()
                                .filter(r -> !r.selfReference() && !opened.contains(r))
                                .allMatch(r -> done.contains(r.parent()));
                if (ready) {
                    order.add(table);
                    done.add(table.name());
                    progress = true;
                }
            }
        }
        return order;
    }

    private static Relationship weakestOfCycle(
            Schema schema, Set<Relationship> opened, List<Table> ordered, ToDoubleFunction<Relationship> nullShare) {
        Set<String> done = new HashSet<>(ordered.stream().map(Table::name).toList());
        List<Relationship> inCycles = schema.relationships().stream()
                .filter(r -> !r.selfReference() && !opened.contains(r))
                .filter(r -> !done.contains(r.parent()) && !done.contains(r.child()))
                .filter(r -> reaches(schema, opened, r.child(), r.parent(), new HashSet<>()))
                .toList();
        // The last declared among equals: metadata tend to name the main line of descent first.
        Relationship weakest = inCycles.get(0);
        for (Relationship relationship : inCycles) {
            if (nullShare.applyAsDouble(relationship) >= nullShare.applyAsDouble(weakest)) {
                weakest = relationship;
            }
        }
        return weakest;
    }

    private static boolean reaches(
            Schema schema, Set<Relationship> opened, String from, String target, Set<String> seen) {
        if (from.equals(target)) {
            return true;
        }
        return seen.add(from)
                && schema.childrenOf(from).stream()
                        .filter(r -> !r.selfReference() && !opened.contains(r))
                        .anyMatch(r -> reaches(schema, opened, r.child(), target, seen));
    }

    private static Map<Relationship, Relationship> derived(Schema schema, ToDoubleFunction<Relationship> nullShare) {
        Map<Relationship, Relationship> derived = new HashMap<>();
        for (Table table : schema.tables()) {
            List<Relationship> keys = schema.parentsOf(table.name()).stream()
                    .sorted(Comparator.comparingInt(r -> r.foreignKey().size()))
                    .toList();
            for (Relationship key : keys) {
                List<Relationship> sharing = keys.stream()
                        .filter(other -> !other.equals(key)
                                && !key.equals(derived.get(other))
                                && other.foreignKey().stream()
                                        .anyMatch(c -> key.foreignKey().contains(c)))
                        .toList();
                if (sharing.isEmpty()) {
                    continue;
                }
                Optional<Relationship> source = sharing.stream()
                        .filter(other -> !derived.containsKey(other) && implies(schema, other, key))
                        // A key that is null where the other one is not has values of its own there.
                        .filter(other -> nullShare.applyAsDouble(other) <= nullShare.applyAsDouble(key))
                        .findFirst();
                boolean impliesAll = sharing.stream().allMatch(other -> implies(schema, key, other));
                if (source.isPresent()) {
                    derived.put(key, source.get());
                } else if (!impliesAll) {
                    sharing.forEach(other -> checkComparable(schema, key, other));
                }
            }
        }
        return derived;
    }

    /** Two keys that share columns can agree on them only if the columns come from the same table in the end. */
    private static void checkComparable(Schema schema, Relationship key, Relationship other) {
        List<String> shared =
                key.foreignKey().stream().filter(other.foreignKey()::contains).toList();
        if (!origin(schema, key, shared).equals(origin(schema, other, shared))) {
            throw new SynthesisException(
                            "the foreign keys " + key.name() + " and " + other.name() + " share columns " + shared
                                    + ", which come from different tables",
                            "Leave one of the two relationships out of the metadata")
                    .in("table " + key.child());
        }
    }

    /** The table, and its columns, that some columns of a foreign key come from. */
    private static String origin(Schema schema, Relationship key, List<String> columns) {
        List<String> through = columns.stream()
                .map(c -> key.parentKey().get(key.foreignKey().indexOf(c)))
                .toList();
        for (Relationship next : schema.parentsOf(key.parent())) {
            if (!next.selfReference() && next.foreignKey().containsAll(through)) {
                return origin(schema, next, through);
            }
        }
        // Columns that are not a whole key do not tell rows apart: no other key can be held against them.
        return schema.table(key.parent()).primaryKey().size() == through.size()
                ? key.parent() + through
                : key.name() + through;
    }

    /** Whether the columns of {@code key} lie inside those of {@code source}, whose parent refers to the same table. */
    private static boolean implies(Schema schema, Relationship source, Relationship key) {
        if (source.selfReference() || key.selfReference()) {
            return false;
        }
        List<String> through = new ArrayList<>();
        for (String column : key.foreignKey()) {
            int position = source.foreignKey().indexOf(column);
            if (position < 0) {
                return false;
            }
            through.add(source.parentKey().get(position));
        }
        for (Relationship next : schema.parentsOf(source.parent())) {
            if (next.selfReference()) {
                continue;
            }
            boolean direct = next.parent().equals(key.parent())
                    && next.foreignKey().equals(through)
                    && next.parentKey().equals(key.parentKey());
            Relationship rest = new Relationship(key.parent(), key.parentKey(), source.parent(), through);
            if (direct || next.foreignKey().containsAll(through) && implies(schema, next, rest)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the schema} */
    public Schema schema() {
        return schema;
    }

    /** {@return the tables, parents before children} */
    public List<Table> order() {
        return order;
    }

    /**
     * The foreign keys of a table that could generate its rows.
     *
     * @param table a table's name
     * @return the relationships, in declared order
     */
    public List<Relationship> candidates(String table) {
        return schema.parentsOf(table).stream()
                .filter(r -> !r.selfReference() && !opened.contains(r) && !derived.containsKey(r) && !bound.contains(r))
                .toList();
    }

    /**
     * The role of a foreign key.
     *
     * @param relationship a relationship of the schema
     * @param generating whether it was chosen to generate its child
     * @return the role
     */
    public Role role(Relationship relationship, boolean generating) {
        if (relationship.selfReference()) {
            return Role.SELF;
        }
        if (derived.containsKey(relationship)) {
            return Role.DERIVED;
        }
        if (opened.contains(relationship)) {
            return Role.OPENED;
        }
        return generating ? Role.GENERATING : Role.MATCHED;
    }
}
