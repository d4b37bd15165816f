package dev.hma.core.sample;

import dev.hma.api.data.Column;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.schema.Relationship;
import dev.hma.core.encode.Encoder;
import dev.hma.core.given.GivenRows;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.Repeat;
import dev.hma.core.model.TableFrame;
import dev.hma.core.work.Known;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The values of columns at any rows of any table, as foreign keys and columns that repeat a parent's need them. */
final class KeyColumns {
    private final Plan plan;
    private final FeatureDrawing drawing;
    private final Known<String, Column> whole = new Known<>();

    KeyColumns(Plan plan, FeatureDrawing drawing) {
        this.plan = plan;
        this.drawing = drawing;
    }

    /** Decodes the modelled columns that others refer to or repeat, so that later calls only look up. */
    void prepare() {
        for (TablePlan table : plan.tables()) {
            if (table.givenRows() != null || plan.childrenOf(table.name()).isEmpty()) {
                continue;
            }
            List<FittedColumn> columns = table.table().columns();
            int[] needed = IntStream.range(0, columns.size())
                    .filter(c -> columns.get(c) instanceof FittedColumn.Encoded)
                    .filter(c -> isNeeded(table, columns.get(c).name()))
                    .filter(c -> repeated(table, columns.get(c).name()) == null)
                    .toArray();
            if (needed.length > 0) {
                FeatureBatch rows = drawing.rows(table, 0, table.rows());
                for (int c : needed) {
                    whole.put(table.name() + "." + columns.get(c).name(), decode(table, c, rows));
                }
            }
        }
    }

    private boolean isNeeded(TablePlan table, String column) {
        return table.table().table().primaryKey().contains(column)
                || plan.childrenOf(table.name()).stream()
                        .flatMap(k -> k.relationship().repeats().stream())
                        .anyMatch(r -> r.parentColumn().equals(column));
    }

    /** A column of the parent that a foreign key leads to. */
    private record ParentColumn(KeyPlan key, String name) {}

    /** The parent's column that a column repeats; null if the column's values are its own. */
    private @Nullable ParentColumn repeated(TablePlan table, String column) {
        for (KeyPlan key : plan.parentsOf(table.name())) {
            for (Repeat repeat : key.relationship().repeats()) {
                if (repeat.column().equals(column)) {
                    return new ParentColumn(key, repeat.parentColumn());
                }
            }
        }
        return null;
    }

    /** The parent's column that a part of a foreign key refers to. */
    private ParentColumn referred(TablePlan table, String column) {
        KeyPlan key = plan.settlingOrder(table.name()).stream()
                .filter(k -> k.relationship().relationship().foreignKey().contains(column))
                .findFirst()
                .orElseThrow();
        Relationship relationship = key.relationship().relationship();
        return new ParentColumn(
                key, relationship.parentKey().get(relationship.foreignKey().indexOf(column)));
    }

    /** A column that is neither generated nor part of a foreign key: a parent's, or decoded from the rows' features. */
    Column modelled(TablePlan table, int column, FeatureBatch rows) {
        String name = table.table().columns().get(column).name();
        return repeated(table, name) == null
                ? decode(table, column, rows)
                : foreign(table, name, (int) rows.firstRow(), rows.size());
    }

    /** A column of consecutive rows, decoded from their features. */
    private Column decode(TablePlan table, int column, FeatureBatch rows) {
        Encoder encoder = table.encoder(column);
        TableFrame frame = table.table().frame();
        int n = rows.size();
        BitSet nulls = new BitSet();
        if (encoder.neverPresent()) {
            nulls.set(0, n);
        } else if (frame.indicator(column) != TableFrame.NONE) {
            double[] indicator = rows.column(frame.indicator(column));
            for (int i = 0; i < n; i++) {
                if (indicator[i] > 0.5) {
                    nulls.set(i);
                }
            }
        }
        double[] values = frame.value(column) == TableFrame.NONE ? new double[n] : rows.column(frame.value(column));
        String name = table.table().columns().get(column).name();
        return encoder.decode(
                values, nulls, n, rows.firstRow(), plan.draws().at(table.name()).at(name));
    }

    /** A foreign-key column of consecutive rows. */
    Column foreign(TablePlan table, String column, int from, int n) {
        long[] rows = new long[n];
        for (int i = 0; i < n; i++) {
            rows[i] = (long) from + i;
        }
        return at(table, column, rows, new BitSet(), n);
    }

    private Column at(TablePlan table, String name, long[] rows, BitSet nulls, int n) {
        int index = table.table().table().columnNames().indexOf(name);
        GivenRows given = table.givenRows();
        if (given != null) {
            return gather(given.rows().columns().get(index), rows, nulls, n);
        }
        FittedColumn column = table.table().columns().get(index);
        if (column instanceof FittedColumn.Key key) {
            return key.format().columnAt(rows, nulls, n);
        }
        ParentColumn parent = column instanceof FittedColumn.Foreign ? referred(table, name) : repeated(table, name);
        if (parent != null) {
            return at(parent, rows, nulls, n);
        }
        return gather(whole.get(table.name() + "." + name), rows, nulls, n);
    }

    private Column at(ParentColumn column, long[] rows, BitSet nulls, int n) {
        KeyPlan key = column.key();
        long[] parents = new long[n];
        BitSet missing = new BitSet(n);
        for (int i = 0; i < n; i++) {
            int parent = nulls.get(i) ? -1 : key.parentOf((int) rows[i]);
            if (parent < 0) {
                missing.set(i);
            } else {
                parents[i] = parent;
            }
        }
        return at(plan.table(key.relationship().relationship().parent()), column.name(), parents, missing, n);
    }

    private static Column gather(Column whole, long[] rows, BitSet absent, int n) {
        BitSet nulls = (BitSet) absent.clone();
        for (int i = 0; i < n; i++) {
            nulls.set(i, absent.get(i) || whole.nulls().get((int) rows[i]));
        }
        if (whole instanceof Column.Doubles doubles) {
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = nulls.get(i) ? 0 : doubles.values()[(int) rows[i]];
            }
            return new Column.Doubles(values, nulls);
        }
        if (whole instanceof Column.Texts texts) {
            int[] codes = new int[n];
            for (int i = 0; i < n; i++) {
                codes[i] = nulls.get(i) ? 0 : texts.codes()[(int) rows[i]];
            }
            return new Column.Texts(codes, texts.dictionary(), nulls);
        }
        long[] source = whole instanceof Column.Longs longs ? longs.values() : ((Column.Datetimes) whole).micros();
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = nulls.get(i) ? 0 : source[(int) rows[i]];
        }
        return whole instanceof Column.Datetimes datetimes
                ? new Column.Datetimes(values, nulls, datetimes.unpadded())
                : new Column.Longs(values, nulls);
    }
}
