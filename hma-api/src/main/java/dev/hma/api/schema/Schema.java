package dev.hma.api.schema;

import dev.hma.api.SynthesisException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A database's structure.
 *
 * @param tables the tables, in the order in which they are listed to users
 * @param relationships the foreign keys, in the order in which they were declared
 */
public record Schema(List<Table> tables, List<Relationship> relationships) {
    /**
     * Copies the lists and checks that everything named is there.
     *
     * @throws SynthesisException if a table is declared twice, or a relationship names a table or column that is not
     *     there, differs in the number of columns, refers to columns that are not the parent's primary key, or is
     *     declared twice
     */
    public Schema {
        tables = List.copyOf(tables);
        relationships = List.copyOf(relationships);
        Set<String> names = new HashSet<>();
        for (Table table : tables) {
            if (!names.add(table.name())) {
                throw new SynthesisException("table '" + table.name() + "' is declared twice", "Name it once");
            }
        }
        Set<String> seen = new HashSet<>();
        for (Relationship relationship : relationships) {
            check(relationship, tables);
            if (!seen.add(relationship.name())) {
                throw new SynthesisException("relationship " + relationship.name() + " is declared twice", "Keep one");
            }
        }
    }

    private static void check(Relationship relationship, List<Table> tables) {
        String place = "relationship " + relationship.name();
        Table parent = find(tables, relationship.parent(), place);
        Table child = find(tables, relationship.child(), place);
        if (relationship.foreignKey().isEmpty()
                || relationship.parentKey().size() != relationship.foreignKey().size()) {
            throw new SynthesisException(
                            "the foreign key has " + relationship.foreignKey().size()
                                    + " columns and the parent's key has "
                                    + relationship.parentKey().size(),
                            "Both need the same number, one at least")
                    .in(place);
        }
        try {
            relationship.parentKey().forEach(parent::column);
            relationship.foreignKey().forEach(child::column);
        } catch (SynthesisException e) {
            throw e.in(place);
        }
        if (!Set.copyOf(relationship.parentKey()).equals(Set.copyOf(parent.primaryKey()))) {
            throw new SynthesisException(
                            "the key columns " + relationship.parentKey() + " are not the primary key "
                                    + parent.primaryKey() + " of table " + parent.name(),
                            "A foreign key must refer to the parent's whole primary key")
                    .in(place);
        }
        if (new HashSet<>(relationship.foreignKey()).size()
                != relationship.foreignKey().size()) {
            throw new SynthesisException("the foreign key names a column twice", "Name each column once").in(place);
        }
    }

    private static Table find(List<Table> tables, String name, String place) {
        return tables.stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SynthesisException(
                                "there is no table '" + name + "'",
                                "The tables are "
                                        + tables.stream().map(Table::name).toList())
                        .in(place));
    }

    /**
     * The table of that name.
     *
     * @param name a table's name
     * @return the table
     * @throws SynthesisException if there is none; the message lists those there are
     */
    public Table table(String name) {
        return find(tables, name, "schema");
    }

    /** {@return the relationships whose child is that table, in declared order} */
    public List<Relationship> parentsOf(String table) {
        return relationships.stream().filter(r -> r.child().equals(table)).toList();
    }

    /** {@return the relationships whose parent is that table, in declared order} */
    public List<Relationship> childrenOf(String table) {
        return relationships.stream().filter(r -> r.parent().equals(table)).toList();
    }
}
