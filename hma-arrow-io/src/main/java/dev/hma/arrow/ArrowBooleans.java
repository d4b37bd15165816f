package dev.hma.arrow;

import dev.hma.api.data.Column;
import java.util.BitSet;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;

/** True and false. */
final class ArrowBooleans implements ArrowColumn {
    @Override
    public Column read(ArrowCells cells, int from, int rows) {
        FieldVector vector = cells.values();
        long[] values = new long[rows];
        BitSet nulls = cells.nulls(from, rows);
        if (vector instanceof BitVector bits) {
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                values[i] = bits.get(cells.place(from + i));
            }
        } else if (vector instanceof BaseIntVector ints) {
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                values[i] = ints.getValueAsLong(cells.place(from + i));
                if (values[i] != 0 && values[i] != 1) {
                    throw cells.refused(from + i, values[i], "is neither 0 nor 1");
                }
            }
        } else if (!(vector instanceof NullVector)) {
            throw cells.refusedType("booleans");
        }
        return new Column.Longs(values, nulls);
    }
}
