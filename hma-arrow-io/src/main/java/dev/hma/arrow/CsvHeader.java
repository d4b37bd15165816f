package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the first record of a file: the names of its columns. */
final class CsvHeader extends CsvRecords.Handler {
    private final List<String> names = new ArrayList<>();

    private CsvHeader(CsvPart part) {
        super(part);
    }

    /**
     * Reads a file's header and checks it against the table.
     *
     * @return the names of the file's columns, in the file's order
     */
    static List<String> read(Path file, Table table) throws IOException {
        CsvPart whole = CsvPart.whole(file);
        CsvHeader header = new CsvHeader(whole);
        try (CsvRecords records = CsvRecords.open(whole, header)) {
            boolean any = records.next();
            if (header.names.isEmpty()) {
                throw new SynthesisException(
                                any ? "the first line of the file is empty" : "the file is empty",
                                "The first line must name the columns " + table.columnNames())
                        .in(file.toString());
            }
        }
        try {
            FileColumns.check(header.names, table);
        } catch (SynthesisException e) {
            throw e.in("line 1").in(file.toString());
        }
        return List.copyOf(header.names);
    }

    @Override
    protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
        names.add(new String(text, from, length));
    }

    @Override
    protected Boolean buildRecord() {
        return true;
    }
}
