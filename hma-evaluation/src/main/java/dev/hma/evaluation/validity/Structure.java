package dev.hma.evaluation.validity;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.score.Means;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database has the tables and columns that the metadata name. Columns are called {@code table.column}.
 *
 * @param missingTables tables that it lacks
 * @param missingColumns columns that its tables lack
 * @param extraTables tables that the metadata do not name
 * @param extraColumns columns that the metadata do not name
 * @param unreadableColumns columns with fields that are not of the type that the metadata give
 * @param tables the score of each table of the metadata: the columns that are as they should be / these, the others of the
 *     metadata and the others of the table together, where a column with unreadable fields is one of both. 0 for a table that is
 *     missing
 */
record Structure(
        List<String> missingTables,
        List<String> missingColumns,
        List<String> extraTables,
        List<String> extraColumns,
        List<String> unreadableColumns,
        Map<String, Double> tables) {

    static Structure of(Schema schema, Data data) {
        Structure structure = new Structure(
                new ArrayList<>(),
                new ArrayList<>(),
                data.extraTables(),
                new ArrayList<>(),
                new ArrayList<>(),
                new LinkedHashMap<>());
        schema.tables().forEach(table -> structure.add(table, data.find(table.name())));
        return structure;
    }

    private void add(Table wanted, @Nullable TableData table) {
        if (table == null) {
            missingTables.add(wanted.name());
            tables.put(wanted.name(), 0.0);
            return;
        }
        List<String> missing = wanted.columnNames().stream()
                .filter(column -> table.find(column) == null)
                .toList();
        addTo(missingColumns, table, missing);
        addTo(extraColumns, table, table.extra());
        addTo(unreadableColumns, table, table.unreadable());
        int columns = wanted.columns().size();
        int unreadable = table.unreadable().size();
        int good = columns - missing.size() - unreadable;
        int together = columns + unreadable + table.extra().size();
        tables.put(wanted.name(), together == 0 ? 1 : (double) good / together);
    }

    private static void addTo(List<String> list, TableData table, List<String> columns) {
        columns.forEach(column -> list.add(table.name() + "." + column));
    }

    double score() {
        return Means.of(tables.values(), score -> score);
    }
}
