package dev.hma.trees;

import static dev.hma.trees.TestRows.DRAWS;
import static dev.hma.trees.TestRows.category;
import static dev.hma.trees.TestRows.column;
import static dev.hma.trees.TestRows.drawn;
import static dev.hma.trees.TestRows.families;
import static dev.hma.trees.TestRows.feature;
import static dev.hma.trees.TestRows.learn;
import static dev.hma.trees.TestRows.number;
import static dev.hma.trees.TestRows.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.SynthesisException;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.synthesis.TableModel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Points in time, and rows that follow one another. */
class SequencesTest {
    private static final int SIZE = 30;
    private static final int ROWS = 100 * SIZE;

    private static Feature date(String name, Duration tick) {
        return new Feature("t." + name, "t." + name, 0, null, Attenuation.NONE, Gaussian.STANDARD, tick);
    }

    @Test
    void yearsFollowOneAnotherWithoutGapsUpToTheLast() {
        Frame frame = new Frame("t", List.of(feature("size", 0, null).named("p.size"), number("year")), 1);
        double[] size = column(ROWS, i -> SIZE);
        // All end by 2020, most begin long before.
        double[] year = column(ROWS, i -> 1900 + DRAWS.index(i / SIZE, 0, 91) + i % SIZE);
        double[][] rows = drawn(
                learn(TreesParameters.DEFAULTS, frame, families(ROWS, SIZE), size, year),
                frame,
                ROWS,
                families(ROWS, SIZE),
                new double[][] {size});
        for (int i = 0; i < ROWS; i++) {
            if (i % SIZE > 0) {
                assertThat(rows[1][i] - rows[1][i - 1]).isEqualTo(1);
            }
        }
        double last = Arrays.stream(year).max().orElseThrow();
        assertThat(Arrays.stream(rows[1]).max().orElseThrow()).isLessThanOrEqualTo(last);
        assertThat(Arrays.stream(rows[1]).average().orElseThrow())
                .isCloseTo(Arrays.stream(year).average().orElseThrow(), within(8.0));
    }

    @Test
    void aStateThatAscendsByAnotherColumnThanItHasStepsOfIsRefused() {
        Frame frame = new Frame("t", List.of(number("year"), number("x")));
        double[] year = column(ROWS, i -> 1900 + DRAWS.index(i / SIZE, 0, 91) + i % SIZE);
        double[] x = column(ROWS, i -> DRAWS.uniform(i, 1));
        TreesState state = (TreesState) learn(TreesParameters.DEFAULTS, frame, families(ROWS, SIZE), year, x)
                .state();
        assertThat(state.order()).isZero();
        for (int order : new int[] {-1, 1}) {
            TreesState damaged =
                    new TreesState(state.siblings(), order, state.columns(), state.profiles(), state.cross());
            assertThatThrownBy(() -> new TreesSynthesizer(TreesParameters.DEFAULTS).restore(frame, damaged))
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining("ascend by");
        }
    }

    @Test
    void theCalendarTellsHoursAndEndsOfMonths() {
        Frame frame = new Frame(
                "t",
                List.of(date("time", Duration.ofHours(1)), number("hour"), category("closing", 2), number("month")));
        int n = 8760;
        long start = LocalDate.of(2023, 1, 1).toEpochDay() * 24;
        double[] time = column(n, i -> start + i);
        // As a clock shows it that is three hours behind.
        double[] hour = column(n, i -> Math.floorMod(start + i - 3, 24));
        double[] closing = column(n, i -> isLastDay((start + i) / 24) ? 1 : 0);
        double[] month = column(n, i -> LocalDate.ofEpochDay((start + i) / 24).getMonthValue());
        double[][] rows = drawn(learn(frame, time, hour, closing, month), frame, n, new int[0]);
        int right = 0;
        for (int i = 0; i < n; i++) {
            long drawn = (long) Math.rint(rows[0][i]);
            right += rows[1][i] == Math.floorMod(drawn - 3, 24)
                            && rows[2][i] == (isLastDay(Math.floorDiv(drawn, 24)) ? 1 : 0)
                            && rows[3][i]
                                    == LocalDate.ofEpochDay(Math.floorDiv(drawn, 24))
                                            .getMonthValue()
                    ? 1
                    : 0;
        }
        assertThat((double) right / n).isGreaterThan(0.97);
    }

    private static boolean isLastDay(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return date.getDayOfMonth() == date.lengthOfMonth();
    }

