package dev.hma.arrow;

import dev.hma.api.data.Column;
import java.util.BitSet;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.UInt8Vector;

/** Real numbers. */
final class ArrowDoubles implements ArrowColumn {
    /** Up to here every whole number is a double. */
    private static final long EXACT = 1L << 53;

    @Override
    public Column read(ArrowCells cells, int from, int rows) {
        FieldVector vector = cells.values();
        double[] values = new double[rows];
        BitSet nulls = cells.nulls(from, rows);
        if (vector instanceof FloatingPointVector reals) {
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                values[i] = reals.getValueAsDouble(cells.place(from + i));
                if (!Double.isFinite(values[i])) {
                    throw cells.refused(from + i, values[i], "is not a finite number");
                }
            }
        } else if (vector instanceof BaseIntVector ints) {
            boolean unsigned = vector instanceof UInt8Vector;
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                long whole = ints.getValueAsLong(cells.place(from + i));
                if (whole < (unsigned ? 0 : -EXACT) || whole > EXACT) {
                    String shown = unsigned ? Long.toUnsignedString(whole) : Long.toString(whole);
                    throw cells.refused(from + i, shown, "has more digits than a real number keeps");
                }
                values[i] = whole;
            }
        } else if (!(vector instanceof NullVector)) {
            throw cells.refusedType("real numbers");
        }
        return new Column.Doubles(values, nulls);
    }
}
