package dev.hma.core.sample;

import dev.hma.core.model.FittedTable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is settled about a table of one sample before its rows are drawn. */
final class TablePlan {
    private final FittedTable table;
    private final int rows;
    private final Map<Integer, Integer> attempts = new HashMap<>();
    private final Map<Integer, double[]> overrides = new HashMap<>();
    private @Nullable Features held;

    /** Features of all rows: an array per feature. */
    record Features(double[][] columns) {}

    TablePlan(FittedTable table, int rows) {
        this.table = table;
        this.rows = rows;
    }

    FittedTable table() {
        return table;
    }

    String name() {
        return table.table().name();
    }

    int rows() {
        return rows;
    }

    /** Which redrawing of a row counts: 0 for the first. A row is redrawn if its key stood in the table already. */
    Map<Integer, Integer> attempts() {
        return attempts;
    }

    /** Rows whose key features were set by hand because no redrawing made them unique: a value per feature. */
    Map<Integer, double[]> overrides() {
        return overrides;
    }

    /** The features of all rows, where the table is small enough to hold them. */
    @Nullable
    Features held() {
        return held;
    }

    void hold(@Nullable Features features) {
        held = features;
    }
}
