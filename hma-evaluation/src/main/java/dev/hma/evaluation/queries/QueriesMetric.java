package dev.hma.evaluation.queries;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.random.Draws;
import dev.hma.evaluation.queries.QueriesFigures.Group;
import dev.hma.evaluation.queries.QueriesFigures.Spread;
import dev.hma.evaluation.queries.QueriesFigures.Worst;
import dev.hma.evaluation.score.Percentiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks both databases the same questions: counts, totals and averages, over one table and joins of two and three, with
 * conditions, by category, by steps of a number, by parts of the calendar. What questions there are depends on the real
 * database and the seed alone.
 */
public final class QueriesMetric implements Metric {
    private static final int QUESTIONS = 300;
    private static final int MOST_TABLES = 3;
    private static final int WORST = 12;
    private static final int WORST_ALIKE = 2;
    private static final int GROUPS_SHOWN = 6;

    /** A kind of question. */
    private record Kind(Aggregate aggregate, int tables) {}

    /** A question with both answers; without an error if the synthetic side has none. */
    private record Compared(
            int number, Asked asked, @Nullable RelativeError error, double total) {}

    @Override
    public QueriesFigures measure(Comparison comparison) {
        Map<String, Double> scales = scales(comparison);
        List<Asked> questions = questions(comparison);
        List<Compared> compared = comparison.parallel(
                questions.size(), number -> compare(number, questions.get(number), comparison.synthetic(), scales));
        List<Compared> answered =
                compared.stream().filter(one -> one.error() != null).toList();
        explain(comparison, questions.size(), questions.size() - answered.size());
        Map<String, Spread> byAggregate = new LinkedHashMap<>();
        for (Aggregate aggregate : Aggregate.values()) {
            byAggregate.put(
                    aggregate.name().toLowerCase(Locale.ROOT),
                    spread(answered, one -> one.asked().question().aggregate() == aggregate));
        }
        Map<String, Spread> byTables = new LinkedHashMap<>();
        for (int tables = 1; tables <= MOST_TABLES; tables++) {
            int count = tables;
            byTables.put(
                    Integer.toString(tables),
                    spread(answered, one -> one.asked().tables() == count));
        }
        Spread all = spread(answered, one -> true);
        return new QueriesFigures(
                all.questions(),
                questions.size() - answered.size(),
                all.median(),
                all.p95(),
                all.mean(),
                byAggregate,
                byTables,
                scales,
                compared.stream().map(Compared::total).toList(),
                worst(answered));
    }

    private static void explain(Comparison comparison, int questions, int unanswered) {
        if (questions == 0) {
            comparison.note("queries", "no question has a real answer that rests on enough rows");
        } else if (unanswered > 0) {
            comparison.note(
                    "queries",
                    unanswered + " of " + questions
                            + " questions have no answer, as tables, columns or all rows that they need are missing, or"
                            + " keys are repeated without end");
        }
    }

    private static List<Asked> questions(Comparison comparison) {
        QuestionMaker maker = new QuestionMaker(comparison.schema(), comparison.real());
        List<Kind> kinds = new ArrayList<>();
        for (int tables = 1; tables <= MOST_TABLES; tables++) {
            for (Aggregate aggregate : Aggregate.values()) {
                if (maker.possible(aggregate, tables)) {
                    kinds.add(new Kind(aggregate, tables));
                }
            }
        }
        Draws draws = comparison.draws();
        List<List<Asked>> made = comparison.parallel(kinds.size(), number -> {
            Kind kind = kinds.get(number);
            int count = QUESTIONS / kinds.size();
            return maker.make(
                    kind.aggregate(),
                    kind.tables(),
                    count,
                    draws.at(kind.aggregate().name()).at(kind.tables()));
        });
        return made.stream().flatMap(List::stream).toList();
    }

    private static Map<String, Double> scales(Comparison comparison) {
        Map<String, Double> scales = new LinkedHashMap<>();
        for (TableData real : comparison.real().tables().values()) {
            TableData synthetic = comparison.synthetic().find(real.name());
            if (synthetic != null && real.rows() > 0 && synthetic.rows() > 0) {
                scales.put(real.name(), (double) real.rows() / synthetic.rows());
            }
        }
        return scales;
    }

    private static Compared compare(int number, Asked asked, Data synthetic, Map<String, Double> scales) {
        Question question = asked.question();
        Double scale = scales.get(question.from().sources().get(0).table());
        JoinedRows joined = scale == null ? null : JoinedRows.of(synthetic, question.from());
        if (scale == null || joined == null || !question.fields().stream().allMatch(joined::has)) {
            return new Compared(number, asked, null, Double.NaN);
        }
        RelativeError error = new RelativeError(asked.answer(), Answer.of(question, joined), scale);
        return new Compared(number, asked, error, error.total());
    }

    private static Spread spread(List<Compared> answered, Predicate<Compared> which) {
        double[] errors = answered.stream()
                .filter(which)
                .mapToDouble(Compared::total)
                .sorted()
                .toArray();
        double sum = 0;
        for (double error : errors) {
            sum += error;
        }
        return new Spread(
                errors.length, Percentiles.of(errors, 0.5), Percentiles.of(errors, 0.95), sum / errors.length);
    }

    /** The largest errors that are no chance of small groups, but few about the same column, as these have one cause. */
    private static List<Worst> worst(List<Compared> answered) {
        List<Worst> worst = new ArrayList<>();
        Map<String, Integer> shown = new HashMap<>();
        List<Compared> sorted = answered.stream()
                .sorted(Comparator.comparingDouble((Compared one) -> -one.total()))
                .toList();
        for (Compared one : sorted) {
            List<String> subjects = one.asked().question().subjects();
            if (one.error() != null
                    && one.error().isClear()
                    && worst.size() < WORST
                    && subjects.stream().allMatch(subject -> shown.getOrDefault(subject, 0) < WORST_ALIKE)) {
                subjects.forEach(subject -> shown.merge(subject, 1, Integer::sum));
                worst.add(worst(one, one.error()));
            }
        }
        return worst;
    }

    private static Worst worst(Compared one, RelativeError error) {
        Question question = one.asked().question();
        List<Group> differing = error.worst(GROUPS_SHOWN).stream()
                .map(group ->
                        new Group(question.label(group), one.asked().answer().value(group), error.synthetic(group)))
                .toList();
        return new Worst(
                one.number(),
                Words.of(question),
                one.asked().sql(),
                one.total(),
                one.asked().answer().support(),
                error.scale(),
                error.groups(),
                differing);
    }
}