    @Test
    void aNumberDecidesAnotherOneThoughEachOfItsValuesIsRare() {
        Frame frame = new Frame("t", List.of(number("a"), number("b")));
        int n = 6000;
        // 500 values of about 12 rows, each with a partner of its own.
        double[] a = column(n, i -> DRAWS.index(i, 0, 500));
        double[] b = column(n, i -> DRAWS.bits((long) a[i], 3) >>> 1 & 31);
        double[][] rows = drawn(learn(frame, a, b), frame, n, new int[0]);
        int right = (int) IntStream.range(0, n)
                .filter(i -> rows[1][i] == (DRAWS.bits((long) rows[0][i], 3) >>> 1 & 31))
                .count();
        assertThat((double) right / n).isGreaterThan(0.9);
    }

    @Test
    void rowsOfALargeFamilyAreNoIndependentEvidenceForAParentsColumn() {
        Frame frame = new Frame("t", List.of(feature("noise", 0, null).named("p.noise"), number("y")), 1);
        int size = 1000;
        int n = 20 * size;
        double[] noise = column(n, i -> DRAWS.uniform(i / size, 0));
        double[] y = column(n, i -> 0.5 * DRAWS.normal(i / size, 1) + DRAWS.normal(i, 2));
        TreesParameters d = TreesParameters.DEFAULTS;
        TreesParameters strict =
                new TreesParameters(d.rows(), d.order(), "", 3, d.leaf(), d.leaves(), d.smoothing(), d.rare(), 0);
        assertThat(told(learn(strict, frame, families(n, size), noise, y))).isLessThan(0.02);
        assertThat(told(learn(strict, frame, new int[0], noise, y))).isGreaterThan(0.1);
    }

    @Test
    void theyAscendUpToTheLastThoughSomeFamiliesLeaveNoRoom() {
        Frame frame = new Frame("t", List.of(feature("size", 0, null).named("p.size"), number("day")), 1);
        double[] size = column(ROWS, i -> SIZE);
        // Half of the families end on the last day, the others at random; steps are from 1 to 9 days.
        double[] step = column(ROWS, i -> 1 + DRAWS.index(i, 0, 9));
        double[] day = column(ROWS, i -> {
            int first = i - i % SIZE;
            double whole = IntStream.range(first + 1, first + SIZE)
                    .mapToDouble(k -> step[k])
                    .sum();
            double end = first / SIZE % 2 == 0 ? 1000 : 300 + DRAWS.index(first, 1, 700);
            return end
                    - whole
                    + IntStream.range(first + 1, i + 1)
                            .mapToDouble(k -> step[k])
                            .sum();
        });
        double[][] rows = drawn(
                learn(TreesParameters.DEFAULTS, frame, families(ROWS, SIZE), size, day),
                frame,
                ROWS,
                families(ROWS, SIZE),
                new double[][] {size});
        for (int i = 0; i < ROWS; i++) {
            assertThat(rows[1][i]).isLessThanOrEqualTo(1000);
            assertThat(rows[1][i]).isGreaterThanOrEqualTo(i % SIZE == 0 ? 0 : rows[1][i - 1]);
        }
        assertThat(Arrays.stream(rows[1]).average().orElseThrow())
                .isCloseTo(Arrays.stream(day).average().orElseThrow(), within(45.0));
    }

    @Test
    void anEarlierValueComesBackOnlyWhereItSuitsTheRow() {
        Frame frame = new Frame("t", List.of(number("year"), number("pay")), 0);
        int n = 200 * SIZE;
        double[] year = column(n, i -> 1900 + i % SIZE);
        // Nobody is paid before 1915; then everybody has one of a few wages, in turns.
        double[] pay = column(n, i -> i % SIZE < 15 ? 0 : 3 + DRAWS.index(i / SIZE, 0, 5) + i % 3);
        double[][] rows = drawn(
                learn(TreesParameters.DEFAULTS, frame, families(n, SIZE), year, pay), frame, n, families(n, SIZE));
        long unpaid = IntStream.range(0, n)
                .filter(i -> rows[0][i] >= 1915 && rows[1][i] == 0)
                .count();
        long late = IntStream.range(0, n).filter(i -> rows[0][i] >= 1915).count();
        // If it came back as often as it was seen, 0.4.
        assertThat((double) unpaid / late).isLessThan(0.12);
    }

