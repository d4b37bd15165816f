package dev.hma.evaluation.queries;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Questions in words. */
final class Words {
    private final From from;

    private Words(From from) {
        this.from = from;
    }

    static String of(Question question) {
        return new Words(question.from()).text(question);
    }

    private String text(Question question) {
        StringBuilder text = new StringBuilder(asked(question.aggregate(), question.measured()));
        if (!question.groupings().isEmpty()) {
            text.append(question.groupings().stream()
                    .map(this::grouping)
                    .collect(Collectors.joining(" and by ", " by ", "")));
        }
        if (!question.conditions().isEmpty()) {
            text.append(question.conditions().stream()
                    .map(this::condition)
                    .collect(Collectors.joining(" and ", question.groupings().isEmpty() ? " where " : ", where ", "")));
        }
        return text + "?";
    }

    private String asked(Aggregate aggregate, @Nullable Field measured) {
        String rows = from.sources().get(0).label();
        if (measured == null) {
            return "How many rows of " + rows + " are there";
        }
        String what = "What is the " + (aggregate == Aggregate.SUM ? "total " : "average ") + measured.column();
        return measured.source() == 0
                ? what + " in " + rows
                : what + " of " + from.sources().get(measured.source()).label() + " over the rows of " + rows;
    }

    private String grouping(Grouping grouping) {
        String column = column(grouping.field());
        if (grouping instanceof Grouping.Steps steps) {
            return column + " in steps of " + PlainNumbers.text(steps.step());
        }
        return grouping instanceof Grouping.Parts parts ? parts.part().words() + " of " + column : column;
    }

    private String condition(Condition condition) {
        String column = column(condition.field());
        if (condition instanceof Condition.Is is) {
            return column + " is " + (is.bool() ? is.value() : "'" + is.value() + "'");
        }
        if (condition instanceof Condition.Between between) {
            String low = PlainNumbers.text(between.low());
            String high = PlainNumbers.text(between.high());
            return column + " is " + (low.equals(high) ? low : "between " + low + " and " + high);
        }
        Condition.During during = (Condition.During) condition;
        return during.first().equals(during.last())
                ? column + " is " + during.first()
                : column + " is from " + during.first() + " to " + during.last();
    }

    private String column(Field field) {
        return field.source() == 0
                ? field.column()
                : field.column() + " of " + from.sources().get(field.source()).label();
    }
}
