package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Text in UTF-8, built byte by byte. */
final class Utf8Bytes {
    private static final int MAX_LONG_DIGITS = 19;
    private static final int CHUNK = 1 << 16;

    private byte[] bytes;
    private int size;

    Utf8Bytes(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    /** Drops what was written after that size. */
    void truncate(int to) {
        size = to;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length + (bytes.length >> 1)));
        }
    }

    /** Appends a character of the ASCII set. */
    void put(char c) {
        reserve(1);
        bytes[size++] = (byte) c;
    }

    /** Appends characters of the ASCII set. */
    void ascii(CharSequence text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    /** Appends bytes of another text. */
    void copy(Utf8Bytes other, int from, int to) {
        reserve(to - from);
        System.arraycopy(other.bytes, from, bytes, size, to - from);
        size += to - from;
    }

    /** Appends a whole number. */
    void number(long value) {
        if (value == Long.MIN_VALUE) {
            ascii("-9223372036854775808");
            return;
        }
        if (value < 0) {
            put('-');
        }
        digits(Math.abs(value));
    }

    /** Appends a number that is not negative. */
    void digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        paddedDigits(value, digits);
    }

    /** Appends the last digits of a number that is not negative, with leading zeros. */
    void paddedDigits(long value, int digits) {
        reserve(MAX_LONG_DIGITS);
        long rest = value;
        for (int i = size + digits - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    /** Appends any text. */
    void text(CharSequence text) {
        int length = text.length();
        reserve(Math.multiplyExact(length, 3));
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[size++] = (byte) c;
            } else if (Character.isSurrogate(c)) {
                codePoint(text, i++);
            } else {
                wide(c);
            }
        }
    }

    private void wide(char c) {
        if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | c >> 6);
        } else {
            bytes[size++] = (byte) (0xE0 | c >> 12);
            bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
        }
        bytes[size++] = (byte) (0x80 | c & 0x3F);
    }

    private void codePoint(CharSequence text, int at) {
        int point = Character.codePointAt(text, at);
        if (point < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            throw new SynthesisException(
                    "the text " + Shown.of(text) + " holds half a pair of surrogates, which UTF-8 cannot express",
                    "Correct the component that made the text");
        }
        bytes[size++] = (byte) (0xF0 | point >> 18);
        bytes[size++] = (byte) (0x80 | point >> 12 & 0x3F);
        bytes[size++] = (byte) (0x80 | point >> 6 & 0x3F);
        bytes[size++] = (byte) (0x80 | point & 0x3F);
    }

    void writeTo(OutputStream out) throws IOException {
        // In pieces: the channel below keeps a buffer as large as the largest array that it is given.
        for (int from = 0; from < size; from += CHUNK) {
            out.write(bytes, from, Math.min(CHUNK, size - from));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, java.nio.charset.StandardCharsets.UTF_8);
    }
}
