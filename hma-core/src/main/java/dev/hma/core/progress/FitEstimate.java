package dev.hma.core.progress;

import java.util.List;

/**
 * What a fit will take, told before it starts in earnest. Numbers of columns are upper bounds; memory and time are rough,
 * seldom off by more than a factor of two.
 *
 * @param tables the tables, children before parents as they are fitted
 * @param memory how many bytes of heap
 * @param seconds how long, from the first look at the files on
 */
public record FitEstimate(List<Table> tables, long memory, double seconds) {
    /** Copies the list. */
    public FitEstimate {
        tables = List.copyOf(tables);
    }

    /**
     * A table.
     *
     * @param name its name
     * @param rows its number of rows
     * @param own how many modelled columns come of its own ones
     * @param most how many modelled columns it has at most, with what other tables add: numbers of children, extension
     *     columns, summaries of matched parents
     */
    public record Table(String name, long rows, int own, int most) {}
}
