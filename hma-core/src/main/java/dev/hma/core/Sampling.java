package dev.hma.core;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.TableSource;
import dev.hma.core.given.Condition;
import dev.hma.core.progress.Progress;
import dev.hma.core.sample.OutputDirectory;
import dev.hma.core.sample.SampleWriter;
import dev.hma.core.work.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes a sample and writes it. */
public final class Sampling {
    private final HmaModel model;
    private double scale = 1;
    private long seed;
    private int threads = Runtime.getRuntime().availableProcessors();
    private String format = "csv";
    private boolean overwrite;
    private Progress progress = Progress.NONE;
    private final List<Path> directories = new ArrayList<>();
    private final Map<String, TableSource> tables = new LinkedHashMap<>();
    private final List<Condition> conditions = new ArrayList<>();

    Sampling(HmaModel model) {
        this.model = model;
    }

    /**
     * Sets the size.
     *
     * @param times the size of every table in sizes of the original, positive; 1 by default
     * @return this
     */
    public Sampling scale(double times) {
        scale = times;
        return this;
    }

    /**
     * Sets the seed.
     *
     * @param number any number; 0 by default
     * @return this
     */
    public Sampling seed(long number) {
        seed = number;
        return this;
    }

    /**
     * Sets the number of threads, which changes nothing but the time.
     *
     * @param number 1 at least; by default as many as there are processors
     * @return this
     */
    public Sampling threads(int number) {
        threads = number;
        return this;
    }

    /**
     * Sets how tables are stored.
     *
     * @param name the name of a storage format; {@code csv} by default
     * @return this
     */
    public Sampling format(String name) {
        format = name;
        return this;
    }

    /**
     * Allows files to be replaced.
     *
     * @param allowed whether the directory may hold files already; not by default
     * @return this
     */
    public Sampling overwrite(boolean allowed) {
        overwrite = allowed;
        return this;
    }

    /**
     * Sets who is told how far the sample is.
     *
     * @param listener the listener
     * @return this
     */
    public Sampling progress(Progress listener) {
        progress = listener;
        return this;
    }

    /**
     * Keeps tables as they are: with the same rows, whatever the scale, and the other tables drawn to go with them. All
     * parents of a table that is given have to be given, too. The rows of these tables are held in memory.
     *
     * @param directory a directory with a file for each of these tables, in any storage format
     * @return this
     */
    public Sampling given(Path directory) {
        directories.add(directory);
        return this;
    }

    /**
     * Keeps a table as it is, as {@link #given(Path)} does.
     *
     * @param table the table's name
     * @param rows its rows
     * @return this
     */
    public Sampling given(String table, TableSource rows) {
        tables.put(table, rows);
        return this;
    }

    /**
     * Gives every row of a table the same value in a column. Several conditions on one table hold together.
     *
     * @param table a table whose rows are not drawn from those of a parent
     * @param column one of its modelled columns
     * @param value the value, written as in a CSV file; the empty text for a missing one
     * @return this
     */
    public Sampling where(String table, String column, String value) {
        conditions.add(new Condition(table, column, value));
        return this;
    }

    /**
     * Draws the rows and writes them, a file per table.
     *
     * @param directory where to; it appears when all is written
     * @return what was written
     * @throws SynthesisException if the sample is impossible or cannot be written; nothing is left behind then
     */
    public SampleResult to(Path directory) {
        long start = System.nanoTime();
        try (Workers workers = new Workers(threads);
                OutputDirectory output = OutputDirectory.create(directory, overwrite)) {
            Map<String, Long> rows = SampleWriter.write(
                    model.fitted(),
                    new GivenSources(model, directories, tables, conditions).read(workers, progress),
                    scale,
                    seed,
                    output,
                    model.format(format),
                    workers,
                    progress);
            return new SampleResult(rows, (System.nanoTime() - start) / 1e9, directory);
        } catch (IOException e) {
            throw new SynthesisException(
                    directory + " cannot be written: " + e.getMessage(), "Nothing was left behind", e);
        }
    }
}
