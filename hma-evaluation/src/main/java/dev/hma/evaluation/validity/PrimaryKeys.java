package dev.hma.evaluation.validity;

import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with the primary keys of a table.
 *
 * @param rows the number of rows
 * @param indistinct rows whose key is missing as a whole or that of an earlier row, where a missing part equals a missing part
 * @param broken rows whose key is missing, be it in part, or that of an earlier row
 */
record PrimaryKeys(int rows, int indistinct, int broken) {
    /** Looks at a table; empty if it lacks a column of the key, or has no key. */
    static Optional<PrimaryKeys> of(TableData table, List<String> key) {
        if (key.isEmpty() || !table.columns().keySet().containsAll(key)) {
            return Optional.empty();
        }
        // Keys are texts, whatever the metadata say.
        List<Values.Texts> columns = key.stream()
                .map(name -> (Values.Texts) table.columns().get(name))
                .toList();
        Set<List<Integer>> seen = new HashSet<>();
        int indistinct = 0;
        int broken = 0;
        for (int row = 0; row < table.rows(); row++) {
            Integer[] parts = new Integer[columns.size()];
            int missing = 0;
            for (int k = 0; k < parts.length; k++) {
                parts[k] = columns.get(k).codes()[row];
                missing += parts[k] < 0 ? 1 : 0;
            }
            boolean repeated = !seen.add(Arrays.asList(parts));
            indistinct += repeated || missing == parts.length ? 1 : 0;
            broken += repeated || missing > 0 ? 1 : 0;
        }
        return Optional.of(new PrimaryKeys(table.rows(), indistinct, broken));
    }

    /** {@return the share of rows that their key tells apart; NaN without rows} */
    double uniqueness() {
        return rows == 0 ? Double.NaN : 1 - (double) indistinct / rows;
    }
}
