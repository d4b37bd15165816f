package dev.hma.trees;

import static dev.hma.trees.TestRows.DRAWS;
import static dev.hma.trees.TestRows.category;
import static dev.hma.trees.TestRows.column;
import static dev.hma.trees.TestRows.families;
import static dev.hma.trees.TestRows.feature;
import static dev.hma.trees.TestRows.learn;
import static dev.hma.trees.TestRows.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.trees.TreesState.CrossState;
import dev.hma.trees.TreesState.CrossTableState;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossTablesTest {
    private static final int ROWS = 600;

    /** Two categories and a number, none of which tells much of another. */
    private static final Frame FRAME = new Frame("t", List.of(category("a", 6), category("b", 6), number("x")));

    private static double[][] real() {
        double[] a = column(ROWS, i -> DRAWS.index(i, 0, 6));
        double[] b = column(ROWS, i -> DRAWS.uniform(i, 1) < 0.2 ? a[i] : DRAWS.index(i, 2, 6));
        double[] x = column(ROWS, i -> DRAWS.normal(i, 3) + 0.3 * a[i]);
        return new double[][] {a, b, x};
    }

    @Test
    void classesMeetAsOftenAsTheyDidWhereRowsAreDrawnAtOnce() {
        double[][] real = real();
        TableModel model = learn(FRAME, real);
        double rowByRow = 0;
        double atOnce = 0;
        for (int seed = 0; seed < 6; seed++) {
            rowByRow += distance(real, drawn(model, FRAME, seed, false, new int[0]));
            atOnce += distance(real, drawn(model, FRAME, seed, true, new int[0]));
        }
        assertThat(atOnce).isLessThan(0.5 * rowByRow);
    }

    @Test
    void theyDoInFamiliesToo() {
        double[][] real = real();
        int[] families = families(ROWS, 4);
        TableModel model = learn(TreesParameters.DEFAULTS, FRAME, families, real);
        double rowByRow = 0;
        double atOnce = 0;
        for (int seed = 0; seed < 6; seed++) {
            rowByRow += distance(real, drawn(model, FRAME, seed, false, families));
            atOnce += distance(real, drawn(model, FRAME, seed, true, families));
        }
        assertThat(atOnce).isLessThan(0.6 * rowByRow);
    }

    @Test
    void howFarATableIsFromWhatItWasIsTheShareOfRowsThatWouldHaveToMove() {
        double[][] rows = real();
        CrossTables tables =
                new CrossTables(Objects.requireNonNull(state(FRAME, rows).cross()), 0);
        FeatureBatch batch = new FeatureBatch(0, ROWS, rows, new int[0]);
        CrossTables.Tally tally = tables.new Tally(batch);
        assertThat(tally.off()).as("of the rows learnt from").isCloseTo(0, within(1e-12));
        tally.add(0, ROWS, -1);
        Arrays.fill(rows[1], 0);
        tally.add(0, ROWS, 1);
        assertThat(tally.off()).isCloseTo(tables.new Tally(batch).off(), within(1e-9));
        assertThat(tally.off()).isBetween(0.3, 1.0);
    }

    @Test
    void whatIsWantedFollowsTheParentsThatThereAre() {
        Frame frame = new Frame("t", List.of(category("parent", 2).named("p.parent"), category("kind", 2)), 1);
        double[] parent = column(ROWS, i -> i % 2);
        double[] kind = column(ROWS, i -> i % 2);
        CrossTables tables = new CrossTables(
                Objects.requireNonNull(state(frame, parent, kind).cross()), 1);
        // Three quarters of the parents are of one kind now: of their children so many are, too.
        double[] others = column(400, i -> i % 4 == 0 ? 0 : 1);
        FeatureBatch batch = new FeatureBatch(0, 400, new double[][] {others, others.clone()}, new int[0]);
        assertThat(tables.new Tally(batch).off()).isCloseTo(0, within(1e-12));
    }

    @Test
    void classesHaveAsManyRowsAsALeafOrMore() {
        for (int rows : new int[] {50, 120, ROWS}) {
            double[] x = column(rows, i -> DRAWS.normal(i, 5));
            double[] code = column(rows, i -> Math.floor(30 * DRAWS.uniform(i, 6) * DRAWS.uniform(i, 7)));
            for (boolean category : new boolean[] {false, true}) {
                double[] column = category ? code : x;
                Intervals intervals = Intervals.of(Distinct.of(column, rows), category, 5);
                int[] counts = new int[intervals.size()];
                Arrays.stream(column).forEach(v -> counts[intervals.of(v)]++);
                assertThat(counts[0]).as("missing ones").isZero();
                assertThat(Arrays.stream(counts, 1, counts.length).min().orElseThrow())
                        .as("%d rows", rows)
                        .isGreaterThanOrEqualTo(5);
            }
        }
    }

    @Test
    void everyValueHasAClass() {
        Intervals intervals = Intervals.of(Distinct.of(column(100, i -> i), 100), false, 5);
        assertThat(intervals.of(Double.NaN)).isZero();
        assertThat(intervals.of(-1e9)).isEqualTo(1);
        assertThat(intervals.of(1e9)).isEqualTo(intervals.size() - 1);
        Intervals none = Intervals.of(Distinct.of(column(100, i -> Double.NaN), 100), false, 5);
        assertThat(none.size()).isEqualTo(1);
    }

    @Test
    void aValueThatWasNeverThereIsTakenThoughItsFeatureHadNone() {
        double[] x = column(ROWS, i -> i % 2);
        double[] none = column(ROWS, i -> Double.NaN);
        Frame frame = new Frame("t", List.of(number("p").named("p.p"), category("a", 2)), 1);
        CrossTables tables =
                new CrossTables(Objects.requireNonNull(state(frame, none, x).cross()), 1);
        FeatureBatch batch =
                new FeatureBatch(0, 10, new double[][] {column(10, i -> i), column(10, i -> 1)}, new int[0]);
        assertThat(tables.new Tally(batch).off()).isNotNegative();
    }

    @Test
    void fewRowsAreNotTold() {
        Frame frame = new Frame("t", List.of(number("x"), number("y")));
        for (int rows : new int[] {49, 50}) {
            double[] x = column(rows, i -> DRAWS.normal(i, 10));
            double[] y = column(rows, i -> DRAWS.normal(i, 11));
            CrossState cross = state(frame, x, y).cross();
            assertThat(cross == null).as("%d rows", rows).isEqualTo(rows < 50);
        }
    }

    @Test
    void moreCodesThanThereCanBeClassesHaveNoTable() {
        Frame frame = new Frame("t", List.of(category("name", ROWS), category("a", 6), category("b", 6)));
        double[][] real = real();
        CrossState cross = Objects.requireNonNull(
                state(frame, column(ROWS, i -> i), real[0], real[1]).cross());
        assertThat(cross.features()).containsExactly(1, 2);
    }

    @Test
    void whatOnlySaysWhatIsMissingHasNoTable() {
        Frame frame = new Frame("t", List.of(category("x?", 2), feature("x", 0, "x?"), category("a", 6)));
        double[] missing = column(ROWS, i -> i % 3 == 0 ? 1 : 0);
        double[] x = column(ROWS, i -> missing[i] == 1 ? Double.NaN : DRAWS.normal(i, 9));
        CrossState cross =
                Objects.requireNonNull(state(frame, missing, x, real()[0]).cross());
        assertThat(cross.features()).containsExactly(1, 2);
    }

    @Test
    void damagedTablesAreRefused() {
        CrossState cross = Objects.requireNonNull(state(FRAME, real()).cross());
        CrossTableState table = cross.tables().get(0);
        assertThatThrownBy(() -> new CrossTableState(0, 1, new int[] {3, -1})).hasMessageContaining("fewer rows");
        for (CrossTableState damaged : List.of(
                new CrossTableState(table.second(), table.first(), table.rows()),
                new CrossTableState(table.first(), 3, table.rows()),
                new CrossTableState(-1, 1, table.rows()),
                new CrossTableState(table.first(), table.second(), new int[] {1}))) {
            assertThatThrownBy(() -> new CrossState(cross.features(), cross.ends(), List.of(damaged)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cross table");
        }
        assertThatThrownBy(() -> new CrossState(new int[] {0}, cross.ends(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        for (int[] features : new int[][] {{0, 1, 3}, {0, 2, 1}, {-1, 0, 1}}) {
            assertThatThrownBy(() -> restored(new CrossState(features, cross.ends(), cross.tables())))
                    .as(Arrays.toString(features))
                    .hasMessageContaining("cross table");
        }
    }

    private static TableModel restored(CrossState cross) {
        TreesState state = state(FRAME, real());
        return new TreesSynthesizer(TreesParameters.DEFAULTS)
                .restore(
                        FRAME,
                        new TreesState(state.siblings(), state.order(), state.columns(), state.profiles(), cross));
    }

    private static TreesState state(Frame frame, double[]... columns) {
        return (TreesState) learn(frame, columns).state();
    }

    private static double[][] drawn(TableModel model, Frame frame, int seed, boolean atOnce, int[] families) {
        FeatureBatch rows = new FeatureBatch(0, ROWS, new double[frame.size()][ROWS], families);
        if (atOnce) {
            model.sampleAll(rows, new BitSet(), Draws.of(seed).over(ROWS));
        } else {
            model.sample(rows, new BitSet(), Draws.of(seed).over(ROWS));
        }
        return IntStream.range(0, frame.size()).mapToObj(rows::column).toArray(double[][]::new);
    }

    /** The total variation between the pairs of codes of two tables. */
    private static double distance(double[][] real, double[][] drawn) {
        double off = 0;
        for (int a = 0; a < 6; a++) {
            for (int b = 0; b < 6; b++) {
                off += Math.abs(count(real, a, b) - count(drawn, a, b));
            }
        }
        return off / (2 * ROWS);
    }

    private static long count(double[][] rows, int a, int b) {
        return IntStream.range(0, ROWS)
                .filter(i -> rows[0][i] == a && rows[1][i] == b)
                .count();
    }
}
