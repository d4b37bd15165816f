package dev.hma.core.marginal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.marginal.Lattice;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.Normal;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.plugin.Component;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every family on every kind of column. */
class MarginalsTest {
    static Map<String, MarginalFamily<?>> families() {
        Map<String, MarginalFamily<?>> families = new TreeMap<>();
        for (Component<?> component : MarginalComponents.all()) {
            families.put(component.name(), (MarginalFamily<?>) component.maker().apply(component.defaults()));
        }
        return families;
    }

    static Iterable<String> names() {
        return families().keySet();
    }

    private interface Check {
        void check(Marginal marginal, double[] values, ValueCounts counts, String what);
    }

    private static void forEveryColumn(String name, Check check) {
        MarginalFamily<?> family = families().get(name);
        Data.columns().forEach((column, values) -> {
            ValueCounts counts = Data.count(values);
            check.check(family.fit(counts), values, counts, name + " on " + column);
        });
    }

    /** Values in the range, at its ends, on the data and between, beyond, and as far as doubles go; ascending. */
    private static double[] probes(double[] values, ValueCounts counts) {
        double min = counts.isEmpty() ? 0 : counts.min();
        double max = counts.isEmpty() ? 0 : counts.max();
        double[] probes = new double[values.length + 300];
        System.arraycopy(values, 0, probes, 0, values.length);
        int n = values.length;
        for (int i = 0; i < 290; i++) {
            double share = Draws.of(3).uniform(i, 0);
            probes[n + i] = min * (1 - share) + max * share;
        }
        double[] special = {
            -Double.MAX_VALUE,
            Double.MAX_VALUE,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Math.nextDown(min),
            Math.nextUp(min),
            Math.nextDown(max),
            Math.nextUp(max),
            0,
            min - 1
        };
        System.arraycopy(special, 0, probes, n + 290, special.length);
        double[] present = Arrays.stream(probes).filter(x -> !Double.isNaN(x)).toArray();
        Arrays.sort(present);
        return present;
    }

    /** Whether the whole range holds only so many doubles that each has much probability. */
    private static boolean coarse(ValueCounts counts) {
        return counts.max() - counts.min() < 1e-300;
    }

    private static double[] probabilities() {
        double[] ends = {0, Double.MIN_VALUE, 1e-300, 1e-20, 1e-9, 1 - 1e-9, Math.nextDown(1.0), 1};
        double[] all = Arrays.copyOf(ends, ends.length + 201);
        for (int i = 0; i <= 200; i++) {
            all[ends.length + i] = i / 200.0;
        }
        Arrays.sort(all);
        return all;
    }

