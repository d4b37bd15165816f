package dev.hma.benchmarks;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.Pairs;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.random.Draws;
import dev.hma.core.Hma;
import dev.hma.core.learn.HeldRows;
import dev.hma.core.learn.LearningRows;
import dev.hma.core.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

/** Partners for rows among a tenth as many parents, in four dimensions, and exchanges among them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MatchingBenchmark {
    private static final int CHILDREN_PER_PARENT = 10;
    private static final int DIMENSIONS = 4;
    /** How much a child's feature and its parent's have in common. */
    private static final double CORRELATION = 0.8;

    @Param({"10000", "100000", "1000000"})
    int rows;

    private final Draws draws = Draws.of(1);

    private Matching matching;
    private double[][] wishes;
    private double[][] offers;
    private int[] slots;
    private int[] partner;
    private int[] matched;
    private Pairs pairs;

    /** Makes up parents, and children that resemble them, and learns what they have in common. */
    @Setup
    public void setUp() {
        int parents = rows / CHILDREN_PER_PARENT;
        offers = normals("parents", parents);
        double[][] own = normals("children", rows);
        slots = new int[parents];
        for (int i = 0; i < rows; i++) {
            slots[draws.at("slots").index(i, 0, parents)]++;
        }
        double[][] joined = new double[2 * DIMENSIONS][rows];
        int[] real = new int[rows];
        for (int parent = 0, i = 0; parent < parents; parent++) {
            for (int slot = 0; slot < slots[parent]; slot++, i++) {
                real[i] = parent;
                for (int d = 0; d < DIMENSIONS; d++) {
                    joined[d][i] =
                            CORRELATION * offers[d][parent] + Math.sqrt(1 - CORRELATION * CORRELATION) * own[d][i];
                    joined[DIMENSIONS + d][i] = offers[d][parent];
                }
            }
        }
        ParentMatcher<?> matcher = Hma.create().components().make(ParentMatcher.class, "canonical", null);
        try (Workers workers = new Workers(1)) {
            matching = LearningRows.learn(
                    matcher.learn(frame()), new HeldRows(new FeatureBatch(0, rows, joined, real), workers), workers);
        }
        Check.that(matching.dimensions() == DIMENSIONS, matching.dimensions() + " dimensions");
        wishes = Arrays.copyOf(joined, DIMENSIONS);
        partner = new int[rows];
        pairs = new Pairs(new FeatureBatch(0, rows, wishes), new FeatureBatch(0, parents, offers), new int[rows]);
        matched = match().clone();
    }

    private double[][] normals(String name, int n) {
        double[][] z = new double[DIMENSIONS][n];
        for (int d = 0; d < DIMENSIONS; d++) {
            for (int i = 0; i < n; i++) {
                z[d][i] = draws.at(name).normal(i, d);
            }
        }
        return z;
    }

    private static Frame frame() {
        Marginal normal = Gaussian.STANDARD;
        List<Feature> features = new ArrayList<>();
        for (int k = 0; k < 2 * DIMENSIONS; k++) {
            String side = k < DIMENSIONS ? "child" : "parent";
            features.add(new Feature(side + k, side, 0, null, normal.attenuation(), normal));
        }
        return new Frame("children", features, DIMENSIONS);
    }

    /** {@return the partner of every row} */
    @Benchmark
    public int[] match() {
        matching.match(wishes, offers, slots, draws, partner);
        return partner;
    }

    /** {@return the partner of every row, after exchanges; there are none of a million rows} */
    @Benchmark
    public int[] exchange() {
        System.arraycopy(matched, 0, partner, 0, rows);
        matching.exchange(pairs, draws, partner);
        return partner;
    }

    /** Every slot is taken once, and partners are near to what was wished for. */
    @TearDown(Level.Iteration)
    public void check() {
        int[] taken = new int[slots.length];
        double product = 0;
        for (int i = 0; i < rows; i++) {
            taken[partner[i]]++;
            product += wishes[0][i] * offers[0][partner[i]];
        }
        Check.that(Arrays.equals(taken, slots), "slots are not taken once each");
        Check.that(product / rows > 0.6, "correlation of wishes and partners " + product / rows);
    }
}
