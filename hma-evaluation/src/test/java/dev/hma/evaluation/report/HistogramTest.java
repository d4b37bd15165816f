package dev.hma.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static double[] numbers(double... numbers) {
        return numbers;
    }

    @Test
    void fewWholeNumbersGetABinEach() {
        Histogram histogram = Histogram.of(List.of(numbers(1, 1, 3), numbers(0, 3, Double.NaN)));

        assertThat(histogram.whole()).isTrue();
        assertThat(histogram.from()).isEqualTo(-0.5);
        assertThat(histogram.width()).isEqualTo(1);
        assertThat(histogram.counts().get(0)).containsExactly(0, 2, 0, 1);
        assertThat(histogram.counts().get(1)).containsExactly(1, 0, 0, 1);
    }

    @Test
    void realNumbersShareBinsFromTheLeastToTheLargestOfAllSides() {
        Histogram histogram = Histogram.of(List.of(numbers(0.5, 1.5), numbers(0.75, 1.7)));

        assertThat(histogram.from()).isEqualTo(0.5);
        assertThat(histogram.from() + histogram.width() * histogram.counts().get(0).length)
                .isCloseTo(1.7, within(1e-12));
        assertThat(histogram.counts())
                .allSatisfy(counts -> assertThat(IntStream.of(counts).sum()).isEqualTo(2));
        assertThat(histogram.below()).isFalse();
        assertThat(histogram.above()).isFalse();
    }

    @Test
    void valuesFarBeyondTheBulkAreInTheBinsAtTheEnds() {
        double[] real = IntStream.range(0, 1000).mapToDouble(i -> i / 1000.0).toArray();
        Histogram histogram = Histogram.of(List.of(real, numbers(-1e9, 0.5, 1e9, 2e9)));

        assertThat(histogram.below()).isTrue();
        assertThat(histogram.above()).isTrue();
        int[] synthetic = histogram.counts().get(1);
        assertThat(synthetic[0]).isEqualTo(1);
        assertThat(synthetic[synthetic.length - 1]).isEqualTo(2);
        assertThat(histogram.width() * synthetic.length).isLessThan(2);
    }

    @Test
    void manyWholeNumbersGetBinsOfEquallyManyOfThem() {
        Histogram histogram =
                Histogram.of(List.of(IntStream.range(0, 100).asDoubleStream().toArray()));

        assertThat(histogram.width()).isEqualTo(Math.rint(histogram.width()));
        assertThat(histogram.from()).isEqualTo(-0.5);
        int[] counts = histogram.counts().get(0);
        assertThat(Arrays.copyOf(counts, counts.length - 1)).containsOnly((int) histogram.width());
    }

    @Test
    void aConstantHasOneBin() {
        assertThat(Histogram.of(List.of(numbers(2.5, 2.5))).counts().get(0)).containsExactly(2);
        assertThat(Histogram.of(List.of(numbers(7, 7, 7))).counts().get(0)).containsExactly(3);
    }

    @Test
    void aBulkThatIsOneValueDoesNotHideTheOthers() {
        double[] real = new double[1000];
        real[999] = 5.5;
        Histogram histogram = Histogram.of(List.of(real, numbers(3.25)));

        assertThat(histogram.from()).isZero();
        assertThat(histogram.above()).isFalse();
        assertThat(histogram.counts().get(0)[0]).isEqualTo(999);
    }

    @Test
    void whereThereIsNoValueThereIsNoBin() {
        Histogram histogram = Histogram.of(List.of(numbers(), numbers(Double.NaN)));

        assertThat(histogram.counts())
                .hasSize(2)
                .allSatisfy(counts -> assertThat(counts).isEmpty());
    }

    @Test
    void extremeNumbersAreCounted() {
        Histogram histogram = Histogram.of(List.of(numbers(-Double.MAX_VALUE, 0, Double.MAX_VALUE), numbers(1e300)));

        assertThat(IntStream.of(histogram.counts().get(0)).sum()).isEqualTo(3);
        assertThat(histogram.width()).isFinite();
    }
}
