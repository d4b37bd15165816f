package dev.hma.benchmarks;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import dev.hma.core.Hma;
import dev.hma.core.learn.HeldRows;
import dev.hma.core.learn.LearningRows;
import dev.hma.core.work.Workers;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The moments of every customer's orders, and orders between values and residuals. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ExtensionBenchmark {
    @Param({"10000", "100000"})
    int rows;

    /** One thread: what is measured is the work. */
    private final Workers workers = new Workers(1);

    private Frame frame;
    private FeatureBatch orders;
    private ExtensionStrategy.Families families;
    private long[] sums;
    private FeatureBatch familySums;
    private Extension extension;
    private FeatureBatch extensions;
    private FeatureBatch normals;
    private FeatureBatch residuals;
    private FeatureBatch drawn;

    /** Makes up orders as features and learns their extension columns. */
    @Setup
    public void setUp() {
        FittedShop shop = FittedShop.of(rows);
        int customers = shop.customers();
        frame = shop.table().frame().frame();
        orders = shop.features();
        ExtensionStrategy<?> strategy = Hma.create().components().make(ExtensionStrategy.class, "moments", null);
        families = strategy.learn(frame);
        sums = new long[customers * families.cells()];
        add();
        double[][] columns = new double[families.cells()][customers];
        for (int k = 0; k < columns.length; k++) {
            for (int i = 0; i < customers; i++) {
                columns[k][i] = sums[i * columns.length + k];
            }
        }
        familySums = new FeatureBatch(0, customers, columns);
        extension = pool();
        extensions = FeatureBatch.allocate(0, customers, extension.columns().size());
        normals = new FeatureBatch(0, rows, new double[frame.size()][rows], orders.families());
        for (int k = 0; k < frame.size(); k++) {
            for (int i = 0; i < rows; i++) {
                normals.column(k)[i] = Draws.of(1).normal(i, k);
            }
        }
        residuals = new FeatureBatch(0, rows, new double[frame.size()][rows], orders.families());
        drawn = new FeatureBatch(0, rows, new double[frame.size()][rows], orders.families());
        summarise();
        toResiduals();
        fromResiduals();
    }

    /** {@return the sums of all families over their rows} */
    @Benchmark
    public long[] add() {
        Arrays.fill(sums, 0);
        families.add(orders, sums);
        return sums;
    }

    /** {@return what the families have in common} */
    @Benchmark
    public Extension pool() {
        return LearningRows.learn(families.pool(), new HeldRows(familySums, workers), workers);
    }

    /** {@return the extension columns of all families} */
    @Benchmark
    public FeatureBatch summarise() {
        extension.summarise(familySums, extensions);
        return extensions;
    }

    /** {@return the residuals of all rows} */
    @Benchmark
    public FeatureBatch toResiduals() {
        extension.toResiduals(orders, familySums, residuals);
        return residuals;
    }

    /** {@return rows made of normals} */
    @Benchmark
    public FeatureBatch fromResiduals() {
        extension.fromResiduals(normals, extensions, drawn);
        return drawn;
    }

    /** Sums count every row once, and new rows have the means of the old ones. */
    @TearDown(Level.Iteration)
    public void check() {
        long counted = 0;
        for (int i = 0; i < sums.length; i += families.cells()) {
            counted += sums[i];
        }
        Check.that(counted == rows, counted + " rows counted of " + rows);
        Check.finite(extensions, true, "extension columns");
        Check.finite(residuals, true, "residuals");
        Check.finite(drawn, false, "new rows");
        for (int k = 0; k < frame.size(); k++) {
            double expected = Check.mean(orders.column(k), rows);
            double mean = Check.mean(drawn.column(k), rows);
            String name = frame.features().get(k).name();
            Check.that(
                    Math.abs(mean - expected) < 0.2 * Math.max(1, Math.abs(expected)),
                    "mean of " + name + " " + mean + " in place of " + expected);
        }
    }
}
