package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects records in batches of columns. */
final class CsvRows extends CsvRecords.Handler {
    private final List<String> header;
    /** The wanted columns at their places in the file, null at the others. */
    private final @Nullable CsvColumn[] fields;

    private final List<CsvColumn> wanted = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();

    private boolean inHeader;
    private int rows;
    /** What was wrong first in the current record: raised at its end, as a wrong number of fields explains it better. */
    private @Nullable SynthesisException failure;

    private boolean empty;
    /** The first of the empty lines just read; 0 if there is none. */
    private long emptyLine;

    CsvRows(CsvPart part, List<String> header, Table table, List<String> columns) {
        super(part);
        this.inHeader = part.hasHeader();
        this.header = header;
        this.fields = new CsvColumn[header.size()];
        Map<String, Integer> known = new HashMap<>();
        for (String name : columns) {
            ColumnSpec column = table.column(name);
            order.add(known.computeIfAbsent(name, n -> {
                CsvColumn field = CsvColumn.of(column);
                fields[header.indexOf(n)] = field;
                wanted.add(field);
                return wanted.size() - 1;
            }));
        }
    }

    int rows() {
        return rows;
    }

    /** Hands over the rows so far and begins a new batch. */
    TableBatch take() {
        List<Column> taken = wanted.stream().map(CsvColumn::take).toList();
        TableBatch batch = new TableBatch(rows, order.stream().map(taken::get).toList());
        rows = 0;
        return batch;
    }

    @Override
    protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
        CsvColumn field = index < fields.length ? fields[index] : null;
        if (field == null || inHeader) {
            return;
        }
        try {
            field.put(rows, text, from, length, quoted);
        } catch (SynthesisException e) {
            if (failure == null) {
                failure = e.in("column " + header.get(index));
            }
        }
    }

    /** A row of one column that is null is an empty line; in a wider table empty lines may only end the file. */
    @Override
    protected void handleEmpty() {
        empty = true;
    }

    @Override
    protected Boolean buildRecord() {
        if (inHeader) {
            inHeader = false;
        } else if (empty) {
            endEmpty();
        } else {
            endRow();
        }
        empty = false;
        return true;
    }

    private void endEmpty() {
        if (header.size() > 1) {
            emptyLine = emptyLine == 0 ? line() : emptyLine;
            return;
        }
        wanted.forEach(field -> field.putNull(rows));
        rows++;
    }

    private void endRow() {
        if (emptyLine > 0) {
            throw new SynthesisException("the line is empty", "Remove it; rows follow it").in("line " + emptyLine);
        }
        if (getFieldCount() != header.size()) {
            throw new SynthesisException(
                            "the row has " + getFieldCount() + " fields and the header " + header.size(),
                            "Give every row as many fields as the header has; a field with a comma or line break in it"
                                    + " stands in quotation marks")
                    .in("line " + line());
        }
        if (failure != null) {
            throw failure.in("line " + line());
        }
        rows++;
    }
}
