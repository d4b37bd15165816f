package dev.hma.core.fit;

import dev.hma.api.data.Column;
import java.util.List;

/** A number that tells sets of rows apart: a sum over rows, so that their order and partitions do not matter. */
final class Fingerprint {
    private long sum;

    void add(List<Column> columns, int size) {
        long[] rows = new long[size];
        for (Column column : columns) {
            long[] cells = hashes(column, size);
            for (int i = 0; i < size; i++) {
                rows[i] = mix(rows[i] * 31 + (column.nulls().get(i) ? 1 : cells[i]));
            }
        }
        for (long row : rows) {
            sum += mix(row + 0x9E3779B97F4A7C15L);
        }
    }

    void merge(Fingerprint other) {
        sum += other.sum;
    }

    @Override
    public String toString() {
        return Long.toHexString(sum);
    }

    private static long[] hashes(Column column, int size) {
        long[] hashes = new long[size];
        if (column instanceof Column.Texts texts) {
            long[] byCode = new long[texts.dictionary().length];
            for (int c = 0; c < byCode.length; c++) {
                byCode[c] = hash(texts.dictionary()[c]);
            }
            for (int i = 0; i < size; i++) {
                hashes[i] = texts.nulls().get(i) ? 0 : byCode[texts.codes()[i]];
            }
        } else if (column instanceof Column.Doubles doubles) {
            for (int i = 0; i < size; i++) {
                hashes[i] = Double.doubleToLongBits(doubles.values()[i]);
            }
        } else {
            long[] values =
                    column instanceof Column.Longs longs ? longs.values() : ((Column.Datetimes) column).micros();
            System.arraycopy(values, 0, hashes, 0, size);
        }
        return hashes;
    }

    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
