package dev.hma.core.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.random.Draws;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {
    /** Of codes of which the last is the most frequent. */
    private static Sketch sketch(int levels) {
        double[] p = new double[levels];
        for (int code = 0; code < levels; code++) {
            p[code] = 2.0 * (code + 1) / levels / (levels + 1);
        }
        return new Sketch(p);
    }

    private static double[] sums(Sketch sketch, int... codes) {
        long[] cells = new long[sketch.cells() + 3];
        for (int code : codes) {
            sketch.add(code, cells, 3);
        }
        return Arrays.stream(cells, 3, cells.length).asDoubleStream().toArray();
    }

    private static int[] family(int mode, int share, int n, int levels) {
        int[] codes = new int[n];
        for (int i = 0; i < n; i++) {
            codes[i] = i < share ? mode : Draws.of(mode).index(i, 0, levels);
        }
        return codes;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 32, 33, 3412})
    void theValueThatMostRowsHaveIsFound(int levels) {
        Sketch sketch = sketch(levels);
        for (int mode = 0; mode < levels; mode += 1 + levels / 50) {
            assertThat(sketch.mode(sums(sketch, family(mode, 14, 20, levels)), 20))
                    .isEqualTo(mode);
            assertThat(sketch.mode(sums(sketch, mode), 1)).isEqualTo(mode);
        }
    }

    @Test
    void aFamilyWithoutRowsPrefersNothing() {
        Sketch sketch = sketch(100);
        assertThat(sketch.mode(sums(sketch), 0)).isEqualTo(Sketch.NONE);
        assertThat(sketch.coincidence(sums(sketch), 0)).isNaN();
        assertThat(sketch.coincidence(sums(sketch, 7), 1)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 500})
    void equalPairsAreCountedOnAverage(int levels) {
        Sketch sketch = sketch(levels);
        double estimated = 0;
        double exact = 0;
        for (int family = 0; family < 200; family++) {
            int[] codes = family(family % levels, family % 20, 20, levels);
            estimated += sketch.coincidence(sums(sketch, codes), 20);
            int pairs = 0;
            for (int i = 0; i < 20; i++) {
                for (int j = 0; j < 20; j++) {
                    pairs += i != j && codes[i] == codes[j] ? 1 : 0;
                }
            }
            exact += pairs / (20.0 * 19);
        }
        assertThat(estimated / 200).isCloseTo(exact / 200, within(0.03));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 500})
    void aRowThatIsTakenAwayLeavesNoTrace(int levels) {
        Sketch sketch = sketch(levels);
        double[] sums = sums(sketch, 3, 5, 9);
        sketch.remove(5, sums);
        assertThat(sums).containsExactly(sums(sketch, 3, 9));
    }
}
