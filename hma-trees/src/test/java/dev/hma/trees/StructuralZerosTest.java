package dev.hma.trees;

import static dev.hma.trees.TestRows.DRAWS;
import static dev.hma.trees.TestRows.ROWS;
import static dev.hma.trees.TestRows.category;
import static dev.hma.trees.TestRows.column;
import static dev.hma.trees.TestRows.drawn;
import static dev.hma.trees.TestRows.learn;
import static dev.hma.trees.TestRows.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.trees.TreesState.ZerosState;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StructuralZerosTest {
    /** So many that few rows have each of their states, and leaves hold several. */
    private static final int COUNTRIES = 200;

    private static final Frame FRAME =
            new Frame("t", List.of(category("country", COUNTRIES), category("state", 4 * COUNTRIES)));

    /** Every country has four states; some countries have most of the rows. */
    private static final double[] COUNTRY =
            column(ROWS, i -> Math.floor(COUNTRIES * DRAWS.uniform(i, 0) * DRAWS.uniform(i, 2)));

    private static final double[] STATE = column(ROWS, i -> 4 * COUNTRY[i] + DRAWS.index(i, 1, 4));

    @Test
    void whatNeverGoesTogetherDoesNotWhenDrawn() {
        double[][] rows = drawn(learn(FRAME, COUNTRY, STATE), FRAME, ROWS, new int[0]);
        assertThat(share(rows, i -> Math.floor(rows[1][i] / 4) == rows[0][i])).isEqualTo(1);
    }

    @Test
    void whatNeverGoesTogetherDoesNotWhenAllRowsAreDrawnAtOnce() {
        double[][] rows = new double[2][500];
        learn(FRAME, COUNTRY, STATE)
                .sampleAll(
                        new FeatureBatch(0, 500, rows, new int[0]),
                        new BitSet(),
                        Draws.of(3).over(500));
        assertThat(share(rows, i -> Math.floor(rows[1][i] / 4) == rows[0][i])).isEqualTo(1);
    }

    @Test
    void whatIsGivenLateDecidesWhatCanComeBeforeIt() {
        TableModel model = learn(FRAME, COUNTRY, STATE);
        int late = model.explain().get(0).feature().equals("t.country") ? 1 : 0;
        double[][] rows = {column(500, i -> COUNTRY[i]), column(500, i -> STATE[i])};
        double[] kept = rows[late].clone();
        BitSet given = new BitSet();
        given.set(late);
        model.sample(new FeatureBatch(0, 500, rows, new int[0]), given, Draws.of(4));
        assertThat(rows[late]).isEqualTo(kept);
        assertThat(share(rows, i -> Math.floor(rows[1][i] / 4) == rows[0][i])).isEqualTo(1);
    }

    @Test
    void whatDidNotGoTogetherByChanceMayDoSo() {
        // 4,000 rows in 14,400 cells: most are empty, and any may fill.
        Frame frame = new Frame("t", List.of(category("a", 120), category("b", 120)));
        double[] a = column(ROWS, i -> DRAWS.index(i, 0, 120));
        double[] b = column(ROWS, i -> DRAWS.index(i, 1, 120));
        Set<Double> seen = new HashSet<>();
        for (int i = 0; i < ROWS; i++) {
            seen.add(120 * a[i] + b[i]);
        }
        double[][] rows = drawn(learn(frame, a, b), frame, ROWS, new int[0]);
        assertThat(share(rows, i -> !seen.contains(120 * rows[0][i] + rows[1][i])))
                .as("share of rows in cells that were empty; 0.76 are expected")
                .isGreaterThan(0.65);
    }

    @Test
    void theCellsThatAreFilledAreFoundWithWhatIsMissing() {
        // The code is missing with the other's code 0, and the other is missing with code 1.
        int[] outcomes = {2, 2, 2, 0, 0, 0, 1, 1, 1, 0, 1};
        double[] other = {0, 0, 0, 1, 1, 1, Double.NaN, Double.NaN, Double.NaN, 1, Double.NaN};
        ZerosState state = Objects.requireNonNull(new ZerosFit(outcomes, 2).state(7, other, 2));
        assertThat(state.other()).isEqualTo(7);
        assertThat(state.ends()).containsExactly(1, 2, 3);
        assertThat(state.codes()).containsExactly(2, 0, 1);
        StructuralZeros zeros = new StructuralZeros(List.of(state));
        double[] row = new double[8];
        row[7] = Double.NaN;
        assertThat(zeros.allow(row, 1)).isTrue();
        assertThat(zeros.allow(row, 0)).isFalse();
        row[7] = 0;
        assertThat(zeros.allow(row, 2)).isTrue();
    }

    @Test
    void rowsThatAreAloneInTheirCellsSayThatOthersMayFill() {
        int[] outcomes = {0, 1, 2, 3, 0, 1};
        assertThat(new ZerosFit(outcomes, 4).state(0, new double[] {0, 1, 2, 3, 1, 2}, 4))
                .isNull();
    }

    @Test
    void categoriesOfWhichAllGoWithAllAreLeftAlone() {
        int[] outcomes = {0, 0, 0, 1, 1, 1, 0, 1};
        assertThat(new ZerosFit(outcomes, 2).state(0, new double[] {0, 0, 1, 1, 1, 0, 1, 0}, 2))
                .isNull();
        assertThat(new ZerosFit(new int[] {-1, -1}, 2).state(0, new double[] {0, 1}, 2))
                .as("no row")
                .isNull();
    }

    @Test
    void zerosThatAreDamagedAreRefused() {
        assertThatThrownBy(() -> new ZerosState(0, new int[] {2, 1}, new int[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ZerosState(0, new int[] {3}, new int[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ZerosState(0, new int[] {1}, new int[] {-1}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
