package dev.hma.evaluation.report;

import dev.hma.api.SynthesisException;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.DatetimeFormat;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A few rows of a table, evenly spaced, of each side. */
final class RowsOfTable {
    private static final int ROWS = 5;
    /** Longer values are cut. */
    private static final int LETTERS = 40;

    private final Page page;
    private final Html html;
    private final Table table;

    RowsOfTable(Page page, Table table) {
        this.page = page;
        this.html = page.html();
        this.table = table;
    }

    void write() {
        html.leaf("h4", "A few rows");
        for (Side side : page.sides()) {
            TableData data = side.table(table.name());
            if (data == null) {
                html.leaf("p", "The table is not there on the side " + side.label() + ".", "class", "faint");
            } else if (data.rows() == 0) {
                html.leaf("p", "The table has no rows on the side " + side.label() + ".", "class", "faint");
            } else {
                rows(side, data);
            }
        }
    }

    private void rows(Side side, TableData data) {
        Grid grid = new Grid(table.name() + ", " + side.label());
        grid.text("row");
        List<Cells> columns = new ArrayList<>();
        for (ColumnSpec column : table.columns()) {
            Values values = data.find(column.name());
            if (values != null) {
                columns.add(Cells.of(column, values));
                if (column.type() instanceof ColumnType.Numerical && values instanceof Values.Numbers) {
                    grid.numbers(column.name());
                } else {
                    grid.text(column.name());
                }
            }
        }
        int shown = columns.isEmpty() ? 0 : Math.min(ROWS, data.rows());
        for (int i = 0; i < shown; i++) {
            int row = (int) ((long) i * data.rows() / shown);
            List<String> cells = new ArrayList<>();
            cells.add(Shown.count(row + 1));
            columns.forEach(column -> cells.add(Shown.cut(column.text(row), LETTERS)));
            grid.row(cells);
        }
        grid.write(html);
    }

    /** The values of a column, and how they are written if they are dates. */
    private record Cells(Values values, @Nullable DatetimeFormat dates) {
        /** Seconds since 1970; dates are written for the years between. */
        private static final double YEAR_1 = -62_135_596_800.0;

        private static final double YEAR_10000 = 253_402_300_800.0;

        static Cells of(ColumnSpec column, Values values) {
            if (!(column.type() instanceof ColumnType.Datetime type)) {
                return new Cells(values, null);
            }
            try {
                return new Cells(values, DatetimeFormat.of(type));
            } catch (SynthesisException e) {
                // Nothing could be read by such a format, and nothing is written by it.
                return new Cells(values, DatetimeFormat.ISO);
            }
        }

        String text(int row) {
            if (values.isNull(row)) {
                return Shown.NONE;
            }
            if (values instanceof Values.Texts texts) {
                return texts.dictionary()[texts.codes()[row]];
            }
            double number = ((Values.Numbers) values).values()[row];
            return dates != null && number >= YEAR_1 && number < YEAR_10000
                    ? dates.format(Math.round(number * 1e6), false)
                    : Shown.plain(number);
        }
    }
}
