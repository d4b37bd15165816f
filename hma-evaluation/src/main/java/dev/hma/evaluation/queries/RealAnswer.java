package dev.hma.evaluation.queries;

import dev.hma.api.evaluation.Data;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the real database, and tells whether the answer is worth being compared: it rests on {@value #ROWS} rows at least, and on
 * {@value #ROWS_PER_GROUP} per group on average; every condition leaves some rows out, and no grouping has them nearly all in
 * one group.
 */
final class RealAnswer {
    private static final int ROWS = 100;
    private static final int ROWS_PER_GROUP = 20;
    private static final double LARGEST_SHARE = 0.95;
    private static final int MOST_GROUPS = 20_000;

    private RealAnswer() {}

    /** {@return the question and its answer; null if that is not worth being compared} */
    static @Nullable Asked ask(Question question, String sql, Data real) {
        JoinedRows joined = JoinedRows.of(real, question.from());
        if (joined == null
                || joined.size() < ROWS
                || question.groups() > MOST_GROUPS
                || question.conditions().stream().anyMatch(condition -> idle(condition, joined))) {
            return null;
        }
        Answer answer = Answer.of(question, joined);
        boolean rests = answer.support() >= Math.max(ROWS, (long) ROWS_PER_GROUP * answer.filled());
        boolean divided = IntStream.range(0, question.groupings().size())
                .allMatch(place -> largestShare(question.groupings(), place, answer.counts()) <= LARGEST_SHARE);
        boolean something = !Double.isNaN(new RelativeError(answer, answer, 1).total());
        return rests && divided && something ? new Asked(question, sql, answer) : null;
    }

    /** {@return whether a condition leaves hardly any row out} */
    private static boolean idle(Condition condition, JoinedRows joined) {
        boolean[] kept = new boolean[joined.size()];
        Arrays.fill(kept, true);
        condition.filter(joined.values(condition.field()), joined.rows(condition.field()), kept);
        return Answer.count(kept) > LARGEST_SHARE * kept.length;
    }

    /** {@return the largest share of the rows that one of the groupings has in one group} */
    private static double largestShare(List<Grouping> groupings, int place, int[] counts) {
        int within = 1;
        for (Grouping later : groupings.subList(place + 1, groupings.size())) {
            within *= later.size() + 2;
        }
        int size = groupings.get(place).size() + 2;
        long[] totals = new long[size];
        for (int group = 0; group < counts.length; group++) {
            totals[group / within % size] += counts[group];
        }
        return (double) Arrays.stream(totals).max().orElse(0)
                / Arrays.stream(totals).sum();
    }
}
