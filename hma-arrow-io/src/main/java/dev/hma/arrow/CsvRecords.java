package dev.hma.arrow;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.hma.api.SynthesisException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The records of a part of a CSV file, handed to a handler one by one; what is no CSV after RFC 4180 becomes a message. */
final class CsvRecords implements Closeable {
    /** Receives the fields of each record. */
    abstract static class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final long linesBefore;

        /** Receives the records of a part. */
        Handler(CsvPart part) {
            linesBefore = part.line() - 1;
        }

        /** The physical line of the file that the current record begins on, from 1. */
        final long line() {
            return linesBefore + getStartingLineNumber();
        }
    }

    private final Path file;
    private final Handler handler;
    private final CloseableIterator<Boolean> records;

    private CsvRecords(Path file, Handler handler, CloseableIterator<Boolean> records) {
        this.file = file;
        this.handler = handler;
        this.records = records;
    }

    static CsvRecords open(CsvPart part, Handler handler) throws IOException {
        Path file = part.file();
        try {
            CsvReader<Boolean> reader = CsvReader.builder()
                    .skipEmptyLines(false)
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .build(handler, Utf8Reader.open(file, part.start(), part.end()));
            return new CsvRecords(file, handler, reader.iterator());
        } catch (NoSuchFileException e) {
            throw missing(file, e);
        } catch (AccessDeniedException e) {
            throw new SynthesisException("the file may not be read", "Change its permissions", e).in(file.toString());
        } catch (SynthesisException e) {
            throw e.in(file.toString());
        }
    }

    private static SynthesisException missing(Path file, NoSuchFileException e) {
        boolean link = Files.isSymbolicLink(file);
        return new SynthesisException(
                        link ? "the link leads to no file" : "there is no such file",
                        "Every table of the metadata needs a file of its own",
                        e)
                .in(file.toString());
    }

    /** Reads the next record into the handler; false at the end of the file. */
    boolean next() throws IOException {
        try {
            if (!records.hasNext()) {
                return false;
            }
            records.next();
            return true;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof SynthesisException known) {
                throw known.in(file.toString());
            }
            throw malformed(e).in("line " + handler.line()).in(file.toString());
        }
    }

    private static SynthesisException malformed(CsvParseException e) {
        Throwable first = e.getCause() == null ? e : e.getCause();
        String message = String.valueOf(first.getMessage());
        if (message.startsWith("Unclosed")) {
            return new SynthesisException(
                    "the quotation mark of a field in this row is not closed",
                    "A field that begins with a quotation mark ends with one; within, it is written twice",
                    e);
        }
        if (message.startsWith("Unexpected")) {
            return new SynthesisException(
                    "a field in this row goes on after its closing quotation mark",
                    "Within a field in quotation marks, write the mark twice",
                    e);
        }
        if (message.contains("buffer size")) {
            return new SynthesisException(
                    "a field in this row is longer than 16 million characters",
                    "Look for a quotation mark that is not closed",
                    e);
        }
        return new SynthesisException("the row cannot be read: " + message, "", e);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