    @Test
    void whatAnotherColumnDecidesIsNotRepeatedInstead() {
        Frame frame = new Frame("t", List.of(category("name", 40), category("code", 40)), 0);
        int n = 200 * SIZE;
        // A family changes among three names; every name has its code.
        double[] name = column(n, i -> DRAWS.index(i / SIZE, DRAWS.index(i, 9, 3), 40));
        double[] code = column(n, i -> (7 * name[i] + 3) % 40);
        double[][] rows = drawn(
                learn(TreesParameters.DEFAULTS, frame, families(n, SIZE), name, code), frame, n, families(n, SIZE));
        long right = IntStream.range(0, n)
                .filter(i -> rows[1][i] == (7 * rows[0][i] + 3) % 40)
                .count();
        assertThat((double) right / n).isGreaterThan(0.97);
    }

    @Test
    void whatIsNewInAFamilyGoesWithWhatElseIsNewInTheRow() {
        Frame frame = new Frame("t", List.of(category("team", 60), category("name", 120)));
        // A family has one team after another, and a team of a family one of two names: few rows have a new one.
        double[] team = column(ROWS, i -> DRAWS.index(i / SIZE, i % SIZE < 20 ? 0 : 1, 60));
        double[] name = column(ROWS, i -> 2 * team[i] + DRAWS.index(i / SIZE, 2 + i % SIZE / 10, 2));
        int[] families = families(ROWS, SIZE);
        double[][] rows = drawn(learn(TreesParameters.DEFAULTS, frame, families, team, name), frame, ROWS, families);
        assertThat(share(rows, i -> Math.floor(rows[1][i] / 2) == rows[0][i])).isGreaterThan(0.8);
    }

    @Test
    void whatIsNewInAFamilyIsNothingThatItHasHad() {
        Frame frame = new Frame("t", List.of(category("place", 12)));
        // Every third row another place, each once; one in steps that go around without meeting one twice.
        int[] steps = {1, 5, 7, 11};
        double[] place = column(
                ROWS,
                i -> Math.floorMod(
                        DRAWS.index(i / SIZE, 0, 12) + i % SIZE / 3 * steps[DRAWS.index(i / SIZE, 1, 4)], 12));
        int[] families = families(ROWS, SIZE);
        double[][] rows = drawn(learn(TreesParameters.DEFAULTS, frame, families, place), frame, ROWS, families);
        double[] drawn = rows[0];
        assertThat(share(rows, i -> {
                    int from = i / SIZE * SIZE;
                    return i > from
                            && drawn[i] != drawn[i - 1]
                            && Arrays.stream(drawn, from, i).anyMatch(value -> value == drawn[i]);
                }))
                .isLessThan(0.01);
    }

    @Test
    void whatLastsComesBeforeWhatFollowsFromIt() {
        Frame frame = new Frame("t", List.of(number("noisy"), number("lasting")), 0);
        double[] level = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            level[i] = (i % SIZE == 0 ? 0 : 0.9 * level[i - 1]) + DRAWS.normal(i, 0);
        }
        double[] noisy = column(ROWS, i -> level[i] + 2 * DRAWS.normal(i, 1));
        TableModel model = learn(TreesParameters.DEFAULTS, frame, families(ROWS, SIZE), noisy, level);
        assertThat(model.explain().get(0).feature()).isEqualTo("t.lasting");
    }

    private static double told(TableModel model) {
        return model.explain().get(0).told();
    }

    @Test
    void anExceptionInAFamilyWithoutAnOrderIsFollowedByWhatIsUsual() {
        // Nine of ten rows of a family have its code, and the others any of twelve.
        Frame frame = new Frame("t", List.of(category("code", 12)));
        double[] code =
                column(ROWS, i -> DRAWS.uniform(i, 0) < 0.9 ? DRAWS.index(i / SIZE, 1, 12) : DRAWS.index(i, 2, 12));
        double[][] rows = drawn(
                learn(TreesParameters.DEFAULTS, frame, families(ROWS, SIZE), code), frame, ROWS, families(ROWS, SIZE));
        assertThat(usual(rows[0]))
                .as("share of the most frequent code of a family")
                .isCloseTo(usual(code), within(0.05));
    }

    private static double usual(double[] codes) {
        double sum = 0;
        for (int from = 0; from < ROWS; from += SIZE) {
            int[] counts = new int[12];
            Arrays.stream(codes, from, from + SIZE).forEach(c -> counts[(int) c]++);
            sum += Arrays.stream(counts).max().orElseThrow();
        }
        return sum / ROWS;
    }
}
