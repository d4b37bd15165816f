package dev.hma.trees;

import static dev.hma.trees.TestRows.DRAWS;
import static dev.hma.trees.TestRows.ROWS;
import static dev.hma.trees.TestRows.category;
import static dev.hma.trees.TestRows.column;
import static dev.hma.trees.TestRows.families;
import static dev.hma.trees.TestRows.learn;
import static dev.hma.trees.TestRows.number;
import static dev.hma.trees.TestRows.share;
import static dev.hma.trees.TestRows.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.SynthesisException;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.Explanation;
import dev.hma.trees.TreesState.ColumnState;
import dev.hma.trees.TreesState.RepeatsState;
import dev.hma.trees.TreesState.TreeState;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RepeatedCodesTest {
    private static final int SIZE = 40;
    private static final int REGIONS = 60;
    private static final int[] FAMILIES = families(ROWS, SIZE);
    private static final Frame CUPS = new Frame("t", List.of(number("time"), category("cup", 8 * REGIONS)));

    /** Teams, match after match, for one of the two cups that there are in their region at that time. */
    private static final double[][] MATCHES = matches();

    private static double[][] matches() {
        double[][] rows = new double[2][ROWS];
        for (int i = 0; i < ROWS; i++) {
            boolean first = i % SIZE == 0;
            rows[0][i] = first ? DRAWS.index(i, 0, 25) : rows[0][i - 1] + 1 + DRAWS.index(i, 1, 3);
            int region = DRAWS.index(i / SIZE, 2, REGIONS);
            rows[1][i] = 8 * region + 2 * era(rows[0][i]) + DRAWS.index(i, 3, 2);
        }
        return rows;
    }

    private static int era(double time) {
        return (int) Math.min(3, time / 25);
    }

    private static double[][] drawn(Frame frame, double[]... columns) {
        double[][] rows = new double[columns.length][ROWS];
        learn(TreesParameters.DEFAULTS, frame, FAMILIES, columns)
                .sampleAll(
                        new FeatureBatch(0, ROWS, rows, FAMILIES),
                        new BitSet(),
                        Draws.of(3).over(ROWS));
        return rows;
    }

    @Test
    void whatIsRepeatedGoesWithWhatElseIsInTheRow() {
        double[][] rows = drawn(CUPS, MATCHES);
        assertThat(share(rows, i -> Math.floor(rows[1][i] / 2) % 4 == era(rows[0][i])))
                .as("share of rows with a cup of their time")
                .isGreaterThan(0.9);
        assertThat(repeated(rows[1])).isCloseTo(repeated(MATCHES[1]), within(0.05));
    }

    /** The share of rows that repeat a code of their family. */
    private static double repeated(double[] codes) {
        return share(
                new double[][] {codes},
                i -> Arrays.stream(codes, i - i % SIZE, i).anyMatch(code -> code == codes[i]));
    }

    @Test
    void whatElseIsInTheRowWeighsWhereItTells() {
        assertThat(weight(MATCHES)).isGreaterThanOrEqualTo(0.5);
        // Each team plays for the same two cups whenever it is.
        double[] any = column(ROWS, i -> 8 * DRAWS.index(i / SIZE, 2, REGIONS) + DRAWS.index(i, 3, 2));
        assertThat(weight(new double[][] {MATCHES[0], any})).isLessThanOrEqualTo(0.25);
    }

    @Test
    void whatElseIsInTheRowIsToldOfAsFarAsItWeighs() {
        TreesState state = state(MATCHES);
        assertThat(byTime(withWeight(state, 1))).isGreaterThan(byTime(withWeight(state, 0)));
    }

    /** How much of the cup the time tells. */
    private static double byTime(TreesState state) {
        List<Explanation.Influence> influences = new TreesSynthesizer(TreesParameters.DEFAULTS)
                .restore(CUPS, state).explain().stream()
                        .filter(explanation -> explanation.feature().equals("t.cup"))
                        .findFirst()
                        .orElseThrow()
                        .influences();
        assertThat(influences.stream().mapToDouble(Explanation.Influence::share).sum())
                .isLessThanOrEqualTo(1 + 1e-9);
        return influences.stream()
                .filter(influence -> influence.feature().equals("t.time"))
                .mapToDouble(Explanation.Influence::share)
                .sum();
    }

    private static TreesState withWeight(TreesState state, double weight) {
        return withCup(state, repeats -> new RepeatsState(repeats.tree(), weight, repeats.fresh()));
    }

    /** The same with another way in which the cup is repeated. */
    private static TreesState withCup(TreesState state, UnaryOperator<RepeatsState> of) {
        RepeatsState repeats = of.apply(Objects.requireNonNull(cup(state).repeats()));
        List<ColumnState> columns = state.columns().stream()
                .map(c -> c.feature() == 1 ? with(c, c.ends(), c.rows(), repeats, c.terms()) : c)
                .toList();
        return new TreesState(state.siblings(), state.order(), columns, state.profiles(), state.cross());
    }

    private static double weight(double[][] rows) {
        return Objects.requireNonNull(cup(state(rows)).repeats()).weight();
    }

    private static TreesState state(double[][] rows) {
        return (TreesState)
                learn(TreesParameters.DEFAULTS, CUPS, FAMILIES, rows).state();
    }

    private static ColumnState cup(TreesState state) {
        return state.columns().stream()
                .filter(column -> column.feature() == 1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatAFamilyHoldsOnToInRowsOfOneKindDecidesWhatGoesWithIt() {
        // Teams at home are in their country, elsewhere in any; each country has three cups.
        int countries = 80;
        Frame frame = new Frame(
                "t",
                List.of(
                        number("time"),
                        category("away", 2),
                        category("country", countries),
                        category("cup", 3 * countries)));
        double[] away = column(ROWS, i -> DRAWS.uniform(i, 4) < 0.2 ? 1 : 0);
        double[] country =
                column(ROWS, i -> away[i] == 1 ? DRAWS.index(i, 5, countries) : DRAWS.index(i / SIZE, 6, countries));
        double[] cup = column(ROWS, i -> 3 * country[i] + DRAWS.index(i, 7, 3));
        double[][] rows = drawn(frame, MATCHES[0], away, country, cup);
        assertThat(share(rows, i -> Math.floor(rows[3][i] / 3) == rows[2][i]))
                .as("share of rows with a cup of their country")
                .isGreaterThan(0.99);
    }

    /** Two leaves of four rows each: three and one of codes 0 and 1, all of code 2. */
    private static final TreeState TREE = new TreeState(
            new int[] {0, -1, -1},
            new double[] {0.5, 0, 0},
            new int[] {2, 0, 1},
            new int[0][],
            List.of(),
            new int[] {2, 3},
            new int[] {0, 1, 2},
            new int[] {3, 1, 4});

    @Test
    void liftsAreSharesBesideThoseElsewhere() {
        Classes classes = Classes.ofCodes(new int[] {3, 1, 4});
        Donors donors = Donors.ofCodes(TREE, 3, new boolean[1], classes);
        Lifts lifts = new Lifts(2, new double[] {0, 0}, donors, 0, classes, 1, Double.NaN);
        // (count + 2 x share) / ((4 + 2) x share)
        assertThat(lifts.of(2)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(lifts.of(0)).isCloseTo(3.75 / 2.25, within(1e-12));
        assertThat(lifts.ofOthers()).as("code 1").isCloseTo(1.25 / 0.75, within(1e-12));
        for (double weight : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            Lifts power = new Lifts(2, new double[] {0}, donors, 0, classes, weight, Double.NaN);
            assertThat(power.of(0)).isCloseTo(Math.pow(lifts.of(0), weight), within(1e-12));
            assertThat(power.of(2)).isCloseTo(Math.pow(lifts.of(2), weight), within(1e-12));
            assertThat(power.ofOthers()).isCloseTo(Math.pow(lifts.ofOthers(), weight), within(1e-12));
        }
    }

    @Test
    void aRowDoesNotTellOfItself() {
        Classes classes = Classes.ofCodes(new int[] {3, 1, 4});
        Donors donors = Donors.ofCodes(TREE, 3, new boolean[1], classes);
        Lifts lifts = new Lifts(0, new double[] {1}, donors, 0, classes, 1, 1);
        // One row of code 1 in the leaf, and that is the row's own: (0 + 2 x 1/8) / ((3 + 2) x 1/8)
        assertThat(lifts.of(1)).isCloseTo(0.4, within(1e-12));
        assertThat(lifts.of(0)).isCloseTo(3.75 / 1.875, within(1e-12));
    }

    @Test
    void whereAllCodesAreKnownNoneIsNew() {
        Classes classes = Classes.ofCodes(new int[] {3, 1, 4});
        Donors donors = Donors.ofCodes(TREE, 3, new boolean[1], classes);
        Lifts lifts = new Lifts(0, new double[] {1, 2, 1}, donors, 0, classes, 1, Double.NaN);
        assertThat(lifts.ofOthers()).isZero();
    }

    @Test
    void weightsThatAreDamagedAreRefused() {
        for (double weight : new double[] {-0.25, 1.25, 0.3, Double.NaN}) {
            assertThatThrownBy(() -> new RepeatsState(TREE, weight, null))
                    .as("weight " + weight)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void donorsThatDoNotAscendAreRefused() {
        TreesState damaged = withCup(
                state(MATCHES),
                repeats -> new RepeatsState(
                        repeats.tree().drawing(new int[] {2, 1, 0}), repeats.weight(), repeats.fresh()));
        assertRefused(damaged);
    }

    @Test
    void newCodesThatThereAreNotAreRefused() {
        TreesState state = state(MATCHES);
        TreeState tree = cup(state).tree();
        int[] outcomes = new int[8 * REGIONS + 1];
        Arrays.fill(outcomes, 8 * REGIONS + 1);
        TreesState damaged =
                withCup(state, repeats -> new RepeatsState(repeats.tree(), repeats.weight(), tree.drawing(outcomes)));
        assertRefused(damaged);
    }

    private static void assertRefused(TreesState damaged) {
        assertThatThrownBy(() -> new TreesSynthesizer(TreesParameters.DEFAULTS).restore(CUPS, damaged))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("t.cup");
    }
}
