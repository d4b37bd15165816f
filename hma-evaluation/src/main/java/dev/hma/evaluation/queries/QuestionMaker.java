package dev.hma.evaluation.queries;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.data.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes up questions from the real database alone.
 *
 * <p>A question has one or two groupings or none, and up to two conditions. Each table that is joined has a column in
 * it, unless it only leads on to another. Its real answer rests on {@value #ROWS} rows at least, and on {@value
 * #ROWS_PER_GROUP} per group on average; every condition leaves some rows out, and no grouping has them nearly all in one
 * group.
 */
final class QuestionMaker {
    private static final int ROWS = 100;
    private static final int ROWS_PER_GROUP = 20;
    private static final double LARGEST_SHARE = 0.95;
    private static final int MOST_GROUPS = 20_000;
    private static final int ATTEMPTS = 15;

    /** How many groupings and conditions. */
    private record Shape(int groupings, int conditions) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape(1, 0),
            new Shape(1, 1),
            new Shape(1, 1),
            new Shape(1, 2),
            new Shape(0, 1),
            new Shape(0, 2),
            new Shape(2, 0),
            new Shape(2, 1));

    private final Schema schema;
    private final Data real;
    private final Map<String, List<ColumnFacts>> facts = new LinkedHashMap<>();

    QuestionMaker(Schema schema, Data real) {
        this.schema = schema;
        this.real = real;
        for (Table table : schema.tables()) {
            facts.put(table.name(), facts(table));
        }
    }

    private List<ColumnFacts> facts(Table table) {
        TableData data = real.find(table.name());
        List<ColumnFacts> found = new ArrayList<>();
        for (ColumnSpec column : Columns.modelled(schema, table)) {
            Values values = data == null ? null : data.find(column.name());
            ColumnFacts known = values == null ? null : ColumnFacts.of(column, values);
            if (known != null) {
                found.add(known);
            }
        }
        return found;
    }

    /** {@return whether there may be questions of a kind} */
    boolean possible(Aggregate aggregate, int tables) {
        return froms(tables).stream()
                .anyMatch(from -> sources(from).stream()
                        .flatMap(source -> columns(from, source).stream())
                        .anyMatch(column -> measurable(aggregate, column)));
    }

    private List<From> froms(int tables) {
        return From.all(schema, tables).stream()
                .filter(from ->
                        from.ends().stream().noneMatch(end -> columns(from, end).isEmpty()))
                .toList();
    }

    /** {@return whether rows with such a column can be asked for; to count them any will do} */
    private static boolean measurable(Aggregate aggregate, ColumnFacts column) {
        return switch (aggregate) {
            case COUNT -> true;
            case SUM -> column instanceof ColumnFacts.Quantity number && number.totalled();
            case AVERAGE -> column instanceof ColumnFacts.Quantity number && number.averaged();
        };
    }

    /**
     * Questions of a kind, all different.
     *
     * @param aggregate what is asked for
     * @param tables over how many tables, 1 to 3
     * @param count how many are wanted
     * @param draws random numbers
     * @return with their real answers; fewer than wanted where the database does not give rise to more
     */
    List<Asked> make(Aggregate aggregate, int tables, int count, Draws draws) {
        List<From> froms = froms(tables);
        Map<String, Asked> asked = new LinkedHashMap<>();
        for (int attempt = 0; !froms.isEmpty() && asked.size() < count && attempt < count * ATTEMPTS; attempt++) {
            Dice dice = new Dice(draws, attempt);
            Question question = question(aggregate, dice.one(froms), dice);
            if (question != null) {
                String sql = Sql.of(question);
                Asked answered = asked.containsKey(sql) ? null : ask(question, sql);
                if (answered != null) {
                    asked.put(sql, answered);
                }
            }
        }
        return List.copyOf(asked.values());
    }

    private List<ColumnFacts> columns(From from, int source) {
        return facts.getOrDefault(from.sources().get(source).table(), List.of());
    }

    /** {@return a question; null if the dice make none} */
    private @Nullable Question question(Aggregate aggregate, From from, Dice dice) {
        Shape shape = dice.one(SHAPES);
        Set<Field> used = new HashSet<>();
        Field measured = null;
        if (aggregate != Aggregate.COUNT) {
            measured = choose(from, sources(from), column -> measurable(aggregate, column), used, dice);
            if (measured == null) {
                return null;
            }
        }
        List<Integer> due = new ArrayList<>(from.ends());
        if (measured != null) {
            due.remove((Integer) measured.source());
        }
        if (due.size() > shape.groupings() + shape.conditions()) {
            return null;
        }
        // Which of the groupings and conditions are of the tables that have to be in.
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < shape.groupings() + shape.conditions(); place++) {
            places.add(place);
        }
        Map<Integer, Integer> sourceAt = new LinkedHashMap<>();
        for (int source : due) {
            sourceAt.put(places.remove(dice.below(places.size())), source);
        }
        List<Grouping> groupings = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        for (int place = 0; place < shape.groupings() + shape.conditions(); place++) {
            Integer source = sourceAt.get(place);
            Field field = choose(from, source == null ? sources(from) : List.of(source), column -> true, used, dice);
            if (field == null) {
                return null;
            }
            if (place < shape.groupings()) {
                Grouping grouping = GroupingMaker.make(field, fact(from, field), dice);
                if (grouping == null) {
                    return null;
                }
                groupings.add(grouping);
            } else {
                conditions.add(ConditionMaker.make(field, fact(from, field), dice));
            }
        }
        return new Question(aggregate, measured, from, groupings, conditions);
    }

    private static Collection<Integer> sources(From from) {
        List<Integer> sources = new ArrayList<>();
        for (int source = 0; source < from.sources().size(); source++) {
            sources.add(source);
        }
        return sources;
    }

    /** Chooses a table that has such columns, and one of them that is not used yet. */
    private @Nullable Field choose(
            From from, Collection<Integer> sources, Predicate<ColumnFacts> wanted, Set<Field> used, Dice dice) {
        List<List<Field>> tables = new ArrayList<>();
        for (int source : sources) {
            List<Field> fields = columns(from, source).stream()
                    .filter(wanted)
                    .map(column -> new Field(source, column.name()))
                    .filter(field -> !used.contains(field))
                    .toList();
            if (!fields.isEmpty()) {
                tables.add(fields);
            }
        }
        if (tables.isEmpty()) {
            return null;
        }
        Field field = dice.one(dice.one(tables));
        used.add(field);
        return field;
    }

    private ColumnFacts fact(From from, Field field) {
        return columns(from, field.source()).stream()
                .filter(column -> column.name().equals(field.column()))
                .findFirst()
                .orElseThrow();
    }

    /** {@return the question and its real answer; null if that rests on too little} */
    private @Nullable Asked ask(Question question, String sql) {
        JoinedRows joined = JoinedRows.of(real, question.from());
        if (joined == null || joined.size() < ROWS || groups(question) > MOST_GROUPS) {
            return null;
        }
        Answer answer = Answer.of(question, joined);
        boolean restricts = question.conditions().stream().allMatch(condition -> restricts(condition, joined));
        boolean divides = IntStream.range(0, question.groupings().size())
                .allMatch(place -> largestShare(question, place, answer.counts()) <= LARGEST_SHARE);
        boolean rests = answer.support() >= ROWS && answer.support() >= (long) ROWS_PER_GROUP * answer.filled();
        boolean something = !Double.isNaN(new RelativeError(answer, answer, 1).total());
        return restricts && divides && rests && something ? new Asked(question, sql, answer) : null;
    }

    private static boolean restricts(Condition condition, JoinedRows joined) {
        boolean[] kept = new boolean[joined.size()];
        Arrays.fill(kept, true);
        condition.filter(joined.values(condition.field()), joined.rows(condition.field()), kept);
        return Answer.count(kept) <= LARGEST_SHARE * kept.length;
    }

    /** {@return the largest share of the rows that is in one group of one of the groupings} */
    private static double largestShare(Question question, int place, int[] counts) {
        int within = 1;
        for (Grouping later :
                question.groupings().subList(place + 1, question.groupings().size())) {
            within *= later.size() + 2;
        }
        int size = question.groupings().get(place).size() + 2;
        long[] totals = new long[size];
        for (int group = 0; group < counts.length; group++) {
            totals[group / within % size] += counts[group];
        }
        return (double) Arrays.stream(totals).max().orElse(0)
                / Arrays.stream(totals).sum();
    }

    private static long groups(Question question) {
        return question.groupings().stream()
                .mapToLong(grouping -> grouping.size() + 2L)
                .reduce(1, (a, b) -> a * b);
    }
}
