package dev.hma.arrow;

import dev.hma.api.data.Batches;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part of a CSV file in batches.
 *
 * <p>Fields go straight into the arrays of the batch. Through Arrow vectors they would be written to memory outside the
 * heap, read from it again, and texts encoded and decoded once more, for the same arrays in the end.
 */
final class CsvBatches implements Batches {
    private final CsvRows rows;
    private final CsvRecords records;

    private CsvBatches(CsvRows rows, CsvRecords records) {
        this.rows = rows;
        this.records = records;
    }

    static CsvBatches open(CsvPart part, List<String> header, Table table, List<String> columns) throws IOException {
        CsvRows rows = new CsvRows(part, header, table, columns);
        return new CsvBatches(rows, CsvRecords.open(part, rows));
    }

    @Override
    public @Nullable TableBatch next() throws IOException {
        while (rows.rows() < CsvColumn.ROWS && records.next()) {
            // The record is in the rows.
        }
        return rows.rows() == 0 ? null : rows.take();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
