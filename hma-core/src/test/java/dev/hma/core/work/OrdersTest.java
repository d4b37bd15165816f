package dev.hma.core.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrdersTest {
    @Test
    void numbersAreSortedStably() {
        Random random = new Random(1);
        for (int n = 0; n < 200; n++) {
            int[] values = random.ints(n, 0, 10).toArray();
            int[] expected = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.comparingInt(i -> values[i]))
                    .mapToInt(i -> i)
                    .toArray();
            assertThat(Orders.sorted(n, (a, b) -> Integer.compare(values[a], values[b])))
                    .isEqualTo(expected);
        }
    }

    @Test
    void keysOfEverySignAndSizeAreSortedWithTheirTies() {
        Random random = new Random(2);
        double[] odd = {0.0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY, -1e-300, 1e300
        };
        for (int n = 0; n < 300; n++) {
            double[] keys = random.ints(n, 0, 2 * odd.length)
                    .mapToDouble(k -> k < odd.length ? odd[k] : random.nextGaussian())
                    .toArray();
            long[] ties = random.ints(n, -3, 3)
                    .mapToLong(t -> t == 0 ? random.nextLong() : t)
                    .toArray();
            int[] expected = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(i -> keys[i]).thenComparingLong(i -> ties[i]))
                    .mapToInt(i -> i)
                    .toArray();
            assertThat(Orders.sorted(keys, ties)).isEqualTo(expected);
        }
    }
}
