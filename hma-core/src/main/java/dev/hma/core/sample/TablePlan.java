package dev.hma.core.sample;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.core.encode.Encoder;
import dev.hma.core.given.Given;
import dev.hma.core.given.GivenRows;
import dev.hma.core.given.GivenValues;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.FittedTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What is settled about a table of one sample before its rows are drawn. */
final class TablePlan {
    private final FittedTable table;
    private final Given given;
    private int rows;
    private final Map<Integer, Integer> attempts = new HashMap<>();
    private final Map<Integer, double[]> overrides = new HashMap<>();
    private final Map<Integer, Encoder> widened = new HashMap<>();
    private int[] overridden = new int[0];
    private @Nullable Features held;

    /** Features of all rows: an array per feature. */
    record Features(double[][] columns) {
        FeatureBatch rows(int from, int n) {
            double[][] part = new double[columns.length][];
            for (int k = 0; k < part.length; k++) {
                part[k] = Arrays.copyOfRange(columns[k], from, from + n);
            }
            return new FeatureBatch(from, n, part);
        }
    }

    TablePlan(FittedTable table, Given given, int rows) {
        this.table = table;
        this.given = given;
        this.rows = rows;
    }

    /** What is known about the rows before they are drawn. */
    Given given() {
        return given;
    }

    /** The rows, if they are given; null if they are drawn. */
    @Nullable
    GivenRows givenRows() {
        return given instanceof GivenRows known ? known : null;
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

    /** There are fewer keys than rows, so there are fewer rows. Only before any row is drawn. */
    void limit(int most) {
        rows = Math.min(rows, most);
    }

    /** Which redrawing of a row counts: 0 for the first. A row is redrawn if its key stood in the table already. */
    Map<Integer, Integer> attempts() {
        return attempts;
    }

    /** Sets some features of a row: of a key that is to be unique. The same features for every row. */
    void override(int row, int[] features, double[] values) {
        overridden = features;
        overrides.put(row, values);
    }

    boolean isChanged() {
        return !attempts.isEmpty() || !overrides.isEmpty();
    }

    /** Puts the features in place that were set by hand. */
    void applyOverride(FeatureBatch rows, int i) {
        double[] values = overrides.get((int) rows.firstRow() + i);
        for (int k = 0; values != null && k < values.length; k++) {
            rows.column(overridden[k])[i] = values[k];
        }
    }

    /** The encoder of a column; wider than the original's where that has fewer keys than there are rows. */
    Encoder encoder(int column) {
        Encoder wider = widened.get(column);
        return wider == null ? ((FittedColumn.Encoded) table.columns().get(column)).encoder() : wider;
    }

    /** The values that a modelled column of the primary key can take. */
    KeySpace keySpace(int column) {
        OptionalDouble fixed = fixed(column);
        return fixed.isPresent() ? new KeySpace(fixed.getAsDouble(), 1, 1, 1) : KeySpace.of(encoder(column));
    }

    /** What stands for the value that a column has in all rows by a condition. */
    OptionalDouble fixed(int column) {
        return given instanceof GivenValues values ? values.value(table.frame().value(column)) : OptionalDouble.empty();
    }

    void widen(int column, Encoder wider) {
        widened.put(column, wider);
    }

    /** The features of all rows as they were drawn at first, where the table is small enough to hold them. */
    @Nullable
    Features held() {
        return held;
    }

    void hold(Features features) {
        held = features;
    }

    /** Holds all rows as they stand in the sample: those that were changed since they were drawn as they are now. */
    void holdChanged(Features features) {
        held = features;
        attempts.clear();
        overrides.clear();
    }
}
