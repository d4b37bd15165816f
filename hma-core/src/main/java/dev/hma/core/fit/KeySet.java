package dev.hma.core.fit;

import java.util.HashSet;
import java.util.Set;

/**
 * The keys of a table that nothing refers to: enough to find a repeated one. Whole numbers are bits in words of 64
 * neighbours, so that keys in sequence take two bits each, however many rows there are.
 */
final class KeySet {
    private final Set<String> texts = new HashSet<>();
    private long[] words = new long[16];
    private long[] bits = new long[16];
    private int used;

    /** Adds a key; false if it was there. */
    boolean add(String key) {
        return KeyIndex.isPlainNumber(key) ? add(Long.parseLong(key)) : texts.add(key);
    }

    boolean add(long key) {
        long word = key >> 6;
        int slot = slot(word);
        if (bits[slot] == 0) {
            if (++used * 2 > words.length) {
                grow();
                slot = slot(word);
            }
            words[slot] = word;
        }
        long bit = 1L << (key & 63);
        boolean added = (bits[slot] & bit) == 0;
        bits[slot] |= bit;
        return added;
    }

    private int slot(long word) {
        int mask = words.length - 1;
        int slot = (int) ((word * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (bits[slot] != 0 && words[slot] != word) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldWords = words;
        long[] oldBits = bits;
        words = new long[oldWords.length * 2];
        bits = new long[words.length];
        for (int i = 0; i < oldWords.length; i++) {
            if (oldBits[i] != 0) {
                int slot = slot(oldWords[i]);
                words[slot] = oldWords[i];
                bits[slot] = oldBits[i];
            }
        }
    }
}
