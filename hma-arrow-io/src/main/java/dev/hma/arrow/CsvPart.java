package dev.hma.arrow;

import java.nio.file.Path;

/**
 * Whole records of a CSV file.
 *
 * @param file the file
 * @param start the place of the first byte; the part that begins at 0 holds the header
 * @param end the place after the last byte, which may lie beyond the file's end
 * @param line the physical line that the part begins on, from 1
 */
record CsvPart(Path file, long start, long end, long line) {
    static CsvPart whole(Path file) {
        return new CsvPart(file, 0, Long.MAX_VALUE, 1);
    }

    boolean hasHeader() {
        return start == 0;
    }
}
