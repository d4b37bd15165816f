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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes up questions from the real database alone.
 *
 * <p>A question has one or two groupings or none, and up to two conditions. Each table that is joined has a column in
 * it, unless it only leads on to another. What its real answer must be like, {@link RealAnswer} tells.
 */
final class QuestionMaker {
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
                .anyMatch(from -> from.places().stream()
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
                Asked answered = asked.containsKey(sql) ? null : RealAnswer.ask(question, sql, real);
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
            measured = choose(from, from.places(), column -> measurable(aggregate, column), used, dice);
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
        Map<Integer, Integer> sourceAt = deal(due, shape, dice);
        List<Grouping> groupings = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        for (int place = 0; place < shape.groupings() + shape.conditions(); place++) {
            Integer source = sourceAt.get(place);
            Field field = choose(from, source == null ? from.places() : List.of(source), column -> true, used, dice);
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

    /** Chooses which of the groupings and conditions are of the tables that have to be in. */
    private static Map<Integer, Integer> deal(List<Integer> due, Shape shape, Dice dice) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < shape.groupings() + shape.conditions(); place++) {
            places.add(place);
        }
        Map<Integer, Integer> sourceAt = new HashMap<>();
        for (int source : due) {
            sourceAt.put(places.remove(dice.below(places.size())), source);
        }
        return sourceAt;
    }

    /** Chooses a table that has such columns, and one of them that is not used yet. */
    private @Nullable Field choose(
            From from, List<Integer> sources, Predicate<ColumnFacts> wanted, Set<Field> used, Dice dice) {
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
}
