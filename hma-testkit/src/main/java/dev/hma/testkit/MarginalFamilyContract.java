package dev.hma.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Lattice;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.Normal;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every family of marginals promises. To be extended by a test class that says which family:
 *
 * <pre>{@code
 * class TriangularTest extends MarginalFamilyContract {
 *     @Override
 *     protected MarginalFamily<?> family() {
 *         return new TriangularFamily();
 *     }
 *
 *     @Override
 *     protected Set<Keeps> keeps() {
 *         return EnumSet.noneOf(Keeps.class);
 *     }
 * }
 * }</pre>
 */
public abstract class MarginalFamilyContract {
    private static final int DRAWS = 20_000;

    /** Creates the contract of one family. */
    protected MarginalFamilyContract() {}

    /** Kinds of columns whose distribution a family can keep, beyond those that it is made for. */
    public enum Keeps {
        /** Real numbers of any shape: several humps, gaps, tails. */
        REAL,
        /** A few values that many rows share, whole numbers and codes of categories for example. */
        DISCRETE,
        /** Real numbers, among which single values (often zero) are shared by many rows. */
        POINT_MASSES
    }

    /** {@return the family that is tested} */
    protected abstract MarginalFamily<?> family();

    /**
     * Declares what the family keeps.
     *
     * @return by default everything; a family with a fixed shape returns an empty set
     */
    protected Set<Keeps> keeps() {
        return EnumSet.allOf(Keeps.class);
    }

    /**
     * A column that the family is made for; its distribution must come out in any case.
     *
     * @return by default 4,000 values that are normal with mean 50 and standard deviation 10
     */
    protected double[] typicalColumn() {
        double[] column = new double[4000];
        Arrays.setAll(column, i -> 50 + 10 * Normal.quantile((i + 0.5) / column.length));
        return column;
    }

    private double[] column(Shape shape) {
        return shape == Shape.TYPICAL ? typicalColumn() : shape.column();
    }

    private ValueCounts counts(Shape shape) {
        return DiscreteMarginal.count(column(shape));
    }

    private Marginal fit(Shape shape) {
        return family().fit(counts(shape));
    }

    private boolean kept(Shape shape) {
        return switch (shape) {
            case TYPICAL, SINGLE, CONSTANT -> true;
            case REAL -> keeps().contains(Keeps.REAL);
            case DISCRETE -> keeps().contains(Keeps.DISCRETE);
            case ZERO_INFLATED, SPIKED -> keeps().contains(Keeps.POINT_MASSES);
            case EMPTY, ALL_MISSING, TWO_VALUES, HUGE, TINY, FAR_FROM_ZERO -> false;
        };
    }

    /** The values of a column, what lies between and beyond them, and some that no column has; ascending. */
    private double[] probes(Shape shape) {
        TreeSet<Double> probes = new TreeSet<>(Set.of(-1e308, -1.0, 0.0, 0.5, 1.0, 1e308));
        double[] values = counts(shape).values();
        int step = Math.max(1, values.length / 300);
        for (int i = 0; i < values.length; i += step) {
            double next = values[Math.min(i + 1, values.length - 1)];
            probes.add(values[i]);
            probes.add(0.5 * values[i] + 0.5 * next);
        }
        if (values.length > 0) {
            probes.add(values[values.length - 1]);
        }
        return probes.stream().mapToDouble(v -> v).toArray();
    }

    private static double[] probabilities() {
        double[] p = new double[401];
        Arrays.setAll(p, i -> i / 400.0);
        return p;
    }

    private static double[] score(Marginal marginal, double... x) {
        double[] z = new double[x.length];
        marginal.score(x, z, x.length);
        return z;
    }

    private static double[] unscore(Marginal marginal, double... z) {
        double[] x = new double[z.length];
        marginal.unscore(z, x, z.length);
        return x;
    }

    private static double[] normals(int lane) {
        Draws draws = Draws.of(7).at("latent");
        double[] z = new double[DRAWS];
        Arrays.setAll(z, i -> draws.normal(i, lane));
        return z;
    }

