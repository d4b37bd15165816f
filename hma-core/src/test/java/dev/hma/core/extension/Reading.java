package dev.hma.core.extension;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import java.util.Arrays;

/** What the engine does with learnings and sums, in the simplest way. */
final class Reading {
    private Reading() {}

    /** Reads the rows as often as the learning wishes, in batches of a size. */
    static <R> R learn(Learning<R> learning, FeatureBatch rows, int batch) {
        Learning<R> current = learning;
        while (current instanceof Learning.Sums<R> sums) {
            long[] totals = new long[sums.cells()];
            for (int from = 0; from < rows.size(); from += batch) {
                sums.add(range(rows, from, Math.min(rows.size(), from + batch)), totals);
            }
            current = sums.next(totals);
        }
        return ((Learning.Done<R>) current).result();
    }

    static FeatureBatch range(FeatureBatch rows, int from, int to) {
        double[][] columns = new double[rows.features()][];
        for (int f = 0; f < columns.length; f++) {
            columns[f] = Arrays.copyOfRange(rows.column(f), from, to);
        }
        int[] families = rows.families().length == 0 ? rows.families() : Arrays.copyOfRange(rows.families(), from, to);
        return new FeatureBatch(rows.firstRow() + from, to - from, columns, families);
    }

    /** The sums of all families, as features of families. */
    static FeatureBatch sums(ExtensionStrategy.Families learning, FeatureBatch rows, int families, int batch) {
        int cells = learning.cells();
        long[] sums = new long[cells * families];
        for (int from = 0; from < rows.size(); from += batch) {
            learning.add(range(rows, from, Math.min(rows.size(), from + batch)), sums);
        }
        FeatureBatch out = FeatureBatch.allocate(0, families, cells);
        for (int i = 0; i < families; i++) {
            for (int k = 0; k < cells; k++) {
                out.column(k)[i] = sums[i * cells + k];
            }
        }
        return out;
    }

    static FeatureBatch summarise(Extension extension, FeatureBatch sums) {
        FeatureBatch out =
                FeatureBatch.allocate(0, sums.size(), extension.columns().size());
        extension.summarise(sums, out);
        return out;
    }

    static FeatureBatch toResiduals(Extension extension, FeatureBatch rows, FeatureBatch sums) {
        FeatureBatch out = FeatureBatch.allocate(0, rows.size(), rows.features());
        extension.toResiduals(rows, sums, out);
        return out;
    }

    /** Residuals to rows, calibrated to the families. */
    static FeatureBatch fromResiduals(Extension extension, FeatureBatch residuals, FeatureBatch extensions) {
        double[][] withChildren = new double[extensions.features() + 1][];
        for (int c = 0; c < extensions.features(); c++) {
            withChildren[c] = extensions.column(c);
        }
        double[] children = new double[extensions.size()];
        for (int i = 0; i < residuals.size(); i++) {
            children[residuals.families()[i]]++;
        }
        withChildren[extensions.features()] = children;
        Extension calibrated = learn(extension.calibrate(), new FeatureBatch(0, extensions.size(), withChildren), 1000);
        FeatureBatch out = FeatureBatch.allocate(0, residuals.size(), residuals.features());
        calibrated.fromResiduals(residuals, extensions, out);
        return out;
    }

    /** Independent residuals of rows. */
    static FeatureBatch normals(int[] families, int features) {
        double[][] columns = new double[features][families.length];
        Draws draws = Draws.of(11);
        for (int f = 0; f < features; f++) {
            for (int i = 0; i < families.length; i++) {
                columns[f][i] = draws.normal(i, f);
            }
        }
        return new FeatureBatch(0, families.length, columns, families);
    }
}
