package dev.hma.benchmarks;

import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.Normal;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.core.Hma;
import dev.hma.core.marginal.ValueCounter;
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

/** One column between its values and its normal scores; counting it and fitting its marginal. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MarginalBenchmark {
    @Param({"empirical", "beta"})
    String family;

    @Param({"10000", "100000"})
    int rows;

    private MarginalFamily<?> marginals;
    private double[] values;
    private ValueCounts counts;
    private Marginal marginal;
    private double[] scores;
    private double[] normals;
    private double[] out;

    /** Makes up prices and fits them. */
    @Setup
    public void setUp() {
        Shop shop = FittedShop.shop(rows);
        values = Shop.prices(shop.batch(Shop.ORDERS, 0, rows));
        counts = count();
        marginals = Hma.create().components().make(MarginalFamily.class, family, null);
        marginal = marginals.fit(counts);
        scores = new double[rows];
        marginal.score(values, scores, rows);
        normals = new double[rows];
        for (int i = 0; i < rows; i++) {
            normals[i] = Normal.quantile((i + 0.5) / rows);
        }
        out = new double[rows];
    }

    /** {@return the scores of the values} */
    @Benchmark
    public double[] score() {
        marginal.score(values, out, rows);
        return out;
    }

    /** {@return the values of normals} */
    @Benchmark
    public double[] unscore() {
        marginal.unscore(normals, out, rows);
        return out;
    }

    /** {@return the counted values} */
    @Benchmark
    public ValueCounts count() {
        ValueCounter counter = new ValueCounter();
        counter.add(values, rows);
        return counter.counts(0.01, false);
    }

    /** {@return the marginal of the counted values} */
    @Benchmark
    public Marginal fit() {
        return marginals.fit(counts);
    }

    /** Scores lead back to the values, and normals to values whose scores they are. */
    @TearDown(Level.Iteration)
    public void check() {
        double[] back = new double[rows];
        marginal.unscore(scores, back, rows);
        for (int i = 0; i < rows; i++) {
            // Further out, a step of the lattice of scores is far in values.
            Check.that(
                    Math.abs(scores[i]) > 3 || Math.abs(back[i] / values[i] - 1) < 0.01,
                    values[i] + " has the score " + scores[i] + ", which is the value " + back[i]);
        }
        Check.that(counts.total() == rows, counts.total() + " values counted of " + rows);
        Check.that(count().equals(counts), "counts differ");
    }
}
