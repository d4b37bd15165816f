package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import java.util.BitSet;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column of a record batch.
 *
 * @param values the values, of the rows or of a dictionary
 * @param index the place of each row's value in the dictionary; null if there is no dictionary
 */
record ArrowCells(FieldVector values, @Nullable FieldVector index) {
    /** Where a row's value is; -1 if it is missing. */
    int place(int row) {
        FieldVector places = index;
        if (places != null && places.isNull(row)) {
            return -1;
        }
        int place = places == null ? row : Math.toIntExact(((BaseIntVector) places).getValueAsLong(row));
        return values.isNull(place) ? -1 : place;
    }

    /** The missing ones among some rows. */
    BitSet nulls(int from, int rows) {
        BitSet nulls = new BitSet();
        for (int i = 0; i < rows; i++) {
            if (place(from + i) < 0) {
                nulls.set(i);
            }
        }
        return nulls;
    }

    SynthesisException refusedType(String wanted) {
        return new SynthesisException(
                "the file holds " + values.getField().getType() + ", and the table wants " + wanted,
                "Convert the column, or change its type in the metadata");
    }

    SynthesisException refused(int row, Object value, String why) {
        return new SynthesisException(Shown.of(value.toString()) + " " + why, "Correct the value; null means missing")
                .in("row " + (row + 1));
    }
}
