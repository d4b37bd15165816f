package dev.hma.trees;

import static dev.hma.trees.TestRows.DRAWS;
import static dev.hma.trees.TestRows.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.trees.TreesState.LikenessState;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final double NONE = Double.NaN;
    private static final Classes.Moments EVEN =
            Classes.ofCodes(new int[] {1, 1, 1, 1}).moments();

    private static LikenessState figures(boolean category, Classes classes, double[] column, int size) {
        Likeness likeness = new Likeness(category, classes);
        Likeness.Sums sums = Likeness.Sums.NONE;
        for (int from = 0; from < column.length; from += size) {
            sums = sums.with(likeness.of(column, from, from + size), 1);
        }
        return likeness.figures(sums, new Quota(classes, column, column.length).moments());
    }

    /** Numbers each of which is a class. */
    private static Classes numbers(int... counts) {
        double[] values = IntStream.range(0, counts.length).asDoubleStream().toArray();
        return Classes.ofNumbers(values, IntStream.range(0, counts.length).toArray(), counts);
    }

    @Test
    void numbersOfAFamilyAreAsMuchAlikeAsTheirRanks() {
        // Mean ranks -2/3, 0 and 2/3, so that the variance is 8/27; families of means -2/3, 1/3 and 1/3.
        LikenessState figures = figures(false, numbers(2, 2, 2), new double[] {0, 0, 1, 2, 2, 1}, 2);
        assertThat(figures.between()).isCloseTo((4 + 1 + 1) / 27.0 / (8 / 27.0), within(1e-12));
        assertThat(figures.apart()).isCloseTo(2 / 3.0 * (4 / 9.0) / (16 / 27.0), within(1e-12));
        assertThat(figures.distinct()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void categoriesOfAFamilyAreAsMuchAlikeAsTheirIndicators() {
        Classes classes = Classes.ofCodes(new int[] {3, 3});
        LikenessState figures = figures(true, classes, new double[] {0, 0, 0, 1, 1, 1}, 3);
        assertThat(figures.between()).isEqualTo(1);
        assertThat(figures.apart()).isZero();
        assertThat(figures.distinct()).isZero();
        LikenessState mixed = figures(true, classes, new double[] {0, 1, 0, 1, 0, 1}, 3);
        assertThat(mixed.between()).isCloseTo(1 / 9.0, within(1e-12));
        assertThat(mixed.apart()).isEqualTo(1);
        assertThat(mixed.distinct()).isEqualTo(0.5);
    }

    @Test
    void whatIsMissingIsNeitherAlikeNorUnlike() {
        double[] column = {0, NONE, 0, NONE, NONE, NONE, 2, 2, NONE};
        LikenessState figures = figures(false, numbers(2, 2, 2), column, 3);
        assertThat(figures.between()).as("of two values that never meet").isCloseTo(1, within(1e-12));
        assertThat(figures.apart()).as("two that follow one another").isZero();
        assertThat(figures.distinct()).isZero();
    }

    @Test
    void aColumnOfOneValueHasFiniteFigures() {
        for (boolean category : new boolean[] {false, true}) {
            Classes classes = category ? Classes.ofCodes(new int[] {6}) : numbers(6);
            LikenessState figures = figures(category, classes, new double[6], 2);
            assertThat(new double[] {figures.between(), figures.apart(), figures.distinct()})
                    .containsOnly(0);
        }
    }

    @Test
    void aFamilyTakenAwayIsAsIfItHadNotBeen() {
        Likeness likeness = new Likeness(false, numbers(5, 5, 5, 5));
        double[] column = column(60, i -> DRAWS.index(i, 0, 4));
        Likeness.Sums first = likeness.of(column, 0, 20);
        Likeness.Sums both = first.with(likeness.of(column, 20, 60), 1).with(likeness.of(column, 20, 60), -1);
        LikenessState wanted = likeness.figures(first, EVEN);
        Likeness.Goal goal = new Likeness.Goal(likeness, wanted);
        assertThat(goal.off(both, EVEN)).isCloseTo(0, within(1e-20));
        double[] alike = Arrays.stream(column).sorted().toArray();
        assertThat(goal.off(likeness.of(alike, 0, 15), EVEN)).isPositive();
    }
}
