package dev.hma.core;

import java.nio.file.Path;
import java.util.Map;

/**
 * What was written.
 *
 * @param rows the number of rows per table, parents before children
 * @param seconds how long it took
 * @param directory where the tables are
 */
public record SampleResult(Map<String, Long> rows, double seconds, Path directory) {}
