package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
        return read(
                file,
                "The first line must name the columns " + table.columnNames(),
                names -> FileColumns.check(names, table));
    }

    /** Reads a file's header, which may name any columns. */
    static List<String> read(Path file) throws IOException {
        return read(file, "The first line must name the columns", FileColumns::checkDistinct);
    }

    private static List<String> read(Path file, String wanted, Consumer<List<String>> check) throws IOException {
        CsvPart whole = CsvPart.whole(file);
        CsvHeader header = new CsvHeader(whole);
        try (CsvRecords records = CsvRecords.open(whole, header)) {
            boolean any = records.next();
            if (header.names.isEmpty()) {
                throw new SynthesisException(any ? "the first line of the file is empty" : "the file is empty", wanted)
                        .in(file.toString());
            }
        }
        try {
            check.accept(header.names);
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
