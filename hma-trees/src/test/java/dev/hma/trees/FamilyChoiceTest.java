package dev.hma.trees;

import static dev.hma.trees.TestRows.DRAWS;
import static dev.hma.trees.TestRows.category;
import static dev.hma.trees.TestRows.column;
import static dev.hma.trees.TestRows.families;
import static dev.hma.trees.TestRows.learn;
import static dev.hma.trees.TestRows.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FamilyChoiceTest {
    private static final int SIZE = 8;
    private static final int FAMILIES = 60;
    private static final int ROWS = FAMILIES * SIZE;
    private static final Frame FRAME = new Frame("t", List.of(number("a"), number("b"), category("kind", 3)));

    /** Levels of a family, around which one number wanders, and by which another one and a category are drawn. */
    private static double[][] real() {
        double[] a = column(ROWS, i -> DRAWS.normal(i / SIZE, 0) + 0.7 * DRAWS.normal(i, 1));
        double[] b = column(ROWS, i -> DRAWS.normal(i / SIZE, 2) + 1.5 * DRAWS.normal(i, 3));
        double[] kind =
                column(ROWS, i -> DRAWS.uniform(i, 4) < 0.6 ? DRAWS.index(i / SIZE, 5, 3) : DRAWS.index(i, 6, 3));
        return new double[][] {a, b, kind};
    }

    @Test
    void familiesDrawnAtOnceAreAsMuchAlikeAsThoseLearntFrom() {
        assertThat(distance(true, FamilyChoiceTest::between))
                .isLessThan(0.6 * distance(false, FamilyChoiceTest::between));
    }

    @Test
    void rowsDrawnAtOnceFollowOneAnotherAsThoseLearntFrom() {
        assertThat(distance(true, FamilyChoiceTest::next)).isLessThan(0.6 * distance(false, FamilyChoiceTest::next));
    }

    @Test
    void rowsOfNoFamilyAreDrawnAmongTheOthers() {
        int[] families = families(ROWS, SIZE);
        Arrays.fill(families, 0, 100, -1);
        TableModel model = learn(TreesParameters.DEFAULTS, FRAME, families, real());
        double[][] rows = drawn(model, 3, families, true);
        for (double[] column : rows) {
            assertThat(column).doesNotContain(Double.NaN);
        }
        assertThat(Arrays.stream(rows[0], 0, 100).distinct().count()).isGreaterThan(60);
    }

    @Test
    void whatIsGivenIsKept() {
        TableModel model = learn(TreesParameters.DEFAULTS, FRAME, families(ROWS, SIZE), real());
        // What is drawn first is given, so that rows are drawn at once.
        int first = ((TreesState) model.state()).columns().get(0).feature();
        BitSet given = new BitSet();
        given.set(first);
        double[][] columns = new double[3][ROWS];
        columns[first] = real()[first];
        model.sampleAll(
                new FeatureBatch(0, ROWS, columns, families(ROWS, SIZE)),
                given,
                Draws.of(1).over(ROWS));
        assertThat(columns[first]).isEqualTo(real()[first]);
        assertThat(columns[(first + 1) % 3]).doesNotContain(Double.NaN);
    }

    @Test
    void aNumberRatherGoesAsFarAsItDid() {
        assertThat(ends(true)).isGreaterThan(2 * ends(false));
    }

    /** How many of the ends of two numbers, for eight seeds, are what they were. */
    private static int ends(boolean atOnce) {
        double[][] real = real();
        TableModel model = learn(TreesParameters.DEFAULTS, FRAME, families(ROWS, SIZE), real);
        int ends = 0;
        for (int seed = 0; seed < 8; seed++) {
            double[][] rows = drawn(model, seed, families(ROWS, SIZE), atOnce);
            for (int f = 0; f < 2; f++) {
                ends += Arrays.stream(rows[f])
                                .max()
                                .equals(Arrays.stream(real[f]).max())
                        ? 1
                        : 0;
                ends += Arrays.stream(rows[f])
                                .min()
                                .equals(Arrays.stream(real[f]).min())
                        ? 1
                        : 0;
            }
        }
        return ends;
    }

    @Test
    void thereIsAChoiceAmongFewRows() {
        assertThat(FamilyChoice.candidates(100, 100, new int[] {10, 10})).containsExactly(16, 16);
        assertThat(FamilyChoice.candidates(300_000, 30_000, new int[] {10, 10})).containsExactly(5);
        assertThat(FamilyChoice.candidates(300_000, 30_001, new int[] {10, 10})).containsExactly(1);
        assertThat(FamilyChoice.candidates(1_000_000, 1, new int[] {10, 10})).containsExactly(1);
        assertThat(FamilyChoice.candidates(10_000, 10_000, new int[] {640, 0})).containsExactly(14, 13);
        assertThat(FamilyChoice.candidates(0, 0, new int[0])).containsExactly(16, 16);
    }

    /** How far a figure of numbers is from that of the rows learnt from, on average over seeds. */
    private static double distance(boolean atOnce, BiFunction<double[], Integer, Double> figure) {
        double[][] real = real();
        TableModel model = learn(TreesParameters.DEFAULTS, FRAME, families(ROWS, SIZE), real);
        double off = 0;
        for (int seed = 0; seed < 8; seed++) {
            double[][] rows = drawn(model, seed, families(ROWS, SIZE), atOnce);
            for (int f = 0; f < 3; f++) {
                off += Math.abs(figure.apply(rows[f], f) - figure.apply(real[f], f));
            }
        }
        return off;
    }

    private static double[][] drawn(TableModel model, int seed, int[] families, boolean atOnce) {
        double[][] columns = new double[3][ROWS];
        FeatureBatch rows = new FeatureBatch(0, ROWS, columns, families);
        Draws draws = Draws.of(seed).over(ROWS);
        if (atOnce) {
            model.sampleAll(rows, new BitSet(), draws);
        } else {
            model.sample(rows, new BitSet(), draws);
        }
        return columns;
    }

    /** The share of the variance between families: of a number, or of what tells the first code from the others. */
    private static double between(double[] column, int f) {
        double[] x = f < 2
                ? column
                : Arrays.stream(column).map(code -> code == 0 ? 1 : 0).toArray();
        double mean = Arrays.stream(x).average().orElseThrow();
        double between = 0;
        double all = 0;
        for (int family = 0; family < FAMILIES; family++) {
            double own = Arrays.stream(x, family * SIZE, (family + 1) * SIZE)
                    .average()
                    .orElseThrow();
            between += SIZE * (own - mean) * (own - mean);
        }
        for (double value : x) {
            all += (value - mean) * (value - mean);
        }
        return between / all;
    }

    /** The correlation of a number and the next one in its family, or how often a code is the one before. */
    private static double next(double[] column, int f) {
        int[] pairs = IntStream.range(1, ROWS).filter(i -> i % SIZE != 0).toArray();
        if (f == 2) {
            return Arrays.stream(pairs)
                    .mapToDouble(i -> column[i] == column[i - 1] ? 1 : 0)
                    .average()
                    .orElseThrow();
        }
        double mean = Arrays.stream(column).average().orElseThrow();
        double both = 0;
        double squares = 0;
        for (int i : pairs) {
            both += (column[i] - mean) * (column[i - 1] - mean);
            squares += (column[i] - mean) * (column[i] - mean);
        }
        return both / squares;
    }
}
