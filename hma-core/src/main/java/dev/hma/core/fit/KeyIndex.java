package dev.hma.core.fit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The rows of a table by their key. Keys that are whole numbers in plain spelling take sixteen bytes each, others are
 * kept as text.
 */
final class KeyIndex {
    static final int NONE = -1;

    private static final String LONGEST = Long.toString(Long.MAX_VALUE);
    private static final String LONGEST_NEGATIVE = Long.toString(Long.MIN_VALUE).substring(1);

    private final Map<String, Integer> texts = new HashMap<>();
    private long[] keys = new long[16];
    private int[] rows = new int[16];
    private int used;

    KeyIndex() {
        Arrays.fill(rows, NONE);
    }

    /** The row of a key; {@link #NONE} if there is none. */
    int find(String key) {
        if (isPlainNumber(key)) {
            return rows[slot(Long.parseLong(key))];
        }
        Integer row = texts.get(key);
        return row == null ? NONE : row;
    }

    int find(long key) {
        return rows[slot(key)];
    }

    /** Enters a key. Gives the row that it belongs to already, or {@link #NONE} if it is new. */
    int add(String key, int row) {
        if (isPlainNumber(key)) {
            return add(Long.parseLong(key), row);
        }
        Integer before = texts.putIfAbsent(key, row);
        return before == null ? NONE : before;
    }

    int add(long key, int row) {
        int slot = slot(key);
        if (rows[slot] != NONE) {
            return rows[slot];
        }
        if (++used * 2 > keys.length) {
            grow();
            slot = slot(key);
        }
        keys[slot] = key;
        rows[slot] = row;
        return NONE;
    }

    /** Whether {@link Long#parseLong} and back gives the same text. */
    static boolean isPlainNumber(String text) {
        int length = text.length();
        int digits = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (length == digits || length - digits > LONGEST.length()) {
            return false;
        }
        if (text.charAt(digits) == '0' && (length > 1)) {
            return false;
        }
        for (int i = digits; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return length - digits < LONGEST.length()
                || text.substring(digits).compareTo(digits == 0 ? LONGEST : LONGEST_NEGATIVE) <= 0;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        long mixed = (key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (rows[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldRows = rows;
        keys = new long[oldKeys.length * 2];
        rows = new int[keys.length];
        Arrays.fill(rows, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldRows[i] != NONE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                rows[slot] = oldRows[i];
            }
        }
    }
}
