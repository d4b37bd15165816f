package dev.hma.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A directory of CSV files and what their metadata say about them. */
public final class PlainDatabase {
    /** A foreign key. */
    record Key(String parent, List<String> parentKey, String child, List<String> foreignKey) {
        String name() {
            return child + "." + String.join("+", foreignKey) + ">" + parent;
        }
    }

    /** A table: its columns with their metadata, and its rows. */
    record Table(
            String name,
            List<String> primaryKey,
            Map<String, Map<String, Object>> columns,
            List<String> header,
            List<String[]> rows) {
        String[] column(String name) {
            int at = header.indexOf(name);
            return rows.stream().map(r -> r[at]).toArray(String[]::new);
        }

        /** A text per row for some columns together; null where one of them is. */
        List<String> keys(List<String> columns) {
            if (columns.size() == 1) {
                return Arrays.asList(column(columns.get(0)));
            }
            int[] at = columns.stream().mapToInt(header::indexOf).toArray();
            List<String> keys = new ArrayList<>(rows.size());
            for (String[] row : rows) {
                StringBuilder key = new StringBuilder();
                boolean missing = false;
                for (int c : at) {
                    missing |= row[c] == null;
                    key.append(row[c]).append('\u0001');
                }
                keys.add(missing ? null : key.toString());
            }
            return keys;
        }
    }

    private final Map<String, Table> tables;
    private final List<Key> keys;

    private PlainDatabase(Map<String, Table> tables, List<Key> keys) {
        this.tables = tables;
        this.keys = keys;
    }

    /** Reads a directory. */
    public static PlainDatabase read(Path directory, Path metadata) throws IOException {
        Map<String, Object> root = PlainJson.object(PlainJson.parse(Files.readAllBytes(metadata)));
        Map<String, Table> tables = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry :
                PlainJson.object(root.get("tables")).entrySet()) {
            Map<String, Object> table = PlainJson.object(entry.getValue());
            Map<String, Map<String, Object>> columns = new LinkedHashMap<>();
            PlainJson.object(table.get("columns"))
                    .forEach((name, column) -> columns.put(name, PlainJson.object(column)));
            List<String[]> records = PlainCsv.read(directory.resolve(entry.getKey() + ".csv"));
            tables.put(
                    entry.getKey(),
                    new Table(
                            entry.getKey(),
                            names(table.get("primary_key")),
                            columns,
                            Arrays.asList(records.get(0)),
                            records.subList(1, records.size())));
        }
        List<Key> keys = new ArrayList<>();
        for (Object each : PlainJson.array(root.get("relationships"))) {
            Map<String, Object> key = PlainJson.object(each);
            keys.add(new Key(
                    (String) key.get("parent_table_name"),
                    names(key.get("parent_primary_key")),
                    (String) key.get("child_table_name"),
                    names(key.get("child_foreign_key"))));
        }
        return new PlainDatabase(tables, keys);
    }

    private static List<String> names(Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof String name
                ? List.of(name)
                : PlainJson.array(value).stream().map(String.class::cast).toList();
    }

    Map<String, Table> tables() {
        return tables;
    }

    List<Key> keys() {
        return keys;
    }

    Set<String> foreignColumns(String table) {
        Set<String> columns = new HashSet<>();
        keys.stream().filter(k -> k.child().equals(table)).forEach(k -> columns.addAll(k.foreignKey()));
        return columns;
    }

    /** The same without rows that refer to a row that is not there, and without those that refer to them. */
    public PlainDatabase withoutOrphans() {
        Map<String, Table> kept = new LinkedHashMap<>(tables);
        boolean again = true;
        while (again) {
            again = false;
            for (Key key : keys) {
                Set<String> parents = new HashSet<>(kept.get(key.parent()).keys(key.parentKey()));
                parents.add(null);
                Table child = kept.get(key.child());
                List<String> references = child.keys(key.foreignKey());
                List<String[]> rows = new ArrayList<>();
                for (int i = 0; i < references.size(); i++) {
                    if (parents.contains(references.get(i))) {
                        rows.add(child.rows().get(i));
                    }
                }
                again |= rows.size() < child.rows().size();
                kept.put(
                        child.name(),
                        new Table(child.name(), child.primaryKey(), child.columns(), child.header(), rows));
            }
        }
        return new PlainDatabase(kept, keys);
    }

    /** How many children every parent has, ascending. */
    double[] childCounts(Key key) {
        Map<String, Integer> counts = new HashMap<>();
        tables.get(key.parent()).keys(key.parentKey()).forEach(k -> counts.put(k, 0));
        for (String reference : tables.get(key.child()).keys(key.foreignKey())) {
            if (reference != null) {
                counts.merge(reference, 1, Integer::sum);
            }
        }
        return counts.values().stream().mapToDouble(n -> n).sorted().toArray();
    }
}
