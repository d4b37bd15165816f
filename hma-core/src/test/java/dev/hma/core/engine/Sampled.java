package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A sample as rows of texts, and what must hold of it whatever the data were. */
record Sampled(Schema schema, Map<String, List<String[]>> rows) {
    List<String[]> table(String name) {
        return rows.get(name);
    }

    int size(String table) {
        return rows.get(table).size();
    }

    /** The values of a column, null where there are none. */
    List<String> column(String table, String column) {
        int at = schema.table(table).columnNames().indexOf(column);
        List<String> values = new ArrayList<>();
        rows.get(table).forEach(r -> values.add(r[at]));
        return values;
    }

    double[] numbers(String table, String column) {
        return column(table, column).stream()
                .mapToDouble(v -> v == null ? Double.NaN : Double.parseDouble(v))
                .toArray();
    }

    long nulls(String table, String column) {
        return column(table, column).stream().filter(v -> v == null).count();
    }

    /** The numbers of children of a foreign key's parents, ascending. */
    int[] childCounts(Relationship key) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        keys(key.parent(), key.parentKey()).forEach(k -> counts.put(k, 0));
        for (String reference : keys(key.child(), key.foreignKey())) {
            if (reference != null) {
                counts.merge(reference, 1, Integer::sum);
            }
        }
        return counts.values().stream().mapToInt(n -> n).sorted().toArray();
    }

    /** A text per row for some columns together; null where one of them is. */
    List<String> keys(String table, List<String> columns) {
        int[] at = columns.stream()
                .mapToInt(c -> schema.table(table).columnNames().indexOf(c))
                .toArray();
        List<String> keys = new ArrayList<>();
        for (String[] row : rows.get(table)) {
            boolean missing = Arrays.stream(at).anyMatch(c -> row[c] == null);
            StringBuilder key = new StringBuilder();
            for (int c : at) {
                key.append(row[c]).append('\u0001');
            }
            keys.add(missing ? null : key.toString());
        }
        return keys;
    }

    /** Sizes are exact, keys valid, and no value is one that the original could not have had. */
    Sampled isValid(MadeUp original, double scale) {
        for (Table table : schema.tables()) {
            int wanted = original.size(table.name()) == 0
                    ? 0
                    : (int) Math.max(1, Math.rint(original.size(table.name()) * scale));
            assertThat(size(table.name())).as("rows of %s", table.name()).isEqualTo(wanted);
        }
        return hasValidKeysAndValues(original);
    }

    Sampled hasValidKeysAndValues(MadeUp original) {
        Sampled real = of(original);
        for (Table table : schema.tables()) {
            if (!table.primaryKey().isEmpty()) {
                List<String> keys = keys(table.name(), table.primaryKey());
                assertThat(keys).as("primary key of %s", table.name()).doesNotContainNull();
                assertThat(new HashSet<>(keys))
                        .as("different keys of %s", table.name())
                        .hasSameSizeAs(keys);
            }
            table.columns().forEach(column -> checkValues(real, table, column));
        }
        for (Relationship key : schema.relationships()) {
            Set<String> parents = new HashSet<>(keys(key.parent(), key.parentKey()));
            parents.add(null);
            assertThat(parents).as(key.name()).containsAll(keys(key.child(), key.foreignKey()));
        }
        return this;
    }

    private void checkValues(Sampled real, Table table, ColumnSpec column) {
        String place = table.name() + "." + column.name();
        List<String> before = real.column(table.name(), column.name());
        List<String> after = column(table.name(), column.name());
        if (!before.contains(null)) {
            assertThat(after).as(place).doesNotContainNull();
        }
        boolean key = table.primaryKey().contains(column.name())
                || schema.parentsOf(table.name()).stream()
                        .anyMatch(r -> r.foreignKey().contains(column.name()));
        if (key) {
            return;
        }
        ColumnType type = column.type();
        if (type instanceof ColumnType.Categorical || type instanceof ColumnType.Bool) {
            assertThat(new HashSet<>(before)).as(place).containsAll(new HashSet<>(after));
        } else if (type instanceof ColumnType.Numerical || type instanceof ColumnType.Datetime) {
            double[] range = Arrays.stream(real.numbers(table.name(), column.name()))
                    .filter(v -> !Double.isNaN(v))
                    .sorted()
                    .toArray();
            for (double value : numbers(table.name(), column.name())) {
                if (!Double.isNaN(value)) {
                    assertThat(value).as(place).isBetween(range[0], range[range.length - 1]);
                }
            }
        }
    }

    /** The original itself. */
    static Sampled of(MadeUp original) {
        Map<String, List<String[]>> rows = new HashMap<>();
        original.schema().tables().forEach(t -> rows.put(t.name(), original.texts(t.name())));
        return new Sampled(original.schema(), rows);
    }
}
