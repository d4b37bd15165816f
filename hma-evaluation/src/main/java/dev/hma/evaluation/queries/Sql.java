package dev.hma.evaluation.queries;

import dev.hma.api.schema.Relationship;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Questions in SQL, as the standard and most databases have it. All names are quoted, as some are words of SQL. */
final class Sql {
    private final Question question;

    private Sql(Question question) {
        this.question = question;
    }

    static String of(Question question) {
        return new Sql(question).text();
    }

    private String text() {
        List<String> groups =
                question.groupings().stream().map(this::expression).toList();
        List<String> selected = new ArrayList<>(groups);
        selected.add(question.aggregate().sql()
                + (question.measured() == null ? "(*)" : "(" + name(question.measured()) + ")"));
        StringBuilder text = new StringBuilder("SELECT ").append(String.join(", ", selected));
        question.from()
                .sources()
                .forEach(source ->
                        text.append(source.by() == null ? "\nFROM " : "\nJOIN ").append(joined(source)));
        if (!question.conditions().isEmpty()) {
            text.append("\nWHERE ")
                    .append(question.conditions().stream()
                            .map(this::condition)
                            .collect(Collectors.joining("\n  AND ")));
        }
        if (!groups.isEmpty()) {
            text.append("\nGROUP BY ").append(String.join(", ", groups));
        }
        return text.toString();
    }

    private String joined(From.Source source) {
        String table = quoted(source.table());
        String named = source.alias().equals(source.table()) ? table : table + " AS " + quoted(source.alias());
        Relationship by = source.by();
        if (by == null) {
            return named;
        }
        List<String> equal = new ArrayList<>();
        for (int k = 0; k < by.foreignKey().size(); k++) {
            equal.add(qualified(source.alias(), by.parentKey().get(k)) + " = "
                    + qualified(
                            question.from().sources().get(source.of()).alias(),
                            by.foreignKey().get(k)));
        }
        return named + " ON " + String.join(" AND ", equal);
    }

    private String expression(Grouping grouping) {
        String name = name(grouping.field());
        if (grouping instanceof Grouping.Parts parts) {
            return parts.part().sql().replace("%s", name);
        }
        if (!(grouping instanceof Grouping.Steps steps)) {
            return name;
        }
        String step = PlainNumbers.sql(steps.step());
        return switch (Integer.signum(steps.step().compareTo(BigDecimal.ONE))) {
            case -1 -> {
                String perOne = PlainNumbers.sql(Grouping.Steps.perOne(steps.step()));
                yield "FLOOR(" + name + " * " + perOne + ") / " + perOne + ".0";
            }
            case 0 -> "FLOOR(" + name + ")";
            // A whole number by a whole number would be a whole number in some databases.
            default -> "FLOOR(" + name + " / " + step + ".0) * " + step;
        };
    }

    private String condition(Condition condition) {
        String name = name(condition.field());
        if (condition instanceof Condition.Is is) {
            return name + " = " + (is.bool() ? is.value().toUpperCase(Locale.ROOT) : text(is.value()));
        }
        if (condition instanceof Condition.Between between) {
            String low = PlainNumbers.sql(between.low());
            String high = PlainNumbers.sql(between.high());
            return low.equals(high) ? name + " = " + low : name + " BETWEEN " + low + " AND " + high;
        }
        Condition.During during = (Condition.During) condition;
        return name + " >= DATE '" + during.first() + "' AND " + name + " < DATE '"
                + during.last().plusDays(1) + "'";
    }

    private String name(Field field) {
        From.Source source = question.from().sources().get(field.source());
        return question.from().sources().size() == 1
                ? quoted(field.column())
                : qualified(source.alias(), field.column());
    }

    private static String qualified(String alias, String column) {
        return quoted(alias) + "." + quoted(column);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
