package dev.hma.testkit;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What may be wrong with a table of a database that a metric is given. */
enum Degenerate {
    /** The table is not there. */
    NO_TABLE,
    /** It has no columns but its key. */
    NO_COLUMNS,
    /** It lacks its key. */
    NO_KEY,
    /** It has no rows. */
    NO_ROWS,
    /** It has one row. */
    ONE_ROW,
    /** No row has any value. */
    ALL_NULL,
    /** All rows are the same, keys too. */
    ALL_THE_SAME,
    /** Every text is another one. */
    ALL_DIFFERENT;

    /** {@return comparisons in which the one or the other table is so, on one side or on both} */
    List<MadeUpComparison> comparisons() {
        List<MadeUpComparison> comparisons = new ArrayList<>();
        for (String table : List.of("shops", "sales")) {
            Data damaged = damaged(table);
            String name = this + " in " + table + " of ";
            comparisons.add(MadeUpComparison.of(MadeUpShops.data(1), damaged).named(name + "the synthetic side"));
            comparisons.add(MadeUpComparison.of(damaged, MadeUpShops.data(1)).named(name + "the real side"));
            comparisons.add(MadeUpComparison.of(damaged, damaged(table)).named(name + "both sides"));
        }
        return comparisons;
    }

    /** {@return a database of which that table is so} */
    Data damaged(String name) {
        List<TableData> tables = new ArrayList<>();
        for (TableData table : MadeUpShops.data(2).tables().values()) {
            if (!table.name().equals(name)) {
                tables.add(table);
            } else if (this != NO_TABLE) {
                tables.add(damaged(table));
            }
        }
        return new Data(tables, List.of());
    }

    private TableData damaged(TableData table) {
        String key = table.name().equals("shops") ? "id" : "shop";
        int rows = this == NO_ROWS ? 0 : this == ONE_ROW ? 1 : table.rows();
        Map<String, Values> columns = new LinkedHashMap<>();
        table.columns().forEach((name, values) -> {
            if (name.equals(key) ? this != NO_KEY : this != NO_COLUMNS) {
                columns.put(name, damaged(values, rows));
            }
        });
        return MadeUpShops.table(table.name(), rows, columns);
    }

    private Values damaged(Values values, int rows) {
        if (values instanceof Values.Numbers numbers) {
            double[] all = numbers.values();
            return MadeUpShops.numbers(
                    rows, row -> this == ALL_NULL ? Double.NaN : all[this == ALL_THE_SAME ? 0 : row]);
        }
        Values.Texts texts = (Values.Texts) values;
        return MadeUpShops.texts(rows, row -> {
            int from = this == ALL_THE_SAME ? 0 : row;
            if (this == ALL_NULL || texts.isNull(from)) {
                return null;
            }
            String text = Objects.requireNonNull(texts.dictionary()[texts.codes()[from]]);
            return this == ALL_DIFFERENT ? text + "-" + row : text;
        });
    }
}
