package dev.hma.trees;

import static dev.hma.trees.TestRows.DRAWS;
import static dev.hma.trees.TestRows.ROWS;
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
import dev.hma.api.feature.Frame;
import dev.hma.api.synthesis.Explanation;
import dev.hma.api.synthesis.Explanation.Influence;
import dev.hma.api.synthesis.TableModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreesSynthesizerTest {
    @Test
    void exclusiveOrIsFoundThoughNoColumnShowsItAlone() {
        Frame frame = new Frame("t", List.of(category("a", 2), category("b", 2), category("c", 2)));
        double[] a = column(ROWS, i -> DRAWS.index(i, 0, 2));
        double[] b = column(ROWS, i -> DRAWS.index(i, 1, 2));
        double[] c = column(ROWS, i -> a[i] != b[i] ? 1 : 0);
        double[][] rows = drawn(learn(frame, a, b, c), frame, 2000, new int[0]);
        assertThat(share(rows, i -> (rows[0][i] != rows[1][i]) == (rows[2][i] == 1)))
                .isGreaterThan(0.99);
        assertThat(Arrays.stream(rows[2]).average().orElseThrow()).isCloseTo(0.5, within(0.04));
    }

    @Test
    void aStepIsKeptWhereItIs() {
        Frame frame = new Frame("t", List.of(number("x"), number("y")));
        double[] x = column(ROWS, i -> DRAWS.uniform(i, 0));
        double[] y = column(ROWS, i -> (x[i] > 0.3 && x[i] < 0.6 ? 10 : 0) + DRAWS.uniform(i, 1));
        double[][] rows = drawn(learn(frame, x, y), frame, 2000, new int[0]);
        assertThat(share(rows, i -> (rows[0][i] > 0.3 && rows[0][i] < 0.6) == (rows[1][i] >= 10)))
                .isGreaterThan(0.98);
    }

    @Test
    void whatDependsOnNothingIsLeftAlone() {
        Frame frame = new Frame("t", List.of(number("x"), number("y"), category("z", 3)));
        TreesState state = (TreesState) learn(
                        frame,
                        column(ROWS, i -> DRAWS.uniform(i, 0)),
                        column(ROWS, i -> DRAWS.uniform(i, 1)),
                        column(ROWS, i -> DRAWS.index(i, 2, 3)))
                .state();
        assertThat(state.columns().stream()
                        .mapToInt(c -> c.tree().split().length)
                        .sum())
                .isLessThan(200);
    }

    @Test
    void valuesAreMissingWhereTheirGuardSaysSoAndGoWithIt() {
        Frame frame = new Frame("t", List.of(feature("x", 0, "x?"), category("x?", 2), number("y")));
        double[] missing = column(ROWS, i -> DRAWS.uniform(i, 0) < 0.3 ? 1 : 0);
        double[] x = column(ROWS, i -> missing[i] == 1 ? Double.NaN : DRAWS.normal(i, 1));
        double[] y = column(ROWS, i -> missing[i] == 1 ? 5 + DRAWS.uniform(i, 2) : x[i]);
        double[][] rows = drawn(learn(frame, x, missing, y), frame, 2000, new int[0]);
        assertThat(Arrays.stream(rows[1]).average().orElseThrow()).isCloseTo(0.3, within(0.03));
        for (int i = 0; i < 2000; i++) {
            assertThat(Double.isNaN(rows[0][i])).isEqualTo(rows[1][i] == 1);
        }
        assertThat(share(rows, i -> (rows[2][i] >= 5) == (rows[1][i] == 1))).isGreaterThan(0.98);
    }

    @Test
    void categoriesOfManyCodesAreGroupedByWhatTheyPredict() {
        Frame frame = new Frame("t", List.of(category("code", 1000), number("y")), 1);
        int n = 20_000;
        double[] code = column(n, i -> DRAWS.index(i, 0, 1000));
        double[] y = column(n, i -> (DRAWS.bits((long) code[i], 7) & 1) * 10 + DRAWS.uniform(i, 1));
        double[][] rows = drawn(learn(frame, code, y), frame, n, new int[0], new double[][] {code});
        assertThat(share(rows, i -> (DRAWS.bits((long) rows[0][i], 7) & 1) == (rows[1][i] >= 10 ? 1 : 0)))
                .isGreaterThan(0.95);
    }

    @Test
    void frequentCodesOfAWideCategoryHaveABinOfTheirOwn() {
        int levels = 2 * Binned.MOST;
        double[] codes = column(ROWS, i -> i % 2 == 0 ? i % levels : Binned.MOST * (i / 2 % 2) - i / 2 % 2);
        Binned binned = Binned.ofCodes(0, codes, ROWS, levels);
        // One more than there are codes between them: where codes take turns, they meet.
        assertThat(codes[1]).isEqualTo(0);
        assertThat(codes[3]).isEqualTo(Binned.MOST - 1);
        assertThat(binned.bins()[1]).isNotEqualTo(binned.bins()[3]);
    }

    @Test
    void realNumbersDoNotComeBackAndRepeatedOnesDo() {
        Frame frame = new Frame("t", List.of(number("x")));
        double[] x = column(ROWS, i -> i % 2 == 0 ? 7 : DRAWS.uniform(i, 0));
        double[][] rows = drawn(learn(frame, x), frame, 2000, new int[0]);
        assertThat(share(rows, i -> rows[0][i] == 7)).isCloseTo(0.5, within(0.03));
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        assertThat(share(rows, i -> rows[0][i] != 7 && Arrays.binarySearch(sorted, rows[0][i]) >= 0))
                .isLessThan(0.01);
    }

    @Test
    void wholeNumbersOfFewRowsDoNotComeBackWhereOthersLieBetween() {
        Frame frame = new Frame("t", List.of(number("day")));
        double[] day = column(1000, i -> 3 * i);
        double[][] rows = drawn(learn(frame, day), frame, 1000, new int[0]);
        assertThat(share(rows, i -> rows[0][i] == Math.rint(rows[0][i]))).isEqualTo(1);
        // What lies beyond the ends becomes the end.
        assertThat(share(rows, i -> rows[0][i] % 3 == 0)).isLessThan(0.01);
    }

    @Test
    void rareCategoriesAndExtremesAreHeldBack() {
        Frame frame = new Frame("t", List.of(category("c", 3), number("x")));
        double[] c = column(ROWS, i -> i < 4 ? 2 : i % 2);
        double[] x = column(ROWS, i -> i == 0 ? 1000 : DRAWS.uniform(i, 0));
        TreesParameters d = TreesParameters.DEFAULTS;
        TreesParameters careful =
                new TreesParameters(d.rows(), d.order(), "", d.evidence(), d.leaf(), d.leaves(), d.smoothing(), 5, 3);
        TableModel model = learn(careful, frame, new int[0], c, x);
        double[][] rows = drawn(model, frame, 20_000, new int[0]);
        assertThat(rows[0]).doesNotContain(2);
        assertThat(Arrays.stream(rows[1]).max().orElseThrow()).isLessThan(1);
        assertThat(((TreesState) model.state()).columns().stream().flatMapToDouble(s -> Arrays.stream(s.values())))
                .doesNotContain(1000.0);
    }

    @Test
    void siblingsFollowOneAnotherByTheColumnThatRises() {
        Frame frame =
                new Frame("t", List.of(feature("size", 0, null).named("p.size"), number("day"), number("level")), 1);
        int size = 8;
        double[] parent = column(ROWS, i -> size);
        double[] day = new double[ROWS];
        double[] level = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            boolean first = i % size == 0;
            day[i] = first ? 100 * DRAWS.uniform(i, 0) : day[i - 1] + 90 + 20 * DRAWS.uniform(i, 0);
            level[i] = first ? DRAWS.normal(i, 1) : 0.9 * level[i - 1] + 0.43 * DRAWS.normal(i, 1);
        }
        TableModel model = learn(TreesParameters.DEFAULTS, frame, families(ROWS, size), parent, day, level);
        assertThat(((TreesState) model.state()).order()).isEqualTo(1);
        double[][] rows = drawn(model, frame, ROWS, families(ROWS, size), new double[][] {parent});
        double gaps = 0;
        double same = 0;
        double spread = 0;
        for (int i = 0; i < ROWS; i++) {
            spread += rows[2][i] * rows[2][i];
            if (i % size > 0) {
                assertThat(rows[1][i]).isGreaterThanOrEqualTo(rows[1][i - 1]);
                gaps += rows[1][i] - rows[1][i - 1];
                same += rows[2][i] * rows[2][i - 1];
            }
        }
        int pairs = ROWS - ROWS / size;
        assertThat(gaps / pairs).isCloseTo(100, within(5.0));
        assertThat(same / pairs / (spread / ROWS)).isCloseTo(0.9, within(0.06));
    }

    @Test
    void familiesHaveAsManyDifferentValuesAsInTheData() {
        Frame frame = new Frame("t", List.of(category("p", 2).named("p.p"), category("bank", 50)), 1);
        int size = 10;
        double[] parent = column(ROWS, i -> 0);
        // Two banks each, by turns that nothing tells.
        double[] bank = column(ROWS, i -> DRAWS.index(i / size, DRAWS.index(i, 0, 2), 50));
        double[][] rows = drawn(
                learn(TreesParameters.DEFAULTS, frame, families(ROWS, size), parent, bank),
                frame,
                ROWS,
                families(ROWS, size),
                new double[][] {parent});
        assertThat(different(rows[1], size)).isCloseTo(different(bank, size), within(0.4));
    }

    private static double different(double[] values, int size) {
        double sum = 0;
        for (int from = 0; from < values.length; from += size) {
            sum += Arrays.stream(values, from, from + size).distinct().count();
        }
        return sum * size / values.length;
    }

    @Test
    void aFileThatIsSortedIsNotYetASequence() {
        Frame frame = new Frame("t", List.of(category("p", 2).named("p.p"), number("day")), 1);
        double[] day = column(ROWS, i -> DRAWS.uniform(i, 0));
        Arrays.sort(day);
        int[] parents =
                IntStream.range(0, ROWS).map(i -> DRAWS.index(i, 1, 500)).toArray();
        Integer[] together = IntStream.range(0, ROWS)
                .boxed()
                .sorted(Comparator.comparingInt(i -> parents[i]))
                .toArray(Integer[]::new);
        TableModel model = learn(
                TreesParameters.DEFAULTS,
                frame,
                Arrays.stream(together).mapToInt(i -> parents[i]).toArray(),
                new double[ROWS],
                Arrays.stream(together).mapToDouble(i -> day[i]).toArray());
        assertThat(((TreesState) model.state()).order()).isEqualTo(-1);
    }

    private static Explanation explanation(TableModel model, String feature) {
        return model.explain().stream()
                .filter(e -> e.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }

    private static void assertLeansOn(Explanation explanation, String feature, String aspect, double least) {
        Influence first = explanation.influences().get(0);
        assertThat(first.feature()).isEqualTo(feature);
        assertThat(first.aspect()).isEqualTo(aspect);
        assertThat(first.share()).isGreaterThan(least);
        assertThat(explanation.told()).isLessThanOrEqualTo(1);
    }

    @Test
    void whatAColumnLeansOnIsTold() {
        Frame frame = new Frame("t", List.of(category("p", 3), number("x"), number("w"), category("c", 4)), 1);
        double[] p = column(ROWS, i -> DRAWS.index(i, 0, 3));
        double[] x = column(ROWS, i -> p[i] + 0.5 * DRAWS.normal(i, 1));
        double[] w = column(ROWS, i -> DRAWS.normal(i, 2));
        double[] c = column(ROWS, i -> w[i] < 0 ? 0 : w[i] < 1 ? 1 : 2);
        TableModel model = learn(frame, p, x, w, c);
        assertThat(model.explain()).extracting(Explanation::feature).containsExactlyInAnyOrder("t.x", "t.w", "t.c");
        assertLeansOn(explanation(model, "t.x"), "t.p", "", 0.6);
        assertThat(explanation(model, "t.x").told()).isLessThan(0.85);
        boolean categoryFirst = model.explain().indexOf(explanation(model, "t.c"))
                < model.explain().indexOf(explanation(model, "t.w"));
        assertThat(categoryFirst).isTrue();
        assertThat(explanation(model, "t.c").told()).isLessThan(0.1);
        assertLeansOn(explanation(model, "t.w"), "t.c", "", 0.7);
    }

    @Test
    void anOutcomeThatIsMissingWithoutAGuardIsTold() {
        Frame frame = new Frame("t", List.of(category("p", 2), number("x")), 1);
        double[] p = column(ROWS, i -> DRAWS.index(i, 0, 2));
        double[] x = column(ROWS, i -> p[i] == 0 ? Double.NaN : DRAWS.normal(i, 1));
        Explanation told = explanation(learn(frame, p, x), "t.x");
        assertLeansOn(told, "t.p", "", 0.2);
        assertThat(told.told()).isLessThan(0.5);
    }

    @Test
    void whatAColumnOwesToItsFamilyIsTold() {
        Frame frame = new Frame(
                "t", List.of(feature("size", 0, null).named("p.size"), number("day"), category("bank", 50)), 1);
        int size = 8;
        double[] parent = column(ROWS, i -> size);
        double[] day = new double[ROWS];
        double[] bank = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            boolean first = i % size == 0;
            day[i] = first ? 1000 * DRAWS.uniform(i, 0) : day[i - 1] + 10 * DRAWS.uniform(i, 0);
            bank[i] = first || DRAWS.uniform(i, 1) < 0.2 ? DRAWS.index(i, 2, 50) : bank[i - 1];
        }
        TableModel model = learn(TreesParameters.DEFAULTS, frame, families(ROWS, size), parent, day, bank);
        assertLeansOn(explanation(model, "t.day"), "t.day", "row before", 0.5);
        // Seven of eight rows have one before them, and four fifths of these its bank.
        Explanation banks = explanation(model, "t.bank");
        assertLeansOn(banks, "t.bank", "row before", 0.5);
        assertThat(banks.influences().get(0).share()).isLessThan(0.75);
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new TreesParameters(10, TreesParameters.Order.AS_GIVEN, "", 1, 0, 10, 1, 1, 0))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("leaf is 0");
    }

    @Test
    void aStateOfOtherColumnsIsRefused() {
        Frame frame = new Frame("t", List.of(number("x"), number("y")));
        TreesState state = (TreesState)
                learn(frame, new double[] {1, 2, 3}, new double[] {3, 2, 1}).state();
        Frame other = new Frame("t", List.of(number("x"), number("y"), number("z")));
        assertThatThrownBy(() -> new TreesSynthesizer(TreesParameters.DEFAULTS).restore(other, state))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("no tree for feature t.z");
    }
}
