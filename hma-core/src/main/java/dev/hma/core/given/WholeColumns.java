package dev.hma.core.given;

import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a table in one piece. */
public final class WholeColumns {
    private WholeColumns() {}

    /**
     * Joins batches.
     *
     * @param specs the columns
     * @param batches the rows in order, these columns
     * @return all rows
     */
    public static TableBatch join(List<ColumnSpec> specs, List<TableBatch> batches) {
        int size = batches.stream().mapToInt(TableBatch::size).sum();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < specs.size(); c++) {
            int at = c;
            List<Column> parts = batches.stream().map(b -> b.columns().get(at)).toList();
            int[] sizes = batches.stream().mapToInt(TableBatch::size).toArray();
            columns.add(join(specs.get(c).type().storage(), parts, sizes, size));
        }
        return new TableBatch(size, columns);
    }

    private static Column join(Storage storage, List<Column> parts, int[] sizes, int size) {
        BitSet nulls = new BitSet(size);
        int from = 0;
        for (int p = 0; p < sizes.length; p++) {
            BitSet own = parts.get(p).nulls();
            for (int i = own.nextSetBit(0); i >= 0 && i < sizes[p]; i = own.nextSetBit(i + 1)) {
                nulls.set(from + i);
            }
            from += sizes[p];
        }
        return switch (storage) {
            case LONGS -> new Column.Longs(longs(parts, sizes, size), nulls);
            case DATETIMES ->
                new Column.Datetimes(
                        longs(parts, sizes, size),
                        nulls,
                        parts.stream().anyMatch(c -> ((Column.Datetimes) c).unpadded()));
            case DOUBLES -> new Column.Doubles(doubles(parts, sizes, size), nulls);
            case TEXTS -> texts(parts, sizes, size, nulls);
        };
    }

    private static long[] longs(List<Column> parts, int[] sizes, int size) {
        long[] whole = new long[size];
        int from = 0;
        for (int p = 0; p < sizes.length; p++) {
            long[] part = parts.get(p) instanceof Column.Longs longs
                    ? longs.values()
                    : ((Column.Datetimes) parts.get(p)).micros();
            System.arraycopy(part, 0, whole, from, sizes[p]);
            from += sizes[p];
        }
        return whole;
    }

    private static double[] doubles(List<Column> parts, int[] sizes, int size) {
        double[] whole = new double[size];
        int from = 0;
        for (int p = 0; p < sizes.length; p++) {
            System.arraycopy(((Column.Doubles) parts.get(p)).values(), 0, whole, from, sizes[p]);
            from += sizes[p];
        }
        return whole;
    }

    private static Column.Texts texts(List<Column> parts, int[] sizes, int size, BitSet nulls) {
        Map<String, Integer> places = new HashMap<>();
        List<String> dictionary = new ArrayList<>();
        int[] codes = new int[size];
        int from = 0;
        for (int p = 0; p < sizes.length; p++) {
            Column.Texts texts = (Column.Texts) parts.get(p);
            for (int i = 0; i < sizes[p]; i++) {
                if (!nulls.get(from + i)) {
                    codes[from + i] = places.computeIfAbsent(texts.text(i), text -> {
                        dictionary.add(text);
                        return dictionary.size() - 1;
                    });
                }
            }
            from += sizes[p];
        }
        if (dictionary.isEmpty()) {
            dictionary.add("");
        }
        return new Column.Texts(codes, dictionary.toArray(String[]::new), nulls);
    }

    /**
     * Consecutive rows.
     *
     * @param whole all rows
     * @param from the first of them
     * @param n how many
     * @return these rows
     */
    public static TableBatch slice(TableBatch whole, int from, int n) {
        return new TableBatch(
                n, whole.columns().stream().map(c -> slice(c, from, n)).toList());
    }

    private static Column slice(Column whole, int from, int n) {
        BitSet nulls = whole.nulls().get(from, from + n);
        if (whole instanceof Column.Texts texts) {
            return new Column.Texts(Arrays.copyOfRange(texts.codes(), from, from + n), texts.dictionary(), nulls);
        }
        if (whole instanceof Column.Doubles doubles) {
            return new Column.Doubles(Arrays.copyOfRange(doubles.values(), from, from + n), nulls);
        }
        if (whole instanceof Column.Datetimes datetimes) {
            return new Column.Datetimes(
                    Arrays.copyOfRange(datetimes.micros(), from, from + n), nulls, datetimes.unpadded());
        }
        return new Column.Longs(Arrays.copyOfRange(((Column.Longs) whole).values(), from, from + n), nulls);
    }
}
