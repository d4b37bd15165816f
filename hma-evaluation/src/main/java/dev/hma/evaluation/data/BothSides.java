package dev.hma.evaluation.data;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * A column that both databases have.
 *
 * @param column its name and type
 * @param real its real values
 * @param synthetic its synthetic values, of the same kind
 */
public record BothSides(ColumnSpec column, Values real, Values synthetic) {
    /**
     * The modelled columns of a table that both databases have.
     *
     * @param comparison the two databases
     * @param table a table of the schema
     * @return the columns, in the table's order; none if a side lacks the table
     */
    public static List<BothSides> modelled(Comparison comparison, Table table) {
        TableData real = comparison.real().find(table.name());
        TableData synthetic = comparison.synthetic().find(table.name());
        List<BothSides> columns = new ArrayList<>();
        if (real != null && synthetic != null) {
            for (ColumnSpec column : Columns.modelled(comparison.schema(), table)) {
                Values realValues = real.find(column.name());
                Values syntheticValues = synthetic.find(column.name());
                if (realValues != null && syntheticValues != null) {
                    columns.add(new BothSides(column, realValues, syntheticValues));
                }
            }
        }
        return List.copyOf(columns);
    }

    /** {@return the column's name} */
    public String name() {
        return column.name();
    }
}
