package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.Doubles;
import dev.hma.core.Statistics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Families of known dependence from table to table, through the whole engine: latent normal columns of intraclass
 * correlation 0.40 and correlation 0.7, cut into flags of 50 and of 10 percent, a zero-inflated and a count column.
 * Figures are averages over three seeds.
 */
class DependenceTest {
    private static final int PARENTS = 3000;
    private static final int SEEDS = 3;
    private static final double SHARE = 0.4;
    private static final double CORRELATION = 0.7;
    private static final List<String> COLUMNS = List.of("half", "tenth", "inflated", "count", "real");

    @TempDir
    Path home;

    private static MadeUp families(double average, boolean even, long seed) {
        Random random = new Random(seed);
        MadeUp data = new MadeUp()
                .table("parent", "id", "id:id", "x:real")
                .table("child", "", "parent:id", "half:bool", "tenth:bool", "inflated:real", "count:int", "real:real")
                .key("child.parent>parent");
        for (int p = 0; p < PARENTS; p++) {
            double commonMean = random.nextGaussian();
            double[] mean = new double[COLUMNS.size()];
            for (int c = 0; c < mean.length; c++) {
                mean[c] = mix(commonMean, random.nextGaussian(), CORRELATION);
            }
            data.row("parent", "p" + p, mix(mean[4], random.nextGaussian(), 0.64) * 2 + 5);
            int size = even ? poisson(average, random) : geometric(average, random);
            for (int i = 0; i < size; i++) {
                double common = random.nextGaussian();
                double[] z = new double[mean.length];
                for (int c = 0; c < z.length; c++) {
                    double own = mix(common, random.nextGaussian(), CORRELATION);
                    z[c] = Math.sqrt(SHARE) * mean[c] + Math.sqrt(1 - SHARE) * own;
                }
                data.row(
                        "child",
                        "p" + p,
                        z[0] > 0,
                        z[1] > 1.2815515655446004,
                        z[2] < 0.2533471031357997 ? 0.0 : Math.exp(z[2]),
                        (long) Math.floor(1.5 * Math.max(0, z[3] + 1)),
                        z[4] * 10 + 100);
            }
        }
        return data;
    }

    private static double mix(double common, double own, double share) {
        return Math.sqrt(share) * common + Math.sqrt(1 - share) * own;
    }

    private static int geometric(double average, Random random) {
        return (int) Math.floor(Math.log(1 - random.nextDouble()) / Math.log(average / (1 + average)));
    }

    private static int poisson(double average, Random random) {
        int n = 0;
        for (double p = random.nextDouble(); p > Math.exp(-average); p *= random.nextDouble()) {
            n++;
        }
        return n;
    }

    @ParameterizedTest
    @CsvSource({"10, true, 0.08", "3, true, 0.15", "10, false, 0.08", "3, false, 0.15"})
    void dependenceOfDiscreteColumnsSurvives(double average, boolean even, double tolerance) {
        Engine engine = new Engine(home);
        double[] shares = new double[COLUMNS.size()];
        double[] withParent = new double[COLUMNS.size()];
        double[] distances = new double[COLUMNS.size()];
        double[][] pairs = new double[COLUMNS.size()][COLUMNS.size()];
        for (int seed = 1; seed <= SEEDS; seed++) {
            MadeUp data = families(average, even, seed);
            Families real = Families.of(Sampled.of(data));
            long number = seed;
            Families drawn = Families.of(engine.sample(engine.fit(data), s -> s.seed(number)));
            for (int c = 0; c < COLUMNS.size(); c++) {
                shares[c] += (drawn.intraclass(c) - real.intraclass(c)) / SEEDS;
                distances[c] += distance(drawn.columns[c], real.columns[c]) / SEEDS;
                withParent[c] += (Statistics.correlation(drawn.columns[c], drawn.parent)
                                - Statistics.correlation(real.columns[c], real.parent))
                        / SEEDS;
                for (int d = 0; d < c; d++) {
                    pairs[c][d] += (Statistics.correlation(drawn.columns[c], drawn.columns[d])
                                    - Statistics.correlation(real.columns[c], real.columns[d]))
                            / SEEDS;
                }
            }
        }
        assertThat(Doubles.asList(shares))
                .as("intraclass correlations")
                .allSatisfy(d -> assertThat(d).isCloseTo(0, within(0.03)));
        assertThat(Doubles.asList(distances))
                .as("distributions")
                .allSatisfy(d -> assertThat(d).isLessThan(0.01));
        assertThat(Doubles.asList(withParent))
                .as("with the parent")
                .allSatisfy(d -> assertThat(d).isCloseTo(0, within(0.06)));
        for (double[] row : pairs) {
            assertThat(Doubles.asList(row))
                    .as("of two columns")
                    .allSatisfy(d -> assertThat(d).isCloseTo(0, within(tolerance)));
        }
    }

    /** The children's columns with the number of their family and their parent's column. */
    private record Families(double[][] columns, int[] family, int families, double[] parent) {
        static Families of(Sampled data) {
            List<String> keys = data.column("parent", "id");
            double[] x = data.numbers("parent", "x");
            Map<String, Integer> index = new HashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                index.put(keys.get(i), i);
            }
            int[] family =
                    data.column("child", "parent").stream().mapToInt(index::get).toArray();
            return new Families(
                    COLUMNS.stream().map(c -> data.numbers("child", c)).toArray(double[][]::new),
                    family,
                    keys.size(),
                    Arrays.stream(family).mapToDouble(f -> x[f]).toArray());
        }

        /** The share of variance between families, by analysis of variance. */
        double intraclass(int column) {
            return Statistics.intraclass(columns[column], family, families);
        }
    }

    /** The largest distance between two distribution functions. */
    private static double distance(double[] x, double[] y) {
        double[] a = Arrays.stream(x).sorted().toArray();
        double[] b = Arrays.stream(y).sorted().toArray();
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(upTo(a, a[i]) - upTo(b, a[i])))
                .max()
                .orElseThrow();
    }

    private static double upTo(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) low / sorted.length;
    }
}
