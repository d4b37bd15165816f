package dev.hma.api.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table of one database, as far as it could be read.
 *
 * @param name the table's name
 * @param rows the number of rows
 * @param columns the values of each column that the metadata name and the table has, in the metadata's order
 * @param extra columns that the metadata do not name, sorted
 * @param unreadable columns of which some field could not be read as the type that the metadata give; such fields count as
 *     missing. In the metadata's order
 */
public record TableData(
        String name, int rows, Map<String, Values> columns, List<String> extra, List<String> unreadable) {
    /** Copies the collections. */
    public TableData {
        Objects.requireNonNull(name, "name");
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        extra = List.copyOf(extra);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * The values of a column.
     *
     * @param column a column of the metadata
     * @return its values; null if the table lacks the column
     */
    public @Nullable Values find(String column) {
        return columns.get(column);
    }
}
