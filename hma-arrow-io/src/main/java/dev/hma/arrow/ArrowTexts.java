package dev.hma.arrow;

import dev.hma.api.data.Column;
import java.util.BitSet;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.UInt8Vector;

/** Texts through a dictionary that serves slice after slice as long as it stays small. */
final class ArrowTexts implements ArrowColumn {
    private static final int SMALL = 4096;

    private final TextDictionary dictionary = new TextDictionary();

    @Override
    public Column read(ArrowCells cells, int from, int rows) {
        FieldVector vector = cells.values();
        int[] codes = new int[rows];
        BitSet nulls = cells.nulls(from, rows);
        if (ArrowStrings.isText(vector)) {
            ArrowStrings strings = new ArrowStrings(vector);
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                strings.load(cells, from + i);
                codes[i] = dictionary.code(strings.chars(), 0, strings.length());
            }
        } else if (vector instanceof BaseIntVector ints) {
            boolean unsigned = vector instanceof UInt8Vector;
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                long value = ints.getValueAsLong(cells.place(from + i));
                codes[i] = code(unsigned ? Long.toUnsignedString(value) : Long.toString(value));
            }
        } else if (vector instanceof BitVector bits) {
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                codes[i] = code(bits.get(cells.place(from + i)) == 0 ? "False" : "True");
            }
        } else if (!(vector instanceof NullVector)) {
            throw cells.refusedType("texts");
        }
        Column column = new Column.Texts(codes, dictionary.texts(), nulls);
        if (dictionary.size() > SMALL) {
            dictionary.clear();
        }
        return column;
    }

    private int code(String text) {
        return dictionary.code(text.toCharArray(), 0, text.length());
    }
}
