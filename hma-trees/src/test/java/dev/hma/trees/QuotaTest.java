package dev.hma.trees;

import static dev.hma.trees.TestRows.DRAWS;
import static dev.hma.trees.TestRows.category;
import static dev.hma.trees.TestRows.column;
import static dev.hma.trees.TestRows.feature;
import static dev.hma.trees.TestRows.learn;
import static dev.hma.trees.TestRows.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.SynthesisException;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.trees.TreesState.ColumnState;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final int FAMILIES = 40;

    /** Few large families and many small ones, of which each has one code in all rows. */
    private static final int[] SIZES =
            IntStream.range(0, FAMILIES).map(f -> f < 8 ? 60 : 3).toArray();

    private static final int[] FAMILY = IntStream.range(0, FAMILIES)
            .flatMap(f -> IntStream.range(0, SIZES[f]).map(i -> f))
            .toArray();

    private static final int ROWS = FAMILY.length;
    private static final Frame FRAME =
            new Frame("t", List.of(feature("size", 0, null).named("p.size"), category("code", 20)), 1);

    @Test
    void aCategoryThatAFamilyRepeatsKeepsItsSharesThoughFewFamiliesDecide() {
        double[] size = column(ROWS, i -> SIZES[FAMILY[i]]);
        double[] code = column(ROWS, i -> FAMILY[i] % 20);
        TableModel model = learn(TreesParameters.DEFAULTS, FRAME, FAMILY, size, code);
        double rowByRow = 0;
        double atOnce = 0;
        for (int seed = 0; seed < 10; seed++) {
            rowByRow += distance(code, drawn(model, size, seed, false));
            double[] all = drawn(model, size, seed, true);
            atOnce += distance(code, all);
            assertThat(changes(all))
                    .as("rows unlike the one before in their family")
                    .isLessThan(ROWS / 30);
        }
        assertThat(atOnce / 10).as("distance of the shares of codes").isLessThan(0.5 * rowByRow / 10);
    }

    @Test
    void rowsGoWithTheirParentsThoughTheColumnIsAnotherOneThen() {
        // Learnt from parents half of which are 0 and half are 1; drawn for some of which two thirds are 1.
        Frame frame = new Frame("t", List.of(category("parent", 2).named("p.parent"), feature("x", 0, null)), 1);
        double[] parent = column(4000, i -> i % 2);
        double[] x = column(4000, i -> DRAWS.uniform(i, 3) + (i % 2));
        TableModel model = learn(frame, parent, x);
        double[] others = column(300, i -> i % 3 == 0 ? 0 : 1);
        double low = 0;
        double fits = 0;
        for (int seed = 0; seed < 10; seed++) {
            FeatureBatch rows = new FeatureBatch(0, 300, new double[][] {others.clone(), new double[300]}, new int[0]);
            model.sampleAll(rows, parentGiven(), Draws.of(seed).over(300));
            low += Arrays.stream(rows.column(1)).filter(v -> v < 1).count() / 3000.0;
            for (int i = 0; i < 300; i++) {
                fits += (rows.column(1)[i] < 1) == (others[i] == 0) ? 1 / 3000.0 : 0;
            }
        }
        assertThat(fits).as("a row goes with its parent first").isGreaterThan(0.97);
        assertThat(low).isBetween(0.31, 0.36);
    }

    @Test
    void whatIsNotLackingIsDrawnIfTheLeafHasNothingElse() {
        Quota quota = new Quota(Classes.ofCodes(new int[] {5, 5}), new double[] {0, 0, 0, 0, 1, 1, 1, 1}, 8);
        for (int i = 0; i < 8; i++) {
            quota.take(i < 4 ? 0 : 1, 0);
        }
        assertThat(quota.weight(0, 1)).isPositive();
        assertThat(quota.weight(0, 1)).isLessThan(quota.weight(1, 1));
    }

    @Test
    void whatComesOutAsItWasIsLeftAlone() {
        double[] before = {0, 1, 1, 0, 1, 0};
        Quota quota = new Quota(Classes.ofCodes(new int[] {50, 50}), before, 6);
        for (double value : before) {
            assertThat(quota.weight(0, 1)).isEqualTo(1);
            assertThat(quota.weight(1, 1)).isEqualTo(1);
            quota.take(value, value);
        }
    }

    @Test
    void aFamilyRatherDrawsWhatItDoesNotMakeTooMuchOf() {
        double[] before =
                IntStream.range(0, 110).mapToDouble(i -> i < 10 ? 0 : 1).toArray();
        Quota quota = new Quota(Classes.ofCodes(new int[] {10, 100}), before, 110);
        assertThat(quota.weight(0, 100)).isLessThan(0.1 * quota.weight(1, 100));
        assertThat(quota.weight(0, 5)).isEqualTo(quota.weight(1, 5));
    }

    @Test
    void whatIsGivenBackWasNotTaken() {
        Quota quota = new Quota(Classes.ofCodes(new int[] {5, 5}), new double[] {0, 0, 1, 1, 1, Double.NaN}, 6);
        assertThat(quota.off()).isCloseTo(0.1, within(1e-12));
        quota.take(1, 0);
        assertThat(quota.off()).isCloseTo(0.1, within(1e-12));
        double weight = quota.weight(1, 1);
        quota.take(1, 0);
        quota.take(Double.NaN, 1);
        assertThat(quota.off()).isGreaterThan(0.15);
        quota.giveBack(Double.NaN, 1);
        quota.giveBack(1, 0);
        assertThat(quota.weight(1, 1)).isEqualTo(weight);
        quota.giveBack(1, 0);
        assertThat(quota.off()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void whatTheColumnIsGoingToBeIsKnownBeforeAllOfItIsDrawn() {
        double[] before = column(200, i -> DRAWS.index(i, 0, 3));
        double[] values = column(200, i -> DRAWS.index(i, 1, 3));
        Quota quota = new Quota(Classes.ofCodes(new int[] {50, 100, 50}), before, 200);
        for (int i = 0; i < 200; i++) {
            quota.take(before[i], values[i]);
            int drawn = i + 1;
            double[] both = column(200, k -> k < drawn ? values[k] : before[k]);
            double off = 0;
            double squares = 0;
            double rank = 0;
            for (int c = 0; c < 3; c++) {
                int code = c;
                double share = Arrays.stream(both).filter(v -> v == code).count() / 200.0;
                off += Math.abs(share - (c == 1 ? 0.5 : 0.25)) / 2;
                squares += share * share;
                rank += share * 0.75 * (c - 1);
            }
            assertThat(quota.off()).isCloseTo(off, within(1e-9));
            assertThat(quota.moments().squaredShare()).isCloseTo(squares, within(1e-9));
            assertThat(quota.moments().rank()).isCloseTo(rank, within(1e-9));
        }
    }

    @Test
    void anEndIsMissingWhileNoRowHasIt() {
        Classes classes = Classes.ofNumbers(new double[] {1, 2, 3}, new int[] {0, 1, 2}, new int[] {1, 5, 1});
        Quota quota = new Quota(classes, new double[] {2, 2.9, Double.NaN}, 3);
        assertThat(quota.missingEnds()).isEqualTo(2);
        quota.take(2, 1);
        assertThat(quota.missingEnds()).isEqualTo(1);
        quota.take(2.9, 3);
        assertThat(quota.missingEnds()).isZero();
        quota.giveBack(2.9, 3);
        assertThat(quota.missingEnds()).isEqualTo(1);
        assertThat(new Quota(classes, new double[] {Double.NaN}, 1).missingEnds())
                .isZero();
        assertThat(new Quota(Classes.ofCodes(new int[] {2, 3}), new double[] {0}, 1).missingEnds())
                .as("of a category")
                .isZero();
    }

    @Test
    void rowsAreDrawnAtOnceWhereNothingWasLearnt() {
        Frame frame = new Frame("t", List.of(category("code", 3), feature("x", 0, null)));
        for (int n : new int[] {0, 100}) {
            double[] none = column(n, i -> Double.NaN);
            TableModel model = learn(frame, none, none);
            FeatureBatch rows = FeatureBatch.allocate(0, 50, 2);
            model.sampleAll(rows, new BitSet(), Draws.of(1).over(50));
            assertThat(rows.column(0)).as("codes, learnt from %d rows", n).doesNotContain(Double.NaN);
            assertThat(rows.column(1)).doesNotContain(Double.NaN);
        }
    }

    @Test
    void aHeavyValueAndTheOutermostAreClassesByThemselves() {
        int[] counts = IntStream.range(0, 100).map(k -> k == 40 ? 900 : 1).toArray();
        double[] values = IntStream.range(0, 100).asDoubleStream().toArray();
        int[] ends = Classes.ends(counts);
        assertThat(ends).contains(39, 40).startsWith(0).endsWith(98, 99);
        Classes classes = Classes.ofNumbers(
                values,
                ends,
                IntStream.range(0, ends.length)
                        .map(c -> ends[c] == 40 ? 900 : 1)
                        .toArray());
        assertThat(classes.of(40)).isEqualTo(classes.ofDonor(40)).isNotEqualTo(classes.of(39));
        assertThat(classes.of(-7)).isZero();
        assertThat(classes.of(1e9)).isEqualTo(ends.length - 1);
    }

    @Test
    void aModelWhoseClassesAreNotThoseOfItsValuesIsRefused() {
        Frame frame = new Frame("t", List.of(category("code", 3), feature("x", 0, null)));
        TreesState state = (TreesState)
                learn(frame, column(200, i -> i % 3), column(200, i -> i % 50)).state();
        for (int[] rows : new int[][] {{70, 130}, {70, 65, 65, 0}}) {
            List<ColumnState> columns = state.columns().stream()
                    .map(c -> c.feature() == 0 ? withClasses(c, c.ends(), rows) : c)
                    .toList();
            TreesState damaged =
                    new TreesState(state.siblings(), state.order(), columns, state.profiles(), state.cross());
            assertThatThrownBy(() -> new TreesSynthesizer(TreesParameters.DEFAULTS).restore(frame, damaged))
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining("code");
        }
        ColumnState x = state.columns().stream()
                .filter(c -> c.feature() == 1)
                .findFirst()
                .orElseThrow();
        for (int[] ends : new int[][] {{0, 20}, {20, 20, 49}, {0, 50}, {}}) {
            assertThatThrownBy(() -> withClasses(x, ends, new int[ends.length]))
                    .as("classes that end at " + Arrays.toString(ends))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> withClasses(x, new int[] {49}, new int[] {-1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ColumnState withClasses(ColumnState c, int[] ends, int[] rows) {
        return with(c, ends, rows, c.repeats(), c.terms());
    }

    private static BitSet parentGiven() {
        BitSet given = new BitSet();
        given.set(0);
        return given;
    }

    private static double[] drawn(TableModel model, double[] size, int seed, boolean all) {
        FeatureBatch rows = new FeatureBatch(0, ROWS, new double[][] {size.clone(), new double[ROWS]}, FAMILY);
        if (all) {
            model.sampleAll(rows, parentGiven(), Draws.of(seed).over(ROWS));
        } else {
            model.sample(rows, parentGiven(), Draws.of(seed).over(ROWS));
        }
        return rows.column(1);
    }

    private static long changes(double[] codes) {
        return IntStream.range(1, ROWS)
                .filter(i -> FAMILY[i] == FAMILY[i - 1] && codes[i] != codes[i - 1])
                .count();
    }

    private static double distance(double[] real, double[] drawn) {
        double[] off = new double[20];
        for (int i = 0; i < ROWS; i++) {
            off[(int) real[i]] += 0.5 / ROWS;
            off[(int) drawn[i]] -= 0.5 / ROWS;
        }
        return Arrays.stream(off).map(Math::abs).sum();
    }
}
