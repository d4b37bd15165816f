package dev.hma.cli;

import dev.hma.core.progress.FitEstimate;
import java.io.PrintWriter;

/** What a fit will take, before it starts in earnest. */
final class EstimateText {
    private static final long MEBIBYTE = 1 << 20;

    private EstimateText() {}

    /**
     * Tells it.
     *
     * @param estimate the estimate
     * @param limit how much memory Java may take, in bytes
     * @param err where messages go
     */
    static void print(FitEstimate estimate, long limit, PrintWriter err) {
        TextTable tables = new TextTable("table", "rows", "columns", "with those of other tables, at most");
        for (FitEstimate.Table table : estimate.tables()) {
            tables.row(table.name(), Shown.count(table.rows()), Shown.count(table.own()), Shown.count(table.most()));
        }
        tables.print(err, "");
        err.println("the fit will take about " + Shown.count((long) Math.ceil(estimate.seconds())) + " s and "
                + Shown.count(mebibytes(estimate.memory())) + " MiB of memory");
        if (estimate.memory() > limit) {
            err.println("warning: Java may take " + Shown.count(mebibytes(limit))
                    + " MiB only: allow more with HMA_JAVA_OPTS=-Xmx" + mebibytes(2 * estimate.memory())
                    + "m, or let relationships add fewer columns, with a lower maxColumns of the extension strategy");
        }
        err.flush();
    }

    private static long mebibytes(long bytes) {
        return (bytes + MEBIBYTE - 1) / MEBIBYTE;
    }
}
