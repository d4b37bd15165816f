package dev.hma.testkit;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Draws rows from a model, batch by batch, as an engine may do it. All ways must give the same rows.
 *
 * @param batch how many rows a batch holds at most; a family that is kept whole may exceed it
 * @param threads how many batches are drawn at a time
 * @param wholeFamilies whether every family is drawn in one batch
 */
record Sampler(int batch, int threads, boolean wholeFamilies) {
    /**
     * Draws rows.
     *
     * @param template the rows to draw: their numbers, families and given values; everything else in it is ignored
     * @param given the given features
     * @return the drawn columns
     */
    double[][] draw(TableModel model, FeatureBatch template, BitSet given, Draws draws) {
        double[][] drawn = new double[template.features()][template.size()];
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int[] range : Rows.ranges(template, batch, wholeFamilies)) {
                running.add(pool.submit(() -> drawRange(model, template, range, given, draws, drawn)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the model failed while it drew rows: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
        return drawn;
    }

    /** Draws all rows at once. */
    static double[][] drawAll(TableModel model, FeatureBatch template, BitSet given, Draws draws) {
        FeatureBatch rows = toBeDrawn(template, new int[] {0, template.size()}, given);
        model.sampleAll(rows, (BitSet) given.clone(), draws.over(template.size()));
        double[][] drawn = new double[template.features()][];
        Arrays.setAll(drawn, f -> Arrays.copyOf(rows.column(f), rows.size()));
        return drawn;
    }

    private static void drawRange(
            TableModel model, FeatureBatch template, int[] range, BitSet given, Draws draws, double[][] drawn) {
        FeatureBatch rows = toBeDrawn(template, range, given);
        model.sample(rows, (BitSet) given.clone(), draws);
        for (int f = 0; f < rows.features(); f++) {
            System.arraycopy(rows.column(f), 0, drawn[f], range[0], rows.size());
        }
    }

    private static FeatureBatch toBeDrawn(FeatureBatch template, int[] range, BitSet given) {
        FeatureBatch rows = Rows.slice(template, range[0], range[1], 2);
        FeatureBatch blank = Rows.blank(rows.firstRow(), rows.size(), rows.features(), 2);
        for (int f = 0; f < rows.features(); f++) {
            if (!given.get(f)) {
                System.arraycopy(blank.column(f), 0, rows.column(f), 0, rows.size());
            }
        }
        return rows;
    }
}
