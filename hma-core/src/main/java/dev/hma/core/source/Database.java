package dev.hma.core.source;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A database that can be read: its structure, and a source for each table.
 *
 * <p>The sources are asked for late, because a configuration may change what a column means before it is read.
 */
public final class Database {
    /** Gives the source of a table. */
    @FunctionalInterface
    public interface Sources {
        /**
         * Opens a table.
         *
         * @param table the table, with the column types to read it by
         * @return its source
         */
        TableSource open(Table table);
    }

    private final Schema schema;
    private final Sources sources;

    /**
     * Creates a database.
     *
     * @param schema its structure
     * @param sources its tables
     */
    public Database(Schema schema, Sources sources) {
        this.schema = schema;
        this.sources = sources;
    }

    /**
     * A database in memory.
     *
     * @param schema its structure
     * @param tables a source per table name
     * @return the database
     */
    public static Database of(Schema schema, Map<String, ? extends TableSource> tables) {
        for (Table table : schema.tables()) {
            if (!tables.containsKey(table.name())) {
                throw new SynthesisException(
                        "there are no rows for table " + table.name(), "The tables given are " + tables.keySet());
            }
        }
        Map<String, TableSource> copy = Map.copyOf(tables);
        return new Database(schema, table -> Objects.requireNonNull(copy.get(table.name())));
    }

    /** {@return the structure} */
    public Schema schema() {
        return schema;
    }

    /**
     * The same rows read by another structure.
     *
     * @param change gives the new structure
     * @return the database
     */
    public Database with(UnaryOperator<Schema> change) {
        return new Database(change.apply(schema), sources);
    }

    /**
     * The rows of a table.
     *
     * @param table a table of the schema
     * @return its source
     * @throws SynthesisException if the table cannot be opened
     */
    public TableSource source(Table table) {
        return sources.open(table);
    }
}
