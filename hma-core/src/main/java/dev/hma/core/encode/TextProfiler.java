package dev.hma.core.encode;

import dev.hma.api.data.Column;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;

/** Learns how long texts are, and nothing else of them. */
final class TextProfiler extends ColumnProfiler {
    /** Made-up texts are not longer, however long the real ones are. */
    private static final int LONGEST = 2_000;

    private static final int QUANTILES = 16;

    private final ColumnType.Text type;
    private final long[] rowsOfLength = new long[LONGEST + 1];

    TextProfiler(String table, ColumnSpec spec, ColumnType.Text type) {
        super(table, spec);
        this.type = type;
    }

    @Override
    void addValues(Column column, int n) {
        for (int i = 0; i < n; i++) {
            if (!column.nulls().get(i)) {
                rowsOfLength[Math.min(LONGEST, length(column, i))]++;
            }
        }
    }

    private static int length(Column column, int row) {
        if (column instanceof Column.Texts texts) {
            return texts.text(row).length();
        }
        if (column instanceof Column.Longs longs) {
            return Long.toString(longs.values()[row]).length();
        }
        throw Columns.unfit(column, "texts");
    }

    @Override
    void mergeValues(ColumnProfiler other) {
        long[] those = ((TextProfiler) other).rowsOfLength;
        for (int i = 0; i < those.length; i++) {
            rowsOfLength[i] += those[i];
        }
    }

    @Override
    Profile profile() {
        long total = 0;
        for (long rows : rowsOfLength) {
            total += rows;
        }
        List<Integer> lengths = new ArrayList<>();
        int length = -1;
        long upTo = 0;
        for (int q = 0; q <= QUANTILES; q++) {
            // The place, from 0, of the text that is the quantile.
            long place = (total - 1) / QUANTILES * q + (total - 1) % QUANTILES * q / QUANTILES;
            while (upTo <= place) {
                upTo += rowsOfLength[++length];
            }
            lengths.add(length);
        }
        return profile(new TextEncoder(type.sdtype(), lengths, sometimesMissing()));
    }
}
