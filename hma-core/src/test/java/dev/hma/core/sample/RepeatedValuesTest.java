package dev.hma.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.core.sample.RepeatedValues.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which rows look for a partner among which parents. */
class RepeatedValuesTest {
    private static RepeatedValues numbers(double[] rows, double[] parents) {
        return new RepeatedValues(new RepeatedColumn(rows, parents, false), List.of());
    }

    private static List<Group> groups(RepeatedValues values, int rows, int[] slots) {
        return values.groups(IntStream.range(0, rows).toArray(), slots, new long[rows]);
    }

    @Test
    void rowsKeepTheirNumberWhereParentsOfItHaveUnlikeNumbersOfChildrenAnyway() {
        double[] parents = {1, 1, 1, 1, 2, 2, 2, 2};
        int[] slots = {1, 9, 2, 8, 3, 7, 0, 10};
        // 18 rows of the first value, 22 of the second; there are 20 slots for each.
        double[] rows = IntStream.range(0, 40).mapToDouble(i -> i < 18 ? 1 : 2).toArray();
        List<Group> groups = groups(numbers(rows, parents), 40, slots);
        assertThat(groups).extracting(group -> group.rows().length).containsExactly(18, 22);
    }

    @Test
    void rowsGoToTheNextNumberWhereEveryParentHasOneChild() {
        double[] parents = {1, 2, 3, 4};
        double[] rows = {2, 1, 1, 3};
        List<Group> groups = groups(numbers(rows, parents), 4, new int[] {1, 1, 1, 1});
        assertThat(groups).extracting(group -> rows[group.rows()[0]]).containsExactly(1.0, 1.0, 2.0, 3.0);
    }

    @Test
    void everyRowIsInOneGroupWhateverTheNumbers() {
        Random random = new Random(3);
        for (int trial = 0; trial < 300; trial++) {
            int p = 1 + random.nextInt(30);
            double[] parents = random.ints(p, 0, 8)
                    .mapToDouble(v -> v == 7 ? Double.NaN : v)
                    .toArray();
            int[] slots = random.ints(p, 0, 6).toArray();
            int n = Arrays.stream(slots).sum();
            double[] rows = random.ints(n, -2, 10)
                    .mapToDouble(v -> v == 9 ? Double.NaN : v)
                    .toArray();
            List<Group> groups = groups(numbers(rows, parents), n, slots);
            assertThat(groups.stream()
                            .flatMapToInt(group -> Arrays.stream(group.rows()))
                            .sorted())
                    .containsExactly(IntStream.range(0, n).boxed().toArray(Integer[]::new));
            for (Group group : groups) {
                int own = IntStream.of(group.parents()).map(k -> slots[k]).sum();
                assertThat(group.rows().length).isBetween(own / 2, 2 * own);
            }
        }
    }

    @Test
    void rowsOfACategoryAreLeftOverRatherThanChanged() {
        double[] parents = {0, 0, 1};
        double[] rows = {0, 1, 1, 1, 2};
        List<Group> groups =
                groups(new RepeatedValues(new RepeatedColumn(rows, parents, true), List.of()), 5, new int[] {2, 2, 1});
        assertThat(groups).extracting(group -> group.rows().length).containsExactly(1, 1);
        assertThat(groups.get(0).rows()).containsExactly(0);
    }

    @Test
    void rowsThatAgreeInTheOtherColumnsAreWithParentsThatDo() {
        RepeatedColumn year = new RepeatedColumn(new double[4], new double[3], false);
        RepeatedColumn league = new RepeatedColumn(new double[] {1, 0, 1, 5}, new double[] {0, 1, 1}, true);
        RepeatedValues values = new RepeatedValues(year, List.of(league));
        List<Group> alike = values.alike(new Group(new int[] {0, 1, 2, 3}, new int[] {0, 1, 2}));
        assertThat(alike).extracting(Group::rows).containsExactly(new int[] {0, 2}, new int[] {1});
        assertThat(alike).extracting(Group::parents).containsExactly(new int[] {1, 2}, new int[] {0});
    }
}
