package dev.hma.evaluation.privacy;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.evaluation.feature.SharedColumns;
import java.util.Arrays;
import java.util.List;

/**
 * The modelled columns of a table's rows as keys. Rows with a text that the real side does not have can equal each other
 * although the texts differ, but never a real row.
 */
final class RowKeys {
    private final SharedColumns columns;
    private final String table;
    private final List<ColumnSpec> modelled;

    RowKeys(SharedColumns columns, String table) {
        this.columns = columns;
        this.table = table;
        this.modelled = columns.modelled(table);
    }

    /** {@return a key per row of a side} */
    RowKey[] of(Data side) {
        long[][] parts = new long[SharedColumns.rows(side, table)][modelled.size()];
        for (int k = 0; k < modelled.size(); k++) {
            String name = modelled.get(k).name();
            Values values = SharedColumns.values(side, table, name);
            if (values instanceof Values.Numbers numbers) {
                for (int row = 0; row < parts.length; row++) {
                    // Zero is no other number than minus zero.
                    parts[row][k] = Double.doubleToLongBits(numbers.values()[row] + 0.0);
                }
            } else {
                Values.Texts real = (Values.Texts) SharedColumns.values(columns.real(), table, name);
                int[] codes = ((Values.Texts) values).codesBy(real.dictionary());
                for (int row = 0; row < parts.length; row++) {
                    parts[row][k] = codes[row];
                }
            }
        }
        return Arrays.stream(parts).map(RowKey::new).toArray(RowKey[]::new);
    }
}
