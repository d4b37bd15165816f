package dev.hma.arrow;

import dev.hma.api.data.Column;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.DatetimeFormat;

/** Converts the cells of one column, slice by slice. */
interface ArrowColumn {
    static ArrowColumn of(ColumnSpec column) {
        ColumnType type = column.type();
        if (type instanceof ColumnType.Datetime datetime) {
            return new ArrowDatetimes(Formats.of(column.name(), datetime));
        }
        if (type instanceof ColumnType.Bool) {
            return new ArrowBooleans();
        }
        return switch (type.storage()) {
            case LONGS -> new ArrowLongs();
            case DOUBLES -> new ArrowDoubles();
            case TEXTS -> new ArrowTexts();
            case DATETIMES -> new ArrowDatetimes(DatetimeFormat.ISO);
        };
    }

    /**
     * Converts some rows.
     *
     * @param cells the column's cells
     * @param from the first row
     * @param rows the number of rows; with 0, the vector's type is checked all the same
     * @return the column
     * @throws dev.hma.api.SynthesisException if the vector's type is not one that the column can be read from, or a value
     *     cannot be
     */
    Column read(ArrowCells cells, int from, int rows);
}