    @ParameterizedTest
    @MethodSource("names")
    void probabilitiesAreOrderedAndGrow(String name) {
        forEveryColumn(name, (marginal, values, counts, what) -> {
            double before = 0;
            double last = Double.NEGATIVE_INFINITY;
            for (double x : probes(values, counts)) {
                double below = marginal.below(x);
                double upTo = marginal.upTo(x);
                assertThat(below).as("%s below %s", what, x).isBetween(x > last ? before - 1e-14 : 0, upTo + 1e-14);
                assertThat(upTo).as("%s up to %s", what, x).isBetween(0.0, 1.0);
                before = upTo;
                last = x;
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void quantilesLieInsideTheObservedRangeAndReachItsEnds(String name) {
        forEveryColumn(name, (marginal, values, counts, what) -> {
            double min = counts.isEmpty() ? 0 : counts.min();
            double max = counts.isEmpty() ? 0 : counts.max();
            double before = Double.NEGATIVE_INFINITY;
            for (double p : probabilities()) {
                double x = marginal.quantile(p);
                assertThat(x).as("%s at %s", what, p).isBetween(min, max);
                assertThat(x).as("%s at %s", what, p).isGreaterThanOrEqualTo(before - 1e-12 * Math.abs(before));
                before = x;
            }
            if (max - min > 1e-200) {
                assertThat(marginal.quantile(0)).as(what).isEqualTo(min);
                assertThat(marginal.quantile(1)).as(what).isEqualTo(max);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void aQuantileHasItsProbabilityUpToIt(String name) {
        forEveryColumn(name, (marginal, values, counts, what) -> {
            for (double p : coarse(counts) ? new double[0] : probabilities()) {
                double x = marginal.quantile(p);
                assertThat(marginal.upTo(Math.nextUp(x)))
                        .as("%s at %s", what, p)
                        .isGreaterThanOrEqualTo(p - 1e-8);
                assertThat(marginal.below(Math.nextDown(x)))
                        .as("%s at %s", what, p)
                        .isLessThanOrEqualTo(p + 1e-8);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void scoresAreFiniteOnTheLatticeAndGrow(String name) {
        forEveryColumn(name, (marginal, values, counts, what) -> {
            double[] x = probes(values, counts);
            double[] z = new double[x.length];
            marginal.score(x, z, x.length);
            for (int i = 0; i < z.length; i++) {
                assertThat(z[i])
                        .as("%s at %s", what, x[i])
                        .isEqualTo(Lattice.round(z[i]))
                        .isBetween(-8.0, 8.0);
                assertThat(z[i]).as("%s at %s", what, x[i]).isGreaterThanOrEqualTo(i == 0 ? -8 : z[i - 1]);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void scoresAreThoseOfTheProbabilities(String name) {
        forEveryColumn(name, (marginal, values, counts, what) -> {
            double[] x = probes(values, counts);
            double[] z = new double[x.length];
            marginal.score(x, z, x.length);
            for (int i = 0; i < z.length; i++) {
                double below = marginal.below(x[i]);
                double upTo = marginal.upTo(x[i]);
                double expected = Lattice.score(below, upTo);
                // Beyond, one minus a probability is mostly rounding.
                if (Math.abs(expected) < 5) {
                    assertThat(Math.abs(z[i] - expected))
                            .as("%s at %s", what, x[i])
                            .isLessThan(4e-5);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void latentNormalsBecomeTheQuantilesOfTheirProbabilities(String name) {
        forEveryColumn(name, (marginal, values, counts, what) -> {
            double[] z = Data.draw("latent", coarse(counts) ? 0 : 600, latent -> latent);
            double[] x = new double[z.length];
            marginal.unscore(z, x, z.length);
            for (int i = 0; i < z.length; i++) {
                double p = Normal.cdf(z[i]);
                assertThat(marginal.below(Math.nextDown(x[i])))
                        .as("%s at %s", what, z[i])
                        .isLessThan(p + 1e-7);
                assertThat(marginal.upTo(Math.nextUp(x[i])))
                        .as("%s at %s", what, z[i])
                        .isGreaterThan(p - 1e-7);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyLatentNormalHasAValueInTheRange(String name) {
        double[] z = {-1e300, -40, -9, -8, -6, 0, 6, 8, 9, 40, 1e300, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY
        };
        forEveryColumn(name, (marginal, values, counts, what) -> {
            double[] x = new double[z.length];
            marginal.unscore(z, x, z.length);
            for (double value : x) {
                double min = counts.isEmpty() ? 0 : counts.min();
                assertThat(value).as(what).isBetween(min, counts.isEmpty() ? 0 : counts.max());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void missingValuesStayMissing(String name) {
        forEveryColumn(name, (marginal, values, counts, what) -> {
            double[] missing = {Double.NaN, 0, Double.NaN};
            double[] z = new double[3];
            marginal.score(missing, z, 3);
            double[] x = new double[3];
            marginal.unscore(missing, x, 3);
            for (double[] result : new double[][] {z, x}) {
                assertThat(result[0]).as(what).isNaN();
                assertThat(result[1]).as(what).isFinite();
                assertThat(result[2]).as(what).isNaN();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void arraysMayBeTheSameAndLongerThanTheRows(String name) {
        Marginal marginal = families().get(name).fit(Data.count(1, 2, 2, 3, 5, 8));
        double[] values = {2, 4, 99};
        double[] apart = new double[2];
        marginal.score(values, apart, 2);
        marginal.score(values, values, 2);
        assertThat(values).containsExactly(apart[0], apart[1], 99);

        marginal.unscore(values, apart, 2);
        marginal.unscore(values, values, 2);
        assertThat(values).containsExactly(apart[0], apart[1], 99);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aRestoredMarginalIsEqualAndScoresToTheBit(String name) {
        forEveryColumn(name, (marginal, values, counts, what) -> {
            Marginal restored = restore(families().get(name), marginal.state());
            assertThat(restored).as(what).isEqualTo(marginal).hasSameHashCodeAs(marginal);
            assertThat(restored.attenuation()).as(what).isEqualTo(marginal.attenuation());
            double[] x = probes(values, counts);
            double[] scores = new double[x.length];
            double[] again = new double[x.length];
            marginal.score(x, scores, x.length);
            restored.score(x, again, x.length);
            assertThat(again).as(what).isEqualTo(scores);
            double[] z = Data.draw("restored", x.length, latent -> latent);
            marginal.unscore(z, scores, z.length);
            restored.unscore(z, again, z.length);
            assertThat(again).as(what).isEqualTo(scores);
        });
    }

    @SuppressWarnings("unchecked")
    private static <S extends Record> Marginal restore(MarginalFamily<S> family, Record state) {
        return family.restore((S) state);
    }

    @ParameterizedTest
    @MethodSource("names")
    void fittingTwiceGivesTheSame(String name) {
        forEveryColumn(
                name,
                (marginal, values, counts, what) ->
                        assertThat(families().get(name).fit(counts)).as(what).isEqualTo(marginal));
    }

    @ParameterizedTest
    @MethodSource("names")
    void attenuationIsNoMoreThanTheWhole(String name) {
        forEveryColumn(name, (marginal, values, counts, what) -> {
            double sum = 0;
            for (double loading : marginal.attenuation().loadings()) {
                sum += loading * loading;
            }
            assertThat(sum).as(what).isBetween(0.0, 1 + 1e-9);
        });
    }

    @Test
    void componentsHaveNamesDescriptionsAndTheirOwnStates() {
        assertThat(families().keySet())
                .containsExactly("beta", "empirical", "gamma", "normal", "truncated-normal", "uniform");
        for (Component<?> component : MarginalComponents.all()) {
            assertThat(component.kind()).isEqualTo(MarginalFamily.class);
            assertThat(component.description()).endsWith(".");
            Marginal marginal = families().get(component.name()).fit(Data.count(1, 2, 3));
            assertThat(marginal.state()).isInstanceOf(component.state());
        }
    }
}
