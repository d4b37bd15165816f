package dev.hma.evaluation.queries;

import dev.hma.api.evaluation.Values;
import java.util.Arrays;

/**
 * What a database answers, group by group.
 *
 * @param aggregate what was asked for
 * @param counts per group the number of rows, or of rows with a number where numbers are totalled or averaged
 * @param sums per group the total of the numbers
 * @param sizes per group the total of the numbers without their signs
 */
record Answer(Aggregate aggregate, int[] counts, double[] sums, double[] sizes) {
    /** Answers a question by joined rows that have all its columns. */
    static Answer of(Question question, JoinedRows joined) {
        boolean[] kept = new boolean[joined.size()];
        Arrays.fill(kept, true);
        for (Condition condition : question.conditions()) {
            condition.filter(joined.values(condition.field()), joined.rows(condition.field()), kept);
        }
        int[] groups = new int[joined.size()];
        for (Grouping grouping : question.groupings()) {
            int[] groupOf = grouping.groups(joined.values(grouping.field()));
            int[] rows = joined.rows(grouping.field());
            int width = grouping.size() + 2;
            for (int i = 0; i < groups.length; i++) {
                groups[i] = groups[i] * width + groupOf[rows[i]];
            }
        }
        int size = Math.toIntExact(question.groups());
        Answer answer = new Answer(question.aggregate(), new int[size], new double[size], new double[size]);
        if (question.measured() == null) {
            answer.count(kept, groups);
        } else {
            Values.Numbers numbers = (Values.Numbers) joined.values(question.measured());
            answer.add(kept, groups, numbers.values(), joined.rows(question.measured()));
        }
        return answer;
    }

    static int count(boolean[] kept) {
        int count = 0;
        for (boolean in : kept) {
            count += in ? 1 : 0;
        }
        return count;
    }

    private void count(boolean[] kept, int[] groups) {
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                counts[groups[i]]++;
            }
        }
    }

    private void add(boolean[] kept, int[] groups, double[] numbers, int[] rows) {
        for (int i = 0; i < kept.length; i++) {
            double number = numbers[rows[i]];
            if (kept[i] && !Double.isNaN(number)) {
                int group = groups[i];
                counts[group]++;
                sums[group] += number;
                sizes[group] += Math.abs(number);
            }
        }
    }

    /** {@return what is answered for a group; NaN for an average, and for a total, of nothing} */
    double value(int group) {
        return switch (aggregate) {
            case COUNT -> counts[group];
            case SUM -> counts[group] == 0 ? Double.NaN : sums[group];
            case AVERAGE -> sums[group] / counts[group];
        };
    }

    /** {@return how many rows, or rows with a number, the answer rests on} */
    long support() {
        return Arrays.stream(counts).asLongStream().sum();
    }

    /** {@return the number of groups that have any} */
    int filled() {
        return (int) Arrays.stream(counts).filter(count -> count > 0).count();
    }
}
