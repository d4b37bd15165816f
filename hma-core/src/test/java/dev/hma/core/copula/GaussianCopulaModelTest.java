package dev.hma.core.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.SynthesisException;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.plugin.Component;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.Explanation;
import dev.hma.api.synthesis.Explanation.Influence;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GaussianCopulaModelTest {
    private static final int ROWS = 60_000;

    private static final Frame MIXED = Frames.frame(
            new Gaussian(50, 5),
            Steps.of(0.83, 0.17),
            Steps.of(0.4, 0.3, 0.2, 0.1),
            Steps.zeroInflated(0.6),
            Gaussian.STANDARD);
    private static final GaussianCopulaState MIXED_STATE =
            new GaussianCopulaState(new double[] {0.5, -0.3, 0.2, 0.2, 0.5, 0.1, 0.4, 0.3, 0.1, 0.4});

    @Test
    void marginalsAreKept() {
        double[][] rows = Frames.sample(Frames.COPULA.restore(MIXED, MIXED_STATE), 5, ROWS, 1);

        assertThat(Frames.mean(rows[0])).isCloseTo(50, within(0.1));
        assertThat(Frames.variance(rows[0])).isCloseTo(25, within(0.5));
        assertThat(Frames.share(rows[1], 1)).isCloseTo(0.17, within(0.01));
        assertThat(Frames.share(rows[2], 0)).isCloseTo(0.4, within(0.01));
        assertThat(Frames.share(rows[2], 3)).isCloseTo(0.1, within(0.01));
        assertThat(Frames.share(rows[3], 0)).isCloseTo(0.6, within(0.01));
        assertThat(Frames.mean(rows[3])).isCloseTo(0.2, within(0.01));
    }

    @Test
    void rowsAreTheSameInAnyBatches() {
        TableModel model = Frames.COPULA.restore(MIXED, MIXED_STATE);
        double[][] whole = Frames.sample(model, 5, 2000, 2);

        for (int batch : new int[] {1, 7, 255, 256, 257, 1999}) {
            assertSame(inBatches(model, whole, new BitSet(), batch), whole);
        }
    }

    @Test
    void rowsGivenSomeFeaturesAreTheSameInAnyBatches() {
        TableModel model = Frames.COPULA.restore(MIXED, MIXED_STATE);
        BitSet given = bits(1, 2, 3);
        double[][] filled = Frames.sample(model, 5, 1000, 3);
        for (int i = 0; i < 1000; i += 3) {
            filled[1 + i % 2][i] = Double.NaN;
        }
        double[][] whole = inBatches(model, filled, given, 1000);

        for (int batch : new int[] {1, 7, 256, 300}) {
            assertSame(inBatches(model, filled, given, batch), whole);
        }
    }

    @Test
    void everyFeatureIsExplainedByThoseItGoesWith() {
        List<Explanation> explanations = Frames.COPULA
                .restore(Frames.normals(4), new GaussianCopulaState(new double[] {0.6, 0.3, 0.5, 0, 0, 0}))
                .explain();

        assertThat(explanations).extracting(Explanation::feature).containsExactly("f0", "f1", "f2", "f3");
        assertThat(explanations.get(0).influences())
                .extracting(Influence::feature)
                .containsExactly("f1");
        // The third tells nothing of the first that the second does not: 0.3 is 0.6 times 0.5.
        assertThat(explanations.get(0).told()).isCloseTo(0.36, within(1e-12));
        assertThat(explanations.get(1).influences())
                .extracting(Influence::feature)
                .containsExactly("f0", "f2");
        // Of two predictors R² = (a² + b² - 2abc) / (1 - c²).
        assertThat(explanations.get(1).told()).isCloseTo((0.36 + 0.25 - 2 * 0.09) / 0.91, within(1e-12));
        assertThat(explanations.get(3).influences()).isEmpty();
    }

    @Test
    void manyThatTellTheSameAreNoMoreThanOne() {
        for (Explanation explanation : Frames.COPULA
                .restore(Frames.normals(40), Frames.equicorrelated(40, 0.99))
                .explain()) {
            assertThat(explanation.influences()).hasSize(1);
            assertThat(explanation.told()).isCloseTo(0.98, within(0.001));
        }
    }

    @Test
    void arraysLongerThanTheBatchAreNotWrittenBeyondIt() {
        TableModel model = Frames.COPULA.restore(Frames.normals(2), Frames.equicorrelated(2, 0.5));
        FeatureBatch batch = new FeatureBatch(0, 3, new double[][] {{0, 0, 0, 9}, {0, 0, 0, 9, 9}});

        model.sample(batch, new BitSet(), Draws.of(4));

        assertThat(batch.column(0)[3]).isEqualTo(9);
        assertThat(batch.column(1)).endsWith(9, 9);
    }

    @Test
    void restoredModelDrawsTheSameBits() {
        double[][] rows = Frames.sample(Frames.COPULA.restore(MIXED, MIXED_STATE), 5, 3000, 5);
        TableModel fitted = Frames.fit(Frames.COPULA, MIXED, rows);

        TableModel restored = Frames.COPULA.restore(MIXED, (GaussianCopulaState) fitted.state());

        assertThat(restored.state()).isEqualTo(fitted.state());
        assertSame(Frames.sample(restored, 5, 500, 6), Frames.sample(fitted, 5, 500, 6));
        assertSame(inBatches(restored, rows, bits(0, 2), 500), inBatches(fitted, rows, bits(0, 2), 500));
    }

    @Test
    void damagedStatesAreRefused() {
        Frame frame = Frames.normals(3);
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1.01, -2}) {
            assertThatThrownBy(() -> new GaussianCopulaState(new double[] {0, wrong, 0}))
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining("correlation 1 is " + wrong);
        }
        for (int wrong : new int[] {0, 2, 4}) {
            assertThatThrownBy(() -> Frames.COPULA.restore(frame, new GaussianCopulaState(new double[wrong])))
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining(wrong + " correlations where 3 features have 3");
        }
        assertThatThrownBy(() -> Frames.COPULA.restore(frame, new GaussianCopulaState(new double[] {0.9, 0.9, -0.9})))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("not positive definite");
    }

    @Test
    void conditionalMeanAndVarianceAreThoseOfTheNormalDistribution() {
        // Features 0 and 2 given; by hand, with r02 = 0.2, r10 = 0.5, r12 = 0.4.
        Frame frame = Frames.frame(Gaussian.STANDARD, new Gaussian(10, 3), Gaussian.STANDARD);
        TableModel model = Frames.COPULA.restore(frame, new GaussianCopulaState(new double[] {0.5, 0.2, 0.4}));
        double weight0 = (0.5 - 0.2 * 0.4) / (1 - 0.04);
        double weight2 = (0.4 - 0.2 * 0.5) / (1 - 0.04);
        double variance = 1 - weight0 * 0.5 - weight2 * 0.4;
        double[][] rows = new double[3][ROWS];
        Arrays.fill(rows[0], 1.5);
        Arrays.fill(rows[2], -0.5);

        double[][] drawn = inBatches(model, rows, bits(0, 2), ROWS);

        assertThat(drawn[0]).containsOnly(1.5);
        assertThat(drawn[2]).containsOnly(-0.5);
        assertThat(Frames.mean(drawn[1])).isCloseTo(10 + 3 * (weight0 * 1.5 - weight2 * 0.5), within(0.04));
        assertThat(Frames.variance(drawn[1])).isCloseTo(9 * variance, within(0.15));
    }

    @Test
    void conditionsDrawnFromTheModelGiveItsJointDistributionAgain() {
        TableModel model = Frames.COPULA.restore(MIXED, MIXED_STATE);
        double[][] rows = Frames.sample(model, 5, ROWS, 7);
        for (BitSet given : new BitSet[] {bits(0), bits(1), bits(1, 2, 3), bits(0, 2, 3), bits(2, 3, 4)}) {
            double[][] drawn = inBatches(model, rows, given, 4096);
            for (int f = 0; f < 5; f++) {
                double sd = Math.sqrt(Frames.variance(rows[f]));
                assertThat(Frames.mean(drawn[f])).isCloseTo(Frames.mean(rows[f]), within(0.02 * sd));
                assertThat(Frames.variance(drawn[f]) / sd / sd).isCloseTo(1, within(0.03));
                for (int g = 0; g < f; g++) {
                    assertThat(Frames.correlation(drawn[f], drawn[g]))
                            .as("features %d and %d given %s", f, g, given)
                            .isCloseTo(Frames.correlation(rows[f], rows[g]), within(0.025));
                }
            }
        }
    }

    @Test
    void stronglyCorrelatedDiscreteConditionsGiveTheJointDistributionAgain() {
        Frame frame = Frames.frame(
                Steps.of(0.5, 0.5), Steps.of(0.7, 0.3), Steps.of(0.3, 0.3, 0.4), Gaussian.STANDARD, Gaussian.STANDARD);
        TableModel model = Frames.COPULA.restore(frame, Frames.equicorrelated(5, 0.85));
        double[][] rows = Frames.sample(model, 5, ROWS, 8);

        double[][] drawn = inBatches(model, rows, bits(0, 1, 2), 4096);

        assertThat(Frames.variance(drawn[3])).isCloseTo(1, within(0.03));
        assertThat(Frames.correlation(drawn[3], drawn[4])).isCloseTo(0.85, within(0.02));
        for (int f = 0; f < 3; f++) {
            assertThat(Frames.correlation(drawn[f], drawn[3]))
                    .isCloseTo(Frames.correlation(rows[f], rows[3]), within(0.02));
        }
    }

    @Test
    void missingConditionsSayNothingAboutTheirRows() {
        TableModel model = Frames.COPULA.restore(Frames.normals(3), Frames.equicorrelated(3, 0.6));
        double[][] rows = new double[3][ROWS];
        Arrays.fill(rows[0], 2);
        for (int i = 0; i < ROWS; i++) {
            rows[1][i] = i % 2 == 0 ? Double.NaN : -1;
        }

        double[][] drawn = inBatches(model, rows, bits(0, 1), 1000);

        double[] without = every(2, 0, drawn[2]);
        double[] with = every(2, 1, drawn[2]);
        assertThat(every(2, 0, drawn[1])).containsOnly(Double.NaN);
        assertThat(every(2, 1, drawn[1])).containsOnly(-1);
        assertThat(Frames.mean(without)).isCloseTo(1.2, within(0.02));
        assertThat(Frames.variance(without)).isCloseTo(0.64, within(0.02));
        assertThat(Frames.mean(with)).isCloseTo(0.6 / 1.6 * (2 - 1), within(0.02));
        assertThat(Frames.variance(with)).isCloseTo(1 - 2 * 0.36 / 1.6, within(0.02));
    }

    @Test
    void wholeGivenRowsStayAsTheyAre() {
        TableModel model = Frames.COPULA.restore(Frames.normals(2), Frames.equicorrelated(2, 0.5));
        double[][] rows = {{1, Double.NaN, 3}, {4, 5, 6}};

        assertSame(inBatches(model, rows, bits(0, 1), 3), rows);
    }

    @Test
    void conditionsThatContradictEachOtherOrTheMarginalsGiveFiniteValues() {
        Frame frame = Frames.frame(Gaussian.STANDARD, Gaussian.STANDARD, Steps.of(0.5, 0.5), Steps.of(0.2, 0.8));
        double[] correlations = new double[6];
        Arrays.fill(correlations, 0.99999);
        TableModel model = Frames.COPULA.restore(frame, new GaussianCopulaState(correlations));
        double[][] rows = {{8, 1e9, 0, -5}, {-8, -1e9, 0, 5}, {0, 1, 55, -3}, {0, 0, 0, 0}};

        double[][] drawn = inBatches(model, rows, bits(0, 1, 2), 4);

        assertThat(drawn[3]).containsAnyOf(0, 1);
        assertThat(Arrays.stream(drawn[3]).allMatch(x -> x == 0 || x == 1)).isTrue();
    }

    @Test
    void manyThreadsAndPatternsOfConditionsGiveTheSameRows() {
        int n = 8;
        TableModel model = Frames.COPULA.restore(Frames.normals(n), Frames.equicorrelated(n, 0.4));
        double[][] rows = Frames.sample(model, n, 4000, 9);
        for (int i = 0; i < 4000; i++) {
            for (int f = 0; f < 7; f++) {
                if ((i >> f & 1) == 1) {
                    rows[f][i] = Double.NaN;
                }
            }
        }
        BitSet given = bits(0, 1, 2, 3, 4, 5, 6);
        double[][] expected = inBatches(model, rows, given, 4000);

        assertThat(IntStream.range(0, 8).parallel().mapToObj(i -> inBatches(model, rows, given, 100 + i)))
                .allSatisfy(drawn -> assertSame(drawn, expected));
    }

    @Test
    void theComponentMakesTheSynthesizer() {
        assertThat(CopulaComponents.all()).singleElement().satisfies(component -> {
            assertThat(component.kind()).isEqualTo(TableSynthesizer.class);
            assertThat(component.name()).isEqualTo("gaussian-copula");
            assertThat(component.state()).isEqualTo(GaussianCopulaState.class);
            assertThat(make(component)).isInstanceOf(GaussianCopula.class);
        });
        assertThat(Frames.COPULA.abilities()).containsExactly(TableSynthesizer.Ability.CONDITIONS);
    }

    private static Object make(Component<?> component) {
        return component.maker().apply(component.defaults());
    }

    /** Samples in batches of some size around copies of the columns. */
    private static double[][] inBatches(TableModel model, double[][] columns, BitSet given, int size) {
        int rows = columns[0].length;
        double[][] out = new double[columns.length][rows];
        for (int from = 0; from < rows; from += size) {
            int to = Math.min(rows, from + size);
            double[][] part = new double[columns.length][];
            for (int f = 0; f < part.length; f++) {
                part[f] = Arrays.copyOfRange(columns[f], from, to);
            }
            // The seed of the unconditional tests, so that they can compare with one large batch.
            model.sample(new FeatureBatch(from, to - from, part), given, Draws.of(2));
            for (int f = 0; f < part.length; f++) {
                System.arraycopy(part[f], 0, out[f], from, to - from);
            }
        }
        return out;
    }

    /** Compares bits: NaN is NaN. */
    private static void assertSame(double[][] found, double[][] expected) {
        assertThat(Arrays.deepEquals(found, expected)).isTrue();
    }

    private static double[] every(int step, int first, double[] x) {
        return IntStream.range(0, x.length)
                .filter(i -> i % step == first)
                .mapToDouble(i -> x[i])
                .toArray();
    }

    private static BitSet bits(int... indexes) {
        BitSet bits = new BitSet();
        for (int index : indexes) {
            bits.set(index);
        }
        return bits;
    }

    /** Two features that are nearly the same, of which a third is nearly the difference. */
    @Test
    void givenValuesThatContradictOneAnotherSteerNoFurtherThanAnExtremeRow() {
        TableModel model =
                Frames.COPULA.restore(Frames.normals(3), new GaussianCopulaState(new double[] {0.99, 0.06, -0.06}));
        double[][] rows = new double[3][1000];
        Arrays.fill(rows[0], 3);
        Arrays.fill(rows[1], -3);

        model.sample(new FeatureBatch(0, 1000, rows), bits(0, 1), Draws.of(7));

        assertThat(Frames.mean(rows[2])).isBetween(0.5, 4.0);
        assertThat(rows[0]).containsOnly(3);
    }
}
