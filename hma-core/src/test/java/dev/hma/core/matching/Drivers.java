package dev.hma.core.matching;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.Pairs;
import dev.hma.api.random.Draws;
import dev.hma.core.marginal.EmpiricalFamily;
import dev.hma.testkit.LearningRunner;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Made-up races: ten by each driver, who has a speed and, in most of them, a car of his own, drives once in a year, and has an age,
 * which goes with the speed.
 */
final class Drivers {
    static final int DRIVERS = 200;
    static final int RACES = 10 * DRIVERS;
    static final int CARS = 6;

    private static final Draws DRAWS = Draws.of(21);
    private static final Marginal NORMAL = Gaussian.STANDARD;
    private static final Marginal CAR =
            new EmpiricalFamily().fit(ValueCounts.ofCodes(new long[] {1, 1, 1, 1, 1, 1}, 0));

    static final Frame JOINED = new Frame(
            "race",
            List.of(
                    feature("race.speed", "race.speed", 0, NORMAL),
                    feature("race.car", "race.car", CARS, CAR),
                    feature("race.year", "race.year", 0, NORMAL),
                    feature("generating circuit.length", "circuit.length", 0, NORMAL),
                    feature("parent driver.age", "driver.age", 0, NORMAL),
                    feature("parent race.driver: mean(speed)", "race.driver", 0, NORMAL)),
            4);

    private Drivers() {}

    private static Feature feature(String name, String origin, int levels, Marginal marginal) {
        return new Feature(name, origin, levels, null, marginal.attenuation(), marginal);
    }

    static int[] real() {
        return IntStream.range(0, RACES).map(i -> i / 10).toArray();
    }

    /** The drivers as they are, in any order. */
    static int[] dealt() {
        int[] partners = real();
        for (int i = partners.length - 1; i > 0; i--) {
            int other = DRAWS.at("deal").index(i, 0, i + 1);
            int partner = partners[i];
            partners[i] = partners[other];
            partners[other] = partner;
        }
        return partners;
    }

    static double[][] races() {
        double[][] columns = new double[4][RACES];
        for (int i = 0; i < RACES; i++) {
            int driver = i / 10;
            columns[0][i] = 0.6 * DRAWS.normal(driver, 9) + 0.8 * DRAWS.normal(i, 0);
            columns[1][i] = DRAWS.uniform(i, 1) < 0.7 ? driver % CARS : DRAWS.index(i, 2, CARS);
            columns[2][i] = (i % 10 + DRAWS.index(driver, 8, 3)) / 6.0 - 1;
            columns[3][i] = DRAWS.normal(i, 3);
        }
        for (int i = 0; i < RACES; i += 17) {
            columns[0][i] = Double.NaN;
        }
        return columns;
    }

    static double[][] drivers() {
        double[][] columns = new double[2][DRIVERS];
        Arrays.setAll(columns[0], g -> 0.8 * DRAWS.normal(g, 9) + 0.6 * DRAWS.normal(g, 7));
        Arrays.setAll(columns[1], g -> DRAWS.normal(g, 9));
        return columns;
    }

    static Pairs pairs(int[] groups) {
        return new Pairs(new FeatureBatch(0, RACES, races()), new FeatureBatch(0, DRIVERS, drivers()), groups);
    }

    static PairedRows paired(int[] partners) {
        Pairs pairs = pairs(partners);
        return new PairFeatures(JOINED).paired(pairs.children(), pairs.parents(), partners);
    }

    /** What is learnt of the races with their real drivers. */
    static Matching learn(CanonicalParameters parameters) {
        double[][] columns = Arrays.copyOf(races(), 6);
        for (int k = 0; k < 2; k++) {
            double[] ofDriver = drivers()[k];
            columns[4 + k] = Arrays.stream(real()).mapToDouble(g -> ofDriver[g]).toArray();
        }
        FeatureBatch rows = new FeatureBatch(0, RACES, columns, real());
        return LearningRunner.PLAIN.run(new CanonicalMatcher(parameters).learn(JOINED), rows);
    }
}
