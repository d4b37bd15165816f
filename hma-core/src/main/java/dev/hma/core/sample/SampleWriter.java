package dev.hma.core.sample;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSink;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.random.Draws;
import dev.hma.core.given.Given;
import dev.hma.core.given.GivenRows;
import dev.hma.core.given.WholeColumns;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.FittedModel;
import dev.hma.core.progress.Progress;
import dev.hma.core.work.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws a database from a model and writes it, block by block. */
public final class SampleWriter {
    private final FeatureDrawing drawing;
    private final KeyColumns keys;
    private final Workers workers;
    private final Progress progress;

    private SampleWriter(Plan plan, Workers workers, Progress progress) {
        this.drawing = new FeatureDrawing(plan);
        this.keys = new KeyColumns(plan, drawing);
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * Draws and writes a database.
     *
     * @param model what to draw from
     * @param given what is known of tables before they are drawn, by their names
     * @param scale the size of every table, in sizes of the original; positive and finite
     * @param seed the seed; the same model, scale and seed give the same rows
     * @param directory where the tables go
     * @param format how they are stored
     * @param workers the threads
     * @param progress is told how far the sample is
     * @return the number of rows per table
     * @throws IOException if writing fails; nothing is visible then
     */
    public static Map<String, Long> write(
            FittedModel model,
            Map<String, Given> given,
            double scale,
            long seed,
            OutputDirectory directory,
            StorageFormat format,
            Workers workers,
            Progress progress)
            throws IOException {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new SynthesisException("scale " + scale + " is not a positive number", "1 gives the original's size");
        }
        progress.begin("planning", 0);
        Plan plan = Planner.plan(model, given, scale, Draws.of(seed).at("sample"), workers);
        SampleWriter writer = new SampleWriter(plan, workers, progress);
        writer.keys.prepare();
        Map<String, Long> rows = new LinkedHashMap<>();
        for (TablePlan table : plan.tables()) {
            String file = table.name() + "." + format.extensions().get(0);
            try (TableSink sink =
                    format.sink(directory.file(file), model.schema().table(table.name()))) {
                writer.write(table, sink);
                sink.commit();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            rows.put(table.name(), (long) table.rows());
        }
        directory.commit();
        return rows;
    }

    private void write(TablePlan table, TableSink sink) {
        progress.begin("writing " + table.name(), table.rows());
        GivenRows kept = table.givenRows();
        if (kept != null) {
            write(kept.rows(), sink);
            return;
        }
        Rows.forEachBlock(drawing, table, workers, batch -> {
            try {
                sink.write(batch.firstRow() / Rows.BLOCK, decode(table, batch));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            progress.advance(batch.size());
        });
    }

    /** Rows that are given are written as they are. */
    private void write(TableBatch rows, TableSink sink) {
        for (int from = 0; from < rows.size(); from += Rows.BLOCK) {
            int n = Math.min(Rows.BLOCK, rows.size() - from);
            try {
                sink.write(from / Rows.BLOCK, WholeColumns.slice(rows, from, n));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            progress.advance(n);
        }
    }

    private TableBatch decode(TablePlan table, FeatureBatch rows) {
        int from = (int) rows.firstRow();
        List<Column> columns = new ArrayList<>();
        List<FittedColumn> fitted = table.table().columns();
        for (int c = 0; c < fitted.size(); c++) {
            FittedColumn column = fitted.get(c);
            if (column instanceof FittedColumn.Key key) {
                columns.add(key.format().column(from, rows.size()));
            } else if (column instanceof FittedColumn.Foreign) {
                columns.add(keys.foreign(table, column.name(), from, rows.size()));
            } else {
                columns.add(keys.modelled(table, c, rows));
            }
        }
        return new TableBatch(rows.size(), columns);
    }
}