    /** Each value is as large as the one before it, to rounding. */
    private static void assertAscending(double[] values, String what) {
        for (int i = 1; i < values.length; i++) {
            assertThat(values[i])
                    .as("%s, entry %d after %s", what, i, values[i - 1])
                    .isGreaterThanOrEqualTo(values[i - 1] - 4 * Math.ulp(values[i - 1]));
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void probabilitiesGrowFromZeroToOneWithTheValue(Shape shape) {
        Marginal marginal = fit(shape);
        double last = 0;
        for (double x : probes(shape)) {
            double below = marginal.below(x);
            double upTo = marginal.upTo(x);
            assertThat(below)
                    .as("below(%s) is a probability that does not shrink as x grows", x)
                    .isBetween(last, 1.0);
            assertThat(upTo)
                    .as("upTo(%s), P(X <= x), is not less than below(x), P(X < x)", x)
                    .isBetween(below, 1.0);
            last = upTo;
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void quantilesLieInTheRangeOfTheData(Shape shape) {
        Marginal marginal = fit(shape);
        ValueCounts counts = counts(shape);
        double[] x = Arrays.stream(probabilities()).map(marginal::quantile).toArray();
        for (double value : x) {
            assertThat(value).as("a quantile is finite, those of 0 and 1 too").isFinite();
            if (!counts.isEmpty()) {
                assertThat(value)
                        .as("no synthetic value may lie outside the range that was observed")
                        .isBetween(counts.min(), counts.max());
            }
        }
        assertAscending(x, "quantiles grow with the probability");
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void quantilesInvertTheProbabilities(Shape shape) {
        Marginal marginal = fit(shape);
        for (double p : probabilities()) {
            double x = marginal.quantile(p);
            assertThat(marginal.upTo(x))
                    .as("quantile(%s) is %s: at least the probability p lies up to it", p, x)
                    .isGreaterThanOrEqualTo(p - 1e-3);
            assertThat(marginal.below(x))
                    .as(
                            "quantile(%s) is %s, the smallest value with the probability p: not more than p lies below it",
                            p, x)
                    .isLessThanOrEqualTo(p + 1e-3);
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void scoresLieOnTheLatticeAndGrowWithTheValue(Shape shape) {
        double[] z = score(fit(shape), probes(shape));
        for (double score : z) {
            assertThat(score)
                    .as("scores are multiples of 2^-16 in -8 to 8: sums of others depend on the order of the rows")
                    .isEqualTo(Lattice.round(score))
                    .isFinite();
        }
        assertAscending(z, "scores grow with the value");
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void scoresAreTheMiddleOfTheirProbabilityInterval(Shape shape) {
        Marginal marginal = fit(shape);
        double[] x = counts(shape).values();
        double[] z = score(marginal, x);
        for (int i = 0; i < x.length; i++) {
            assertThat(z[i])
                    .as(
                            "the score of %s is E[Z | below < Phi(Z) < upTo]: anything else in a point mass, a random number"
                                    + " too, destroys dependence",
                            x[i])
                    .isCloseTo(Lattice.score(marginal.below(x[i]), marginal.upTo(x[i])), within(0.01));
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void missingValuesStayMissing(Shape shape) {
        Marginal marginal = fit(shape);
        assertThat(score(marginal, 1, Double.NaN, 0))
                .as("NaN is missing and has the score NaN")
                .satisfies(z -> {
                    assertThat(z[1]).isNaN();
                    assertThat(z[0]).isFinite();
                    assertThat(z[2]).isFinite();
                });
        assertThat(unscore(marginal, 1, Double.NaN, 0))
                .as("the latent value NaN gives NaN")
                .satisfies(x -> {
                    assertThat(x[1]).isNaN();
                    assertThat(x[0]).isFinite();
                    assertThat(x[2]).isFinite();
                });
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void arraysMayBeOneAndTheSameAndLongerThanTheirUse(Shape shape) {
        Marginal marginal = fit(shape);
        double[] x = probes(shape);
        double[] z = score(marginal, x);
        double[] back = unscore(marginal, z);
        int n = x.length - 2;

        double[] array = x.clone();
        marginal.score(array, array, n);
        assertThat(Arrays.copyOf(array, n))
                .as("score into the array of the values")
                .isEqualTo(Arrays.copyOf(z, n));
        assertThat(Arrays.copyOfRange(array, n, x.length))
                .as("what stands behind the first n entries is not touched by score")
                .isEqualTo(Arrays.copyOfRange(x, n, x.length));

        array = z.clone();
        marginal.unscore(array, array, n);
        assertThat(Arrays.copyOf(array, n))
                .as("unscore into the array of the scores")
                .isEqualTo(Arrays.copyOf(back, n));
        assertThat(Arrays.copyOfRange(array, n, z.length))
                .as("what stands behind the first n entries is not touched by unscore")
                .isEqualTo(Arrays.copyOfRange(z, n, z.length));
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void latentNormalsGiveValuesInTheRangeOfTheData(Shape shape) {
        double[] x = unscore(fit(shape), -40, -8, -3, -1, -0.5, 0, 0.5, 1, 3, 8, 40);
        ValueCounts counts = counts(shape);
        for (double value : x) {
            assertThat(value)
                    .as("every latent normal, however far out, gives a finite value")
                    .isFinite();
            if (!counts.isEmpty()) {
                assertThat(value).as("values lie in the range of the data").isBetween(counts.min(), counts.max());
            }
        }
        assertAscending(x, "values grow with the latent normal");
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void latentNormalsGiveTheDistributionOfTheData(Shape shape) {
        assumeTrue(kept(shape), "not promised by keeps()");
        double[] x = unscore(fit(shape), normals(0));
        assertThat(Figures.distance(x, column(shape)))
                .as("Kolmogorov-Smirnov distance of %d synthetic values from the data", DRAWS)
                .isLessThan(0.02);
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void theAttenuationTellsHowMuchOfTheLatentNormalTheScoresCarry(Shape shape) {
        assumeTrue(kept(shape), "not promised by keeps()");
        Marginal marginal = fit(shape);
        double[] z = normals(0);
        double[] s = score(marginal, unscore(marginal, z));
        assumeTrue(Figures.variance(s) > 1e-9, "a constant carries nothing");
        Attenuation attenuation = marginal.attenuation();
        assertThat(Figures.correlation(s, z))
                .as("the first loading is the correlation of the scores with the latent normals")
                .isCloseTo(attenuation.loadings()[0], within(0.02));

        double r = 0.7;
        double[] other = normals(1);
        double[] partner = new double[DRAWS];
        Arrays.setAll(partner, i -> r * z[i] + Math.sqrt(1 - r * r) * other[i]);
        double observed = Figures.correlation(s, score(marginal, unscore(marginal, partner)));
        assertThat(observed)
                .as(
                        "scores of two such columns correlate as the loadings say: otherwise the undoing of the attenuation is wrong")
                .isCloseTo(attenuation.correlation(attenuation, r), within(0.03));
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void theSameCountsGiveTheSameMarginal(Shape shape) {
        ValueCounts counts = counts(shape);
        Record first = family().fit(counts).state();
        assertThat(counts).as("fit does not change the counts").isEqualTo(counts(shape));
        Record second = fit(shape).state();
        assertThat(RecordCopy.same(first, second))
                .as(
                        "a fit is a function of the counts: %s and %s",
                        RecordCopy.describe(first), RecordCopy.describe(second))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void aRestoredMarginalIsTheFittedOne(Shape shape) {
        Marginal fitted = fit(shape);
        assertSame(restore(fitted.state()), fitted, shape, "restored from state()");
        assertSame(restore(RecordCopy.copy(fitted.state())), fitted, shape, "restored from a model file");
    }

    private Marginal restore(Record state) {
        @SuppressWarnings("unchecked")
        MarginalFamily<Record> family = (MarginalFamily<Record>) family();
        return family.restore(state);
    }

    private void assertSame(Marginal restored, Marginal fitted, Shape shape, String how) {
        double[] x = probes(shape);
        assertThat(Arrays.stream(x).map(restored::below).toArray())
                .as("below, %s", how)
                .isEqualTo(Arrays.stream(x).map(fitted::below).toArray());
        assertThat(Arrays.stream(x).map(restored::upTo).toArray())
                .as("upTo, %s", how)
                .isEqualTo(Arrays.stream(x).map(fitted::upTo).toArray());
        double[] p = probabilities();
        assertThat(Arrays.stream(p).map(restored::quantile).toArray())
                .as("quantiles, %s", how)
                .isEqualTo(Arrays.stream(p).map(fitted::quantile).toArray());
        double[] z = normals(0);
        assertThat(score(restored, x)).as("scores, %s", how).isEqualTo(score(fitted, x));
        assertThat(unscore(restored, z)).as("values of latent normals, %s", how).isEqualTo(unscore(fitted, z));
        assertThat(restored.attenuation()).as("attenuation, %s", how).isEqualTo(fitted.attenuation());
        assertThat(RecordCopy.same(restored.state(), fitted.state()))
                .as("state, %s", how)
                .isTrue();
    }

    @Test
    void categoriesGiveNoCodeThatTheDataDoNotHave() {
        assumeTrue(keeps().contains(Keeps.DISCRETE), "not promised by keeps()");
        Marginal marginal = family().fit(ValueCounts.ofCodes(new long[] {50, 0, 300, 0, 0, 150, 1}, 20));
        assertThat(unscore(marginal, normals(0)))
                .as("codes of categories stand for themselves: nothing lies between them")
                .containsOnly(0, 2, 5, 6);
    }

    @Test
    void countsThatShareCellsAreFittedInTheFullRange() {
        double[] values = new double[300];
        long[] each = new long[300];
        Arrays.setAll(values, i -> i + 1.0);
        Arrays.setAll(each, i -> 1 + i % 7);
        Marginal marginal = family().fit(new ValueCounts(values, each, 5, 1, 300.9, 0, false, false));
        for (double p : probabilities()) {
            assertThat(marginal.quantile(p))
                    .as("quantile(%s) lies in the range of all rows", p)
                    .isBetween(1.0, 300.9);
        }
    }
}
