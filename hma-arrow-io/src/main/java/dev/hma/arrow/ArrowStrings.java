package dev.hma.arrow;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarCharVector;

/** Decodes the texts of a vector one by one, strictly, into one array. */
final class ArrowStrings {
    private final FieldVector vector;
    /** A new decoder reports malformed input. */
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    private byte[] bytes = new byte[64];
    private char[] chars = new char[64];
    private int length;

    ArrowStrings(FieldVector vector) {
        this.vector = vector;
    }

    static boolean isText(FieldVector vector) {
        return vector instanceof VarCharVector
                || vector instanceof LargeVarCharVector
                || vector instanceof ViewVarCharVector;
    }

    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    /** Decodes the text of a row that is not null. */
    void load(ArrowCells cells, int row) {
        int size = copy(cells.place(row));
        if (chars.length < size) {
            chars = new char[bytes.length];
        }
        for (length = 0; length < size; length++) {
            byte b = bytes[length];
            if (b < 0) {
                decode(cells, row, size);
                return;
            }
            chars[length] = (char) b;
        }
    }

    private int copy(int place) {
        if (vector instanceof VarCharVector texts) {
            int start = texts.getStartOffset(place);
            int size = texts.getEndOffset(place) - start;
            if (bytes.length < size) {
                bytes = new byte[Math.max(size, bytes.length * 2)];
            }
            texts.getDataBuffer().getBytes(start, bytes, 0, size);
            return size;
        }
        bytes = vector instanceof LargeVarCharVector large ? large.get(place) : ((ViewVarCharVector) vector).get(place);
        return bytes.length;
    }

    private void decode(ArrowCells cells, int row, int size) {
        try {
            CharBuffer decoded = decoder.decode(ByteBuffer.wrap(bytes, 0, size));
            length = decoded.length();
            decoded.get(chars, 0, length);
        } catch (CharacterCodingException e) {
            throw cells.refused(row, Arrays.toString(Arrays.copyOf(bytes, size)), "is not text in UTF-8");
        }
    }
}
