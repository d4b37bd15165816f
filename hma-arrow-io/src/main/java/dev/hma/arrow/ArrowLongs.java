package dev.hma.arrow;

import dev.hma.api.data.Column;
import java.util.BitSet;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.UInt8Vector;

/** Whole numbers. */
final class ArrowLongs implements ArrowColumn {
    private static final double LIMIT = 0x1p63;

    @Override
    public Column read(ArrowCells cells, int from, int rows) {
        FieldVector vector = cells.values();
        long[] values = new long[rows];
        BitSet nulls = cells.nulls(from, rows);
        if (vector instanceof BaseIntVector ints) {
            boolean unsigned = vector instanceof UInt8Vector;
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                values[i] = ints.getValueAsLong(cells.place(from + i));
                if (unsigned && values[i] < 0) {
                    throw cells.refused(from + i, Long.toUnsignedString(values[i]), "is larger than " + Long.MAX_VALUE);
                }
            }
        } else if (vector instanceof FloatingPointVector reals) {
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                double real = reals.getValueAsDouble(cells.place(from + i));
                if (real != Math.rint(real) || real < -LIMIT || real >= LIMIT) {
                    throw cells.refused(from + i, real, "is not a whole number");
                }
                values[i] = (long) real;
            }
        } else if (!(vector instanceof NullVector)) {
            throw cells.refusedType("whole numbers");
        }
        return new Column.Longs(values, nulls);
    }
}
