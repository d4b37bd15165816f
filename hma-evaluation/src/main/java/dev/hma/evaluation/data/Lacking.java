package dev.hma.evaluation.data;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.Table;

/** What the databases of a comparison lack of that which the metadata name. */
public final class Lacking {
    private Lacking() {}

    /**
     * Notes each table and each column that a side lacks. All metrics say it in the same words, as it is the same reason.
     *
     * @param comparison the databases, the one held out included if there is one; is told
     */
    public static void note(Comparison comparison) {
        note(comparison, comparison.real(), "real");
        note(comparison, comparison.synthetic(), "synthetic");
        Data holdout = comparison.holdout();
        if (holdout != null) {
            note(comparison, holdout, "holdout");
        }
    }

    private static void note(Comparison comparison, Data data, String side) {
        String why = "left out: not on the " + side + " side";
        for (Table table : comparison.schema().tables()) {
            TableData there = data.find(table.name());
            if (there == null) {
                comparison.note(table.name(), why);
                continue;
            }
            for (ColumnSpec column : table.columns()) {
                if (there.find(column.name()) == null) {
                    comparison.note(table.name() + "." + column.name(), why);
                }
            }
        }
    }
}
