package dev.hma.core.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.SynthesisException;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianCopulaFitTest {
    private static final int MANY = 50_000;

    private static final Marginal BINARY_50 = Steps.of(0.5, 0.5);
    private static final Marginal BINARY_10 = Steps.of(0.9, 0.1);
    private static final Marginal COUNT = Steps.of(0.3, 0.3, 0.2, 0.1, 0.06, 0.04);
    private static final Marginal ZERO_INFLATED = Steps.zeroInflated(0.6);

    @ParameterizedTest
    @ValueSource(doubles = {-0.15, 0, 0.3, 0.5, 0.8})
    void recoversTheLatentCorrelationOfContinuousAndDiscreteFeatures(double r) {
        Frame frame =
                Frames.frame(new Gaussian(100, 20), Gaussian.STANDARD, BINARY_50, BINARY_10, COUNT, ZERO_INFLATED);
        double[][] rows = Frames.sample(Frames.COPULA.restore(frame, Frames.equicorrelated(6, r)), 6, MANY, 1);

        for (double found : Frames.correlations(frame, rows)) {
            assertThat(found).isCloseTo(r, within(0.03));
        }
    }

    @Test
    void divisionByReliabilityRecoversTheCorrelationOfNoisyFeatures() {
        Frame frame = new Frame("t", List.of(Frames.noisy("a", "a", 0.5), Frames.noisy("b", "b", 0.8)));
        double[][] rows = Frames.sample(
                Frames.COPULA.restore(Frames.normals(2), Frames.equicorrelated(2, 0.6 * Math.sqrt(0.4))), 2, MANY, 2);

        assertThat(Frames.correlations(frame, rows)[0]).isCloseTo(0.6, within(0.03));
    }

    @Test
    void noisyFeaturesOfOneOriginKeepTheirObservedCorrelation() {
        Frame frame = new Frame("t", List.of(Frames.noisy("a", "orders", 0.5), Frames.noisy("b", "orders", 0.8)));
        double[][] rows =
                Frames.sample(Frames.COPULA.restore(Frames.normals(2), Frames.equicorrelated(2, 0.4)), 2, MANY, 3);

        assertThat(Frames.correlations(frame, rows)[0]).isCloseTo(0.4, within(0.02));
    }

    @Test
    void noDivisionByLessThanTheFloorWhereRowsAreFew() {
        Frame frame = new Frame("t", List.of(Frames.noisy("a", "a", 0.001), Frames.noisy("b", "b", 0.001)));
        double[][] rows =
                Frames.sample(Frames.COPULA.restore(Frames.normals(2), Frames.equicorrelated(2, 0.1)), 2, 3000, 4);
        double observed = Frames.correlation(rows[0], rows[1]) * 3000 / 3005;

        assertThat(Frames.correlations(frame, rows)[0]).isCloseTo(observed / 0.25, within(1e-4));
    }

    @Test
    void rareFlagsThatNeverMeetInFewRowsAreNotTakenForOpposites() {
        Frame frame = Frames.frame(Steps.of(0.99, 0.01), Steps.of(0.99, 0.01));
        double[][] rows = new double[2][1000];
        for (int i = 0; i < 10; i++) {
            rows[0][i] = 1;
            rows[1][500 + i] = 1;
        }

        assertThat(Frames.correlations(frame, rows)[0]).isBetween(-0.1, 0.0);
    }

    @Test
    void rareFlagsAreFreedFromTheirAttenuationWhereRowsAreMany() {
        Frame frame = Frames.frame(Steps.of(0.98, 0.02), Steps.of(0.98, 0.02));
        double[][] rows = Frames.sample(Frames.COPULA.restore(frame, Frames.equicorrelated(2, 0.6)), 2, 400_000, 5);

        assertThat(Frames.correlations(frame, rows)[0]).isCloseTo(0.6, within(0.05));
    }

    @Test
    void missingValuesAreSkippedPairByPair() {
        Frame frame = Frames.normals(3);
        GaussianCopulaState truth = new GaussianCopulaState(new double[] {0.7, -0.4, 0.1});
        double[][] rows = Frames.sample(Frames.COPULA.restore(frame, truth), 3, 2000, 6);
        Draws draws = Draws.of(60);
        for (int f = 0; f < 3; f++) {
            for (int i = 0; i < 2000; i++) {
                // Also dependent on the value: the sums of a pair are those of its own rows.
                if (draws.uniform(i, f) < 0.3 || f == 1 && rows[0][i] > 1) {
                    rows[f][i] = Double.NaN;
                }
            }
        }

        double[] found = Frames.correlations(frame, rows);

        for (int a = 1; a < 3; a++) {
            for (int b = 0; b < a; b++) {
                double[] x = rows[a];
                double[] y = rows[b];
                int[] both = IntStream.range(0, 2000)
                        .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                        .toArray();
                double[] left = Arrays.stream(both).mapToDouble(i -> x[i]).toArray();
                double[] right = Arrays.stream(both).mapToDouble(i -> y[i]).toArray();
                double expected = Frames.correlation(left, right) * both.length / (both.length + 5.0);
                assertThat(found[Triangle.at(a, b)]).isCloseTo(expected, within(1e-4));
            }
        }
    }

    @Test
    void totalsAreTheSameForAnyBatchesAndOrderOfRows() {
        Frame frame =
                Frames.frame(Gaussian.STANDARD, BINARY_10, COUNT, ZERO_INFLATED, Gaussian.STANDARD, BINARY_50, COUNT);
        double[][] rows = Frames.sample(Frames.COPULA.restore(frame, Frames.equicorrelated(7, 0.4)), 7, 5000, 7);
        Draws draws = Draws.of(70);
        for (int i = 0; i < 5000; i++) {
            for (int f = 2; f < 5; f++) {
                if (draws.uniform(i, f) < 0.2) {
                    rows[f][i] = Double.NaN;
                }
            }
        }
        Learning.Sums<TableModel> sums = (Learning.Sums<TableModel>) Frames.COPULA.learn(frame, draws);
        long[] whole = Frames.totals(sums, rows, Integer.MAX_VALUE);

        for (int batch : new int[] {1, 57, 511, 512, 513, 4096}) {
            assertThat(Frames.totals(sums, rows, batch)).isEqualTo(whole);
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, 5000).boxed().toList());
        Collections.shuffle(order, new Random(1));
        double[][] shuffled = new double[7][5000];
        for (int f = 0; f < 7; f++) {
            for (int i = 0; i < 5000; i++) {
                shuffled[f][i] = rows[f][order.get(i)];
            }
        }
        assertThat(Frames.totals(sums, shuffled, 333)).isEqualTo(whole);
    }

    @Test
    void oneRowChangesNoTotalByMoreThanItsBound() {
        Frame frame = Frames.normals(3);
        Learning.Sums<TableModel> sums = (Learning.Sums<TableModel>) Frames.COPULA.learn(frame, Draws.of(0));
        for (double[] row : new double[][] {
            {100, -100, 100},
            {Double.NaN, 100, -100},
            {100, Double.NaN, Double.NaN},
            {Double.NaN, Double.NaN, Double.NaN}
        }) {
            long[] cells = new long[sums.cells()];
            sums.add(new FeatureBatch(0, 1, new double[][] {{row[0]}, {row[1]}, {row[2]}}), cells);
            for (int cell = 0; cell < cells.length; cell++) {
                assertThat(Math.abs(cells[cell])).isLessThanOrEqualTo(sums.bound(cell));
            }
        }
    }

    @Test
    void arraysLongerThanTheBatchAreNotReadBeyondIt() {
        Frame frame = Frames.normals(2);
        Learning.Sums<TableModel> sums = (Learning.Sums<TableModel>) Frames.COPULA.learn(frame, Draws.of(0));
        long[] exact = new long[sums.cells()];
        long[] longer = new long[sums.cells()];

        sums.add(new FeatureBatch(0, 2, new double[][] {{1, 2}, {3, 4}}), exact);
        sums.add(new FeatureBatch(0, 2, new double[][] {{1, 2, Double.NaN}, {3, 4, 9, 9}}), longer);

        assertThat(longer).isEqualTo(exact);
    }

    @Test
    void smallTablesShrinkTheirCorrelations() {
        double[][] rows = {{1, 2, 3, 4}, {1, 2, 3, 4}};

        assertThat(Frames.correlations(Frames.normals(2), rows)[0]).isCloseTo(4 / 9.0, within(1e-9));
        assertThat(
                        Frames.correlations(
                                new GaussianCopula(new GaussianCopulaParameters(12, 0.25)), Frames.normals(2), rows)[0])
                .isCloseTo(0.25, within(1e-9));
    }

    @Test
    void twoRowsOrFewerSayNothing() {
        for (int n = 0; n <= 2; n++) {
            double[][] rows = {Arrays.copyOf(new double[] {1, 2}, n), Arrays.copyOf(new double[] {1, 2}, n)};
            assertThat(Frames.correlations(Frames.normals(2), rows)).containsExactly(0);
        }
    }

    @Test
    void constantAndMissingFeaturesCorrelateWithNothing() {
        Frame frame = Frames.frame(Gaussian.STANDARD, new Gaussian(7, 0), Steps.of(1), Gaussian.STANDARD);
        double[][] rows = new double[4][500];
        for (int i = 0; i < 500; i++) {
            rows[0][i] = Draws.of(8).normal(i, 0);
            rows[1][i] = 7;
            rows[3][i] = Double.NaN;
        }

        assertThat(Frames.correlations(frame, rows)).containsOnly(0);
        double[][] sampled = Frames.sample(Frames.fit(Frames.COPULA, frame, rows), 4, 100, 9);
        assertThat(sampled[1]).containsOnly(7);
        assertThat(sampled[2]).containsOnly(0);
        assertThat(Arrays.stream(sampled[3]).allMatch(Double::isFinite)).isTrue();
    }

    @Test
    void featuresThatRepeatEachOtherStayAlike() {
        double[][] rows = new double[4][MANY];
        for (int i = 0; i < MANY; i++) {
            rows[0][i] = Draws.of(10).normal(i, 0);
            rows[1][i] = rows[0][i];
            rows[2][i] = -rows[0][i];
            rows[3][i] = rows[0][i] > 0 ? 1 : 0;
        }
        Frame frame = Frames.frame(Gaussian.STANDARD, Gaussian.STANDARD, Gaussian.STANDARD, BINARY_50);

        double[][] sampled = Frames.sample(Frames.fit(Frames.COPULA, frame, rows), 4, 20_000, 11);

        assertThat(Frames.correlation(sampled[0], sampled[1])).isGreaterThan(0.99);
        assertThat(Frames.correlation(sampled[0], sampled[2])).isLessThan(-0.99);
        assertThat(Frames.correlation(sampled[0], sampled[3]))
                .isCloseTo(Frames.correlation(rows[0], rows[3]), within(0.02));
    }

    @Test
    void frameWithoutOrWithOneFeatureNeedsNoReading() {
        for (int n = 0; n < 2; n++) {
            Learning<TableModel> learning = Frames.COPULA.learn(Frames.normals(n), Draws.of(0));
            assertThat(learning).isInstanceOf(Learning.Done.class);
            TableModel model = ((Learning.Done<TableModel>) learning).result();
            assertThat(model.state()).isEqualTo(new GaussianCopulaState(new double[0]));
            assertThat(Frames.sample(model, n, 10, 12)).hasDimensions(n, 10);
        }
    }

    @Test
    void moreFeaturesThanRowsGiveAUsableModel() {
        int n = 60;
        double[][] rows =
                Frames.sample(Frames.COPULA.restore(Frames.normals(n), Frames.equicorrelated(n, 0.3)), n, 8, 13);
        for (int f = 0; f < n; f++) {
            rows[f][f % 8] = Double.NaN;
        }

        double[][] sampled = Frames.sample(Frames.fit(Frames.COPULA, Frames.normals(n), rows), n, 100, 14);

        for (double[] column : sampled) {
            assertThat(Arrays.stream(column).allMatch(Double::isFinite)).isTrue();
        }
    }

    @Test
    void threeHundredFeaturesTakeSeconds() {
        int n = 300;
        double[][] rows =
                Frames.sample(Frames.COPULA.restore(Frames.normals(n), Frames.equicorrelated(n, 0.2)), n, 100, 15);
        Feature[] features = new Feature[n];
        for (int f = 0; f < n; f++) {
            // Weak ones among them, so that the matrix has to be repaired.
            features[f] = Frames.noisy("f" + f, "f" + f, f % 2 == 0 ? 1 : 0.1);
        }
        long start = System.nanoTime();

        TableModel model = Frames.fit(Frames.COPULA, new Frame("wide", List.of(features)), rows);

        assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
        assertThat(Frames.sample(model, n, 10, 16)).hasDimensions(n, 10);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new GaussianCopulaParameters(wrong, 0.25))
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining("shrinkage is " + wrong);
        }
        for (double wrong : new double[] {0, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> new GaussianCopulaParameters(5, wrong))
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining("attenuationFloor is " + wrong);
        }
    }
}
