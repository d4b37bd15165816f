package dev.hma.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a large file into parts that can be read at the same time, between records.
 *
 * <p>Where records end, only a look at every byte tells, as line breaks may stand in quotation marks. It is a short one:
 * all bytes that matter are ASCII, which in UTF-8 are no part of anything else. A malformed file is cut somewhere, and reading
 * its parts in order meets its first mistake as reading it in one piece does: what is wrong with a record does not move where
 * earlier ones end, and no cut follows an empty line, which is a mistake only if rows come after it.
 */
final class CsvCuts {
    /** What a byte is to {@link #take}; everything else is {@link #OTHER}. */
    private static final byte[] KINDS = new byte[256];

    private static final byte OTHER = 0;
    private static final byte COMMA = 1;
    private static final byte QUOTE = 2;
    private static final byte CR = 3;
    private static final byte LF = 4;

    static {
        KINDS[','] = COMMA;
        KINDS['"'] = QUOTE;
        KINDS['\r'] = CR;
        KINDS['\n'] = LF;
    }

    /** The byte-order mark. */
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private enum State {
        FIELD_BEGINS,
        IN_FIELD,
        IN_QUOTES,
        AFTER_QUOTE
    }

    private final Path file;
    private final long least;
    private final List<CsvPart> parts = new ArrayList<>();

    private State state = State.FIELD_BEGINS;
    private boolean afterCr;
    private long line = 1;
    /** Where the current record begins. */
    private long record;
    /** Whether there may be a cut before the current record. */
    private boolean cuttable;

    private long partStart;
    private long partLine = 1;

    private CsvCuts(Path file, long least) {
        this.file = file;
        this.least = least;
    }

    /**
     * Cuts a file.
     *
     * @param file the file
     * @param least the size that parts have at least, but for the last, in bytes; files up to this size stay whole
     * @return the parts in order, one at least
     */
    static List<CsvPart> of(Path file, long least) throws IOException {
        return Files.size(file) <= least ? List.of(CsvPart.whole(file)) : new CsvCuts(file, least).parts();
    }

    private List<CsvPart> parts() throws IOException {
        byte[] bytes = new byte[1 << 16];
        long place = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.readNBytes(bytes, 0, bytes.length); n > 0; n = in.readNBytes(bytes, 0, bytes.length)) {
                int from = place == 0 && startsWithMark(bytes) ? MARK.length : 0;
                record = place == 0 ? from : record;
                take(bytes, from, n, place);
                place += n;
            }
        }
        parts.add(new CsvPart(file, partStart, Long.MAX_VALUE, partLine));
        return List.copyOf(parts);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return Arrays.mismatch(bytes, 0, MARK.length, MARK, 0, MARK.length) < 0;
    }

    private void take(byte[] bytes, int from, int n, long place) {
        for (int i = from; i < n; i++) {
            byte kind = KINDS[bytes[i] & 0xFF];
            take(kind, place + i);
            if (kind == OTHER) {
                // Most bytes are such, and one says as much as many.
                while (i + 1 < n && KINDS[bytes[i + 1] & 0xFF] == OTHER) {
                    i++;
                }
            }
        }
    }

    private void take(byte kind, long at) {
        if (kind == LF && afterCr) {
            // The second half of a line break.
            afterCr = false;
            if (state == State.FIELD_BEGINS && record == at) {
                record = at + 1;
            }
            return;
        }
        if (record == at) {
            cut();
        }
        afterCr = kind == CR;
        if (kind == CR || kind == LF) {
            line++;
        }
        if (state == State.IN_QUOTES) {
            state = kind == QUOTE ? State.AFTER_QUOTE : State.IN_QUOTES;
        } else if (kind == QUOTE) {
            // After a closing one, it was one that stands for itself; in a field that began without, it means nothing.
            state = state == State.IN_FIELD ? State.IN_FIELD : State.IN_QUOTES;
        } else if (kind == OTHER) {
            state = State.IN_FIELD;
        } else if (kind == COMMA) {
            state = State.FIELD_BEGINS;
        } else {
            cuttable = record < at;
            record = at + 1;
            state = State.FIELD_BEGINS;
        }
    }

    /** Ends the part before the current record if it is long enough. */
    private void cut() {
        if (cuttable && record - partStart >= least) {
            parts.add(new CsvPart(file, partStart, record, partLine));
            partStart = record;
            partLine = line;
        }
        cuttable = false;
    }
}
