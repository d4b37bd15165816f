package dev.hma.benchmarks;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.core.copula.GaussianCopula;
import dev.hma.core.copula.GaussianCopulaParameters;
import dev.hma.core.learn.HeldRows;
import dev.hma.core.learn.LearningRows;
import dev.hma.core.work.Workers;
import java.util.BitSet;
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

/** The Gaussian copula of the eleven features of an order. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CopulaBenchmark {
    @Param({"10000", "100000"})
    int rows;

    private final GaussianCopula copula = new GaussianCopula(GaussianCopulaParameters.DEFAULTS);
    private final Draws draws = Draws.of(1);
    /** One thread: what is measured is the work. */
    private final Workers workers = new Workers(1);

    private Frame frame;
    private FeatureBatch features;
    private TableModel model;
    private FeatureBatch drawn;

    /** Makes up orders as features. */
    @Setup
    public void setUp() {
        FittedShop shop = FittedShop.of(rows);
        frame = shop.table().frame().frame();
        features = shop.features();
        model = fit();
        drawn = FeatureBatch.allocate(0, rows, frame.size());
        sample();
    }

    /** {@return the copula of the rows} */
    @Benchmark
    public TableModel fit() {
        return LearningRows.learn(copula.learn(frame, draws), new HeldRows(features, workers), workers);
    }

    /** {@return as many new rows} */
    @Benchmark
    public FeatureBatch sample() {
        model.sample(drawn, new BitSet(), draws);
        return drawn;
    }

    /** New rows are complete and have the means of the old ones. */
    @TearDown(Level.Iteration)
    public void check() {
        Check.finite(drawn, false, "drawn orders");
        for (int k = 0; k < frame.size(); k++) {
            double expected = Check.mean(features.column(k), rows);
            double mean = Check.mean(drawn.column(k), rows);
            String name = frame.features().get(k).name();
            Check.that(
                    Math.abs(mean - expected) < 0.1 * Math.max(1, Math.abs(expected)),
                    "mean of " + name + " " + mean + " in place of " + expected);
        }
    }
}
