package dev.hma.arrow;

/** A stretch of an array as a text, without a copy. */
final class CharWindow implements CharSequence {
    private char[] chars = {};
    private int from;
    private int length;

    CharWindow on(char[] text, int start, int size) {
        chars = text;
        from = start;
        length = size;
        return this;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return chars[from + index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CharWindow().on(chars, from + start, end - start);
    }

    @Override
    public String toString() {
        return new String(chars, from, length);
    }
}
