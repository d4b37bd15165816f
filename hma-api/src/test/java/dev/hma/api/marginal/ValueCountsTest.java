package dev.hma.api.marginal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ValueCountsTest {
    @Test
    void plainValuesAreExactWithTheirRange() {
        ValueCounts counts = ValueCounts.of(new double[] {-1, 2, 7.5}, new long[] {3, 1, 2});

        assertThat(counts.total()).isEqualTo(6);
        assertThat(counts.min()).isEqualTo(-1);
        assertThat(counts.max()).isEqualTo(7.5);
        assertThat(counts.step()).isZero();
        assertThat(counts.exact()).isTrue();
        assertThat(counts.category()).isFalse();
        assertThat(counts.isEmpty()).isFalse();
    }

    @Test
    void codesThatDoNotOccurAreLeftOut() {
        ValueCounts counts = ValueCounts.ofCodes(new long[] {0, 4, 0, 1, 0}, 2);

        assertThat(counts).isEqualTo(new ValueCounts(new double[] {1, 3}, new long[] {4, 1}, 2, 1, 3, 1, true, true));
        assertThat(counts.total()).isEqualTo(5);
    }

    @Test
    void nothingIsEmpty() {
        for (ValueCounts counts :
                List.of(ValueCounts.of(new double[0], new long[0]), ValueCounts.ofCodes(new long[] {0, 0}, 0))) {
            assertThat(counts.isEmpty()).isTrue();
            assertThat(counts.total()).isZero();
            assertThat(counts.min()).isNaN();
            assertThat(counts.max()).isNaN();
        }
    }

    @Test
    void equalityGoesByContents() {
        ValueCounts one = ValueCounts.of(new double[] {1, 2}, new long[] {1, 1});

        assertThat(one)
                .isEqualTo(ValueCounts.of(new double[] {1, 2}, new long[] {1, 1}))
                .hasSameHashCodeAs(ValueCounts.of(new double[] {1, 2}, new long[] {1, 1}))
                .isNotEqualTo(ValueCounts.of(new double[] {1, 2}, new long[] {1, 2}))
                .isNotEqualTo(new ValueCounts(new double[] {1, 2}, new long[] {1, 1}, 1, 1, 2, 0, false, true));
    }

    @Test
    void countsThatDoNotGoTogetherAreRefused() {
        double inf = Double.POSITIVE_INFINITY;
        List<ThrowingCallable> wrong = List.of(
                () -> ValueCounts.of(new double[] {1, 2}, new long[] {1}),
                () -> ValueCounts.of(new double[] {1, 2}, new long[] {1, 0}),
                () -> ValueCounts.of(new double[] {1, 2}, new long[] {1, -3}),
                () -> ValueCounts.of(new double[] {2, 1}, new long[] {1, 1}),
                () -> ValueCounts.of(new double[] {1, 1}, new long[] {1, 1}),
                () -> ValueCounts.of(new double[] {1, Double.NaN}, new long[] {1, 1}),
                () -> ValueCounts.of(new double[] {1, inf}, new long[] {1, 1}),
                () -> new ValueCounts(new double[] {1}, new long[] {1}, -1, 1, 1, 0, false, true),
                () -> new ValueCounts(new double[] {1}, new long[] {1}, 0, 1, 1, -1, false, true),
                () -> new ValueCounts(new double[] {1}, new long[] {1}, 0, 1, 1, inf, false, true),
                () -> new ValueCounts(new double[] {1}, new long[] {1}, 0, 1, 1, Double.NaN, false, true),
                () -> new ValueCounts(new double[] {1}, new long[] {1}, 0, 2, 3, 0, false, true),
                () -> new ValueCounts(new double[] {1}, new long[] {1}, 0, 0, 0.5, 0, false, true),
                () -> new ValueCounts(new double[] {1}, new long[] {1}, 0, Double.NaN, 1, 0, false, true),
                () -> new ValueCounts(new double[] {1}, new long[] {1}, 0, 1, inf, 0, false, true));
        for (int i = 0; i < wrong.size(); i++) {
            assertThatThrownBy(wrong.get(i)).as("case %s", i).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
