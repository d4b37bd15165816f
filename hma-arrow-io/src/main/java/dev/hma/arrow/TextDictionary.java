package dev.hma.arrow;

import java.util.Arrays;

/**
 * Numbers distinct texts in the order in which they come. A text that is there already costs no allocation: its characters
 * are compared with a copy in one large array.
 */
final class TextDictionary {
    private static final int FIRST_SLOTS = 1024;

    /** Codes plus one by hash, open addressing; 0 is free. At most half full. */
    private int[] slots = new int[FIRST_SLOTS];

    private int[] hashes = new int[FIRST_SLOTS / 2];
    /** Where each text ends in {@link #chars}; it begins where the one before ends. */
    private int[] ends = new int[FIRST_SLOTS / 2];

    private char[] chars = new char[1 << 13];
    private int size;
    private String[] texts = {};

    int size() {
        return size;
    }

    int code(char[] text, int from, int length) {
        int hash = hash(text, from, from + length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (hashes[code] == hash && Arrays.equals(chars, begin(code), ends[code], text, from, from + length)) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = size + 1;
        return add(text, from, length, hash);
    }

    private static int hash(char[] text, int from, int end) {
        int hash = 0;
        for (int i = from; i < end; i++) {
            hash = hash * 31 + text[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private int begin(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    private int add(char[] text, int from, int length, int hash) {
        int begin = begin(size);
        if (begin + length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(begin + length, chars.length * 2));
        }
        System.arraycopy(text, from, chars, begin, length);
        hashes[size] = hash;
        ends[size] = begin + length;
        size++;
        if (size == hashes.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, size * 2);
        ends = Arrays.copyOf(ends, size * 2);
        slots = new int[size * 4];
        int mask = slots.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = hashes[code] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = code + 1;
        }
    }

    /** {@return the texts by code; the same array as last time if no text has been added} */
    String[] texts() {
        int known = texts.length;
        if (known < size) {
            texts = Arrays.copyOf(texts, size);
            for (int code = known; code < size; code++) {
                texts[code] = new String(chars, begin(code), ends[code] - begin(code));
            }
        }
        return texts;
    }

    /** Forgets all texts. Arrays that were handed out stay as they are. */
    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
        texts = new String[0];
    }
}
