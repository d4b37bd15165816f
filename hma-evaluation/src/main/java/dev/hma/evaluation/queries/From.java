package dev.hma.evaluation.queries;

import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tables joined: a first one, and each further one by a foreign key of one before it, so that a row of the first table has
 * one row of each (or none, where it leads nowhere; such rows are left out, as an inner join does).
 *
 * @param sources the tables
 */
record From(List<Source> sources) {
    From {
        sources = List.copyOf(sources);
    }

    /**
     * One of the tables.
     *
     * @param table its name
     * @param alias its name in SQL: the table's, with the foreign key behind it if the table takes part twice
     * @param label its name in words: with the foreign key behind it if another leads there, too
     * @param by the foreign key that leads to it; null for the first table
     * @param of the place of the table that has this foreign key; -1 for the first table
     */
    record Source(
            String table,
            String alias,
            String label,
            @Nullable Relationship by,
            int of) {}

    /** A table to be joined, by a foreign key of the table at a place. */
    private record Step(Relationship by, int of) {}

    /** {@return all that can be asked of one table, of two, or of three, in the order of the schema} */
    static List<From> all(Schema schema, int tables) {
        List<From> all = new ArrayList<>();
        for (Table base : schema.tables()) {
            List<Relationship> parents = schema.parentsOf(base.name());
            switch (tables) {
                case 1 -> all.add(of(schema, base, List.of()));
                case 2 -> parents.forEach(parent -> all.add(of(schema, base, List.of(new Step(parent, 0)))));
                case 3 -> {
                    for (int i = 0; i < parents.size(); i++) {
                        Step first = new Step(parents.get(i), 0);
                        for (Relationship above : schema.parentsOf(first.by().parent())) {
                            all.add(of(schema, base, List.of(first, new Step(above, 1))));
                        }
                        for (Relationship other : parents.subList(i + 1, parents.size())) {
                            all.add(of(schema, base, List.of(first, new Step(other, 0))));
                        }
                    }
                }
                default -> throw new IllegalArgumentException(tables + " tables");
            }
        }
        return all;
    }

    private static From of(Schema schema, Table base, List<Step> steps) {
        List<String> names = new ArrayList<>(List.of(base.name()));
        steps.forEach(step -> names.add(step.by().parent()));
        List<Source> sources = new ArrayList<>();
        sources.add(new Source(base.name(), base.name(), base.name(), null, -1));
        for (Step step : steps) {
            Relationship by = step.by();
            boolean twice = names.stream().filter(by.parent()::equals).count() > 1;
            String suffix = twice ? "_" + String.join("_", by.foreignKey()) : "";
            boolean unclear = twice
                    || schema.parentsOf(by.child()).stream()
                                    .map(Relationship::parent)
                                    .filter(by.parent()::equals)
                                    .count()
                            > 1;
            String words = unclear ? " (" + String.join(", ", by.foreignKey()) + ")" : "";
            sources.add(new Source(by.parent(), by.parent() + suffix, by.parent() + words, by, step.of()));
        }
        return new From(sources);
    }

    /** {@return the places of all tables} */
    List<Integer> places() {
        return IntStream.range(0, sources.size()).boxed().toList();
    }

    /** {@return the places of the tables, but the first, that lead to no other: without a column of each, a join is idle} */
    List<Integer> ends() {
        return IntStream.range(1, sources.size())
                .filter(place -> sources.stream().noneMatch(source -> source.of() == place))
                .boxed()
                .toList();
    }
}
