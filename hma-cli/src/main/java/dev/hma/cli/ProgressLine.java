package dev.hma.cli;

import dev.hma.core.progress.FitEstimate;
import dev.hma.core.progress.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** One line on a terminal that is written again and again; where there is no terminal, the estimate of a fit only. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long INTERVAL = 200_000_000;
    private static final long SETTLING = 1_000_000_000;
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter err;
    private final boolean terminal;
    private String work = "";
    private long rows;
    private long done;
    private long start;
    private long shown;
    private boolean dirty;

    ProgressLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** What is told once is told without a terminal, too. */
    @Override
    public synchronized void estimate(FitEstimate estimate) {
        close();
        EstimateText.print(estimate, Runtime.getRuntime().maxMemory(), err);
    }

    @Override
    public synchronized void begin(String stage, long total) {
        work = stage;
        rows = total;
        done = 0;
        start = System.nanoTime();
        show(start);
    }

    @Override
    public synchronized void advance(long more) {
        done += more;
        long now = System.nanoTime();
        if (now - shown >= INTERVAL) {
            show(now);
        }
    }

    private void show(long now) {
        if (!terminal) {
            return;
        }
        shown = now;
        dirty = true;
        err.print(CLEAR + text(work, rows, done, now - start));
        err.flush();
    }

    /** What the line says: rates are told once they have settled. */
    static String text(String work, long rows, long done, long nanos) {
        StringBuilder text = new StringBuilder(work);
        if (rows > 0) {
            text.append(String.format(
                    Locale.ROOT, "  %d%% of %,d rows", Math.min(100, (long) (100.0 * done / rows)), rows));
        } else if (done > 0) {
            text.append(String.format(Locale.ROOT, "  %,d rows", done));
        }
        if (done > 0 && nanos >= SETTLING) {
            double perSecond = done / (nanos / 1e9);
            text.append(String.format(Locale.ROOT, ", %,.0f rows/s", perSecond));
            if (done < rows) {
                text.append(", ").append(remaining((long) Math.ceil((rows - done) / perSecond)));
            }
        }
        return text.toString();
    }

    private static String remaining(long seconds) {
        long minutes = seconds / 60;
        String time = minutes == 0
                ? seconds + " s"
                : minutes < 60
                        ? String.format(Locale.ROOT, "%d min %02d s", minutes, seconds % 60)
                        : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
        return time + " left";
    }

    /** Takes the line off the screen. */
    @Override
    public synchronized void close() {
        if (dirty) {
            err.print(CLEAR);
            err.flush();
            dirty = false;
        }
    }
}
