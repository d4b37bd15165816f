package dev.hma.evaluation.data;

import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a column of a file is read: by its type, or, where that fails, in any way that gives texts, which then are read by the
 * type one by one. Columns that the metadata do not name are in the way of no others.
 */
final class ColumnReading {
    /** In a CSV file anything is a text; files that have types of their own may hold numbers or points in time. */
    private static final List<ColumnType> TEXTS =
            List.of(new ColumnType.Text("text"), new ColumnType.Numerical(null), new ColumnType.Datetime(null));

    /** Null if the values are texts in the end. */
    private final @Nullable ColumnType wanted;

    private final List<ColumnType> ways = new ArrayList<>();
    private int way;

    /**
     * A column to be read.
     *
     * @param known the column of the metadata; null if they do not name it
     * @param key whether it is a key column: its values are texts
     */
    ColumnReading(@Nullable ColumnSpec known, boolean key) {
        ColumnType type = known == null || key ? null : known.type();
        this.wanted = type == null || type.storage() == ColumnType.Storage.TEXTS ? null : type;
        if (wanted != null) {
            ways.add(wanted);
        }
        ways.addAll(TEXTS);
    }

    /** {@return the type to read the column as} */
    ColumnType type() {
        return ways.get(way);
    }

    /** {@return whether there is another way} */
    boolean tryAnotherWay() {
        way++;
        return way < ways.size();
    }

    private boolean byType() {
        return wanted != null && way == 0;
    }

    /** {@return what takes the values} */
    ColumnValues collector() {
        boolean numbers = wanted instanceof ColumnType.Numerical || wanted instanceof ColumnType.Datetime;
        return byType() && numbers ? new ColumnValues.OfNumbers() : new ColumnValues.OfTexts();
    }

    /** {@return the values taken, by the type that is wanted} */
    LenientValues finish(ColumnValues values) {
        return wanted == null || byType()
                ? new LenientValues(values.take(), 0)
                : LenientValues.of((Values.Texts) values.take(), wanted);
    }
}
