package dev.hma.api.evaluation;

import dev.hma.api.schema.Relationship;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A database in memory, as far as it could be read. */
public final class Data {
    private final Map<String, TableData> tables;
    private final List<String> extraTables;
    private final Map<Relationship, Links> links = new ConcurrentHashMap<>();

    /**
     * A database.
     *
     * @param tables those that the metadata name and that are there, in the metadata's order
     * @param extraTables names of other tables, sorted
     */
    public Data(List<TableData> tables, List<String> extraTables) {
        Map<String, TableData> byName = new LinkedHashMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        this.tables = Collections.unmodifiableMap(byName);
        this.extraTables = List.copyOf(extraTables);
    }

    /** {@return the tables that are there, by name, in the metadata's order} */
    public Map<String, TableData> tables() {
        return tables;
    }

    /** {@return names of tables that the metadata do not name, sorted} */
    public List<String> extraTables() {
        return extraTables;
    }

    /**
     * A table.
     *
     * @param name a table of the metadata
     * @return the table; null if it is not there
     */
    public @Nullable TableData find(String name) {
        return tables.get(name);
    }

    /**
     * Which rows belong together.
     *
     * @param relationship a relationship of the metadata
     * @return the links; null if a table or a key column is not there
     */
    public @Nullable Links links(Relationship relationship) {
        TableData parent = find(relationship.parent());
        TableData child = find(relationship.child());
        if (parent == null
                || child == null
                || !parent.columns().keySet().containsAll(relationship.parentKey())
                || !child.columns().keySet().containsAll(relationship.foreignKey())) {
            return null;
        }
        return links.computeIfAbsent(relationship, r -> Links.of(parent, child, r));
    }
}
