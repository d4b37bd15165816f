package dev.hma.evaluation.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question to a database.
 *
 * @param aggregate what is made of the rows
 * @param measured the number that is totalled or averaged; null if rows are counted
 * @param from the tables
 * @param groupings what rows are grouped by; none: one answer for all
 * @param conditions what rows must fulfil, all of it
 */
record Question(
        Aggregate aggregate,
        @Nullable Field measured,
        From from,
        List<Grouping> groupings,
        List<Condition> conditions) {
    Question {
        groupings = List.copyOf(groupings);
        conditions = List.copyOf(conditions);
    }

    /** {@return all columns that it needs} */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        if (measured != null) {
            fields.add(measured);
        }
        groupings.forEach(grouping -> fields.add(grouping.field()));
        conditions.forEach(condition -> fields.add(condition.field()));
        return fields;
    }

    /** {@return the columns that are measured, and that rows are grouped by, with their tables} */
    List<String> subjects() {
        Stream<Field> grouped = groupings.stream().map(Grouping::field);
        return Stream.concat(Stream.ofNullable(measured), grouped)
                .map(field -> from.sources().get(field.source()).label() + "." + field.column())
                .toList();
    }

    /** {@return how many groups there may be} */
    long groups() {
        return groupings.stream().mapToLong(grouping -> grouping.size() + 2L).reduce(1, (a, b) -> a * b);
    }

    /** {@return how a group is shown; "all" if there are no groupings} */
    String label(int group) {
        if (groupings.isEmpty()) {
            return "all";
        }
        String[] labels = new String[groupings.size()];
        int rest = group;
        for (int k = groupings.size() - 1; k >= 0; k--) {
            int size = groupings.get(k).size() + 2;
            labels[k] = groupings.get(k).label(rest % size);
            rest /= size;
        }
        return String.join(", ", labels);
    }
}
