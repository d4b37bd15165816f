package dev.hma.trees;

import static dev.hma.trees.TestRows.DRAWS;
import static dev.hma.trees.TestRows.ROWS;
import static dev.hma.trees.TestRows.category;
import static dev.hma.trees.TestRows.families;
import static dev.hma.trees.TestRows.learn;
import static dev.hma.trees.TestRows.number;
import static dev.hma.trees.TestRows.share;
import static dev.hma.trees.TestRows.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.trees.TreesState.ColumnState;
import dev.hma.trees.TreesState.TermsState;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TermsTest {
    private static final int SIZE = 40;
    private static final int NAMES = 4 * ROWS / SIZE;

    private static final Frame FRAME =
            new Frame("t", List.of(number("year"), category("park", 2 * NAMES), category("name", NAMES)));

    private static final int[] FAMILIES = families(ROWS, SIZE);

    /** Teams, season after season: each has four names, one after the other, and with each of these two parks. */
    private static final double[][] TEAMS = teams();

    private static double[][] teams() {
        double[][] rows = new double[3][ROWS];
        int name = -1;
        int seasons = 0;
        for (int i = 0; i < ROWS; i++) {
            int place = i % SIZE;
            if (place == 0 || seasons == 0 && name % 4 < 3) {
                name = place == 0 ? 4 * (i / SIZE) : name + 1;
                seasons = 5 + DRAWS.index(i, 0, 10);
            }
            rows[0][i] = place == 0 ? 1880 + DRAWS.index(i, 1, 100) : rows[0][i - 1] + 1;
            rows[1][i] = 2 * name + (--seasons < 3 ? 1 : 0);
            rows[2][i] = name;
        }
        return rows;
    }

    @Test
    void nothingIsHeldOnToWhenItIsNoLongerInUse() {
        double[] until = new double[NAMES];
        for (int i = 0; i < ROWS; i++) {
            until[(int) TEAMS[2][i]] = Math.max(until[(int) TEAMS[2][i]], TEAMS[0][i]);
        }
        double[][] rows = drawn();
        assertThat(share(rows, i -> rows[0][i] > until[(int) rows[2][i]] + 1))
                .as("share of rows with a name that is out of use")
                .isLessThan(0.1);
    }

    @Test
    void whatFamiliesHoldOnToGoesTogether() {
        double[][] rows = drawn();
        assertThat(share(rows, i -> Math.floor(rows[1][i] / 2) == rows[2][i])).isGreaterThan(0.9);
        // And they do hold on to it.
        assertThat(share(rows, i -> i % SIZE == 0 || rows[2][i] == rows[2][i - 1]))
                .isBetween(0.85, 0.95);
    }

    @Test
    void manyOfTheCodesComeBack() {
        double[][] rows = drawn();
        assertThat(Arrays.stream(rows[2]).distinct().count())
                .as("names of " + NAMES)
                .isGreaterThan(NAMES / 2);
    }

    private static double[][] drawn() {
        TableModel model = learn(TreesParameters.DEFAULTS, FRAME, FAMILIES, TEAMS);
        double[][] rows = new double[3][ROWS];
        model.sampleAll(
                new FeatureBatch(0, ROWS, rows, FAMILIES),
                new BitSet(),
                Draws.of(3).over(ROWS));
        return rows;
    }

    @Test
    void termsOfWhatOthersGoOnWithAreNotTold() {
        assertThat(told(TEAMS)).as("codes that end for all").isGreaterThan(NAMES / 2);
        // Each team changes when it likes, to any of twenty names.
        double[][] rows = {TEAMS[0], new double[ROWS], new double[ROWS]};
        for (int i = 0; i < ROWS; i++) {
            boolean changes = i % SIZE == 0 || DRAWS.uniform(i, 4) < 0.1;
            rows[1][i] = DRAWS.index(i, 5, 20);
            rows[2][i] = changes ? DRAWS.index(i, 6, 20) : rows[2][i - 1];
        }
        assertThat(told(rows)).isZero();
    }

    /** Of how many names it is told until when they are in use. */
    private static int told(double[][] rows) {
        TreesState state = (TreesState)
                learn(TreesParameters.DEFAULTS, FRAME, FAMILIES, rows).state();
        return state.columns().stream()
                .filter(column -> column.feature() == 2)
                .map(column -> Objects.requireNonNull(column.terms()).codes().length)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void howMuchIsLeftIsToldByOtherRows() {
        double[] codes = {0, 0, 0, 1, 1, 1, Double.NaN, 2};
        double[] order = {5, 7, 9, 4, 8, 8, 20, Double.NaN};
        Terms terms = Terms.find(codes, order, 3, 2);
        assertThat(terms.rest(0, 8, Double.NaN)).isEqualTo(1);
        assertThat(terms.rest(0, 8, 1)).isEqualTo(1);
        assertThat(terms.rest(0, 9, 0)).as("the last row but for itself").isEqualTo(-2);
        assertThat(terms.rest(1, 8, 1)).as("another one shares the end").isZero();
        assertThat(terms.rest(Double.NaN, 8, 1)).isNaN();
        assertThat(terms.rest(2, 8, 1)).as("of no row with an order").isNaN();
    }

    @Test
    void ofCodesOfFewRowsNothingIsTold() {
        Terms terms = Terms.find(new double[] {0, 0, 1, 1, 1}, new double[] {1, 2, 3, 4, 5}, 2, 3);
        assertThat(terms.rest(0, 1, Double.NaN)).isNaN();
        TermsState state = terms.state();
        assertThat(state.codes()).containsExactly(1);
        assertThat(state.until()).containsExactly(5);
        assertThat(Terms.of(state, 2).rest(1, 3, Double.NaN)).isEqualTo(2);
        assertThat(Terms.of(state, 2).rest(0, 3, Double.NaN)).isNaN();
    }

    @Test
    void termsThatAreDamagedAreRefused() {
        assertThatThrownBy(() -> new TermsState(new int[] {0}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TermsState(new int[] {1, 0}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TermsState(new int[] {-1}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void termsOfWhatHasNoSuchCodesAreRefused() {
        TreesState state = (TreesState)
                learn(TreesParameters.DEFAULTS, FRAME, FAMILIES, TEAMS).state();
        TermsState ofMore = new TermsState(new int[] {2 * NAMES}, new double[] {1});
        TermsState ofNone = new TermsState(new int[0], new double[0]);
        for (int f = 0; f < FRAME.size(); f++) {
            int feature = f;
            TermsState terms = f == 0 ? ofNone : ofMore;
            List<ColumnState> columns = state.columns().stream()
                    .map(c -> c.feature() == feature ? withTerms(c, terms) : c)
                    .toList();
            TreesState damaged =
                    new TreesState(state.siblings(), state.order(), columns, state.profiles(), state.cross());
            assertThatThrownBy(() -> new TreesSynthesizer(TreesParameters.DEFAULTS).restore(FRAME, damaged))
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining("feature " + feature)
                    .hasMessageContaining("in use");
        }
    }

    private static ColumnState withTerms(ColumnState c, TermsState terms) {
        return with(c, c.ends(), c.rows(), c.repeats(), terms);
    }

    @Test
    void branchesAreFoundFromALeafUpwards() {
        // A root whose left side is split once more: three leaves.
        TreesState.TreeState tree = new TreesState.TreeState(
                new int[] {0, 0, -1, -1, -1},
                new double[5],
                new int[] {4, 3, 0, 1, 2},
                new int[0][],
                List.of(),
                new int[] {1, 2, 3},
                new int[] {0, 1, 2},
                new int[] {1, 1, 1});
        Branches branches = new Branches(tree);
        int leaf = branches.of(1);
        int above = branches.above(leaf);
        int root = branches.above(above);
        assertThat(List.of(branches.first(leaf), branches.end(leaf))).containsExactly(1, 2);
        assertThat(List.of(branches.first(above), branches.end(above))).containsExactly(0, 2);
        assertThat(List.of(branches.first(root), branches.end(root))).containsExactly(0, 3);
        assertThat(branches.above(root)).isEqualTo(Branches.NONE);
        assertThat(branches.above(branches.of(2))).isEqualTo(root);
    }
}
