package dev.hma.trees;

import dev.hma.api.feature.Frame;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the calendar tells of a point in time, which as a number shows no weekdays and no ends of months. These are predictors
 * as the frame's features are, numbered after them and after those that siblings give.
 */
final class Calendar {
    private static final double SECONDS_OF_DAY = 86_400;

    /** No date of any use is farther from 1970. */
    private static final double MOST_DAYS = 1e9;

    private enum Part {
        MONTH("month"),
        DAY_OF_MONTH("day of month"),
        DAYS_TO_END_OF_MONTH("days to end of month"),
        DAY_OF_WEEK("day of week"),
        HOUR("hour"),
        MINUTE("minute");

        private final String words;

        Part(String words) {
            this.words = words;
        }
    }

    /** One predictor, by its number: a part of the point in time that another predictor is. */
    private record Predictor(int number, int of, double daysPerTick, Part part) {}

    private final List<Predictor> predictors;
    private final int first;

    /** Which of the predictors are told of a row. */
    private final Predictor[] told;

    /**
     * Creates the predictors: of every feature that is a point in time, and of its value in the row before.
     *
     * @param frame the features
     * @param siblings what siblings tell; null if nothing
     */
    Calendar(Frame frame, @Nullable Siblings siblings) {
        predictors = new ArrayList<>();
        first = frame.size() + (siblings == null ? 0 : siblings.size());
        for (int f = 0; f < frame.size(); f++) {
            Duration tick = frame.features().get(f).tick();
            if (tick != null) {
                double days = (tick.getSeconds() + tick.getNano() * 1e-9) / SECONDS_OF_DAY;
                add(f, days);
                if (siblings != null && f >= frame.context()) {
                    add(siblings.last(f), days);
                }
            }
        }
        told = predictors.toArray(new Predictor[0]);
    }

    private Calendar(Calendar all, BitSet seen) {
        predictors = all.predictors;
        first = all.first;
        told = Arrays.stream(all.told).filter(p -> seen.get(p.number())).toArray(Predictor[]::new);
    }

    /** The same, but of a row no more is told than what is looked at. */
    Calendar telling(BitSet seen) {
        return new Calendar(this, seen);
    }

    private void add(int of, double days) {
        for (Part part : Part.values()) {
            boolean finer = part == Part.HOUR ? days < 1 : part == Part.MINUTE && days * 24 < 1;
            if (finer || part.compareTo(Part.HOUR) < 0) {
                predictors.add(new Predictor(first + predictors.size(), of, days, part));
            }
        }
    }

    /** {@return how many predictors there are} */
    int size() {
        return predictors.size();
    }

    /** {@return the predictor that another one is a part of} */
    int of(int predictor) {
        return predictors.get(predictor - first).of();
    }

    /** {@return which part a predictor is, in words for people} */
    String part(int predictor) {
        return predictors.get(predictor - first).part().words;
    }

    /** The predictors that are parts of another one. */
    List<Integer> partsOf(int predictor) {
        return IntStream.range(0, predictors.size())
                .filter(p -> predictors.get(p).of() == predictor)
                .mapToObj(p -> first + p)
                .toList();
    }

    /** Writes the parts of all points in time of a row behind its other predictors. */
    void tell(double[] row) {
        for (Predictor part : told) {
            row[part.number()] = value(part, row[part.of()]);
        }
    }

    /** Writes the parts of one. */
    void tell(int of, double[] row) {
        for (Predictor part : told) {
            if (part.of() == of) {
                row[part.number()] = value(part, row[of]);
            }
        }
    }

    /** The columns of the predictors. */
    double[][] columns(double[][] columns, int size) {
        return IntStream.range(0, predictors.size())
                .mapToObj(p -> column(first + p, columns, size))
                .toArray(double[][]::new);
    }

    /** The column of one. */
    double[] column(int predictor, double[][] columns, int size) {
        Predictor part = predictors.get(predictor - first);
        return Arrays.stream(columns[part.of()], 0, size)
                .map(ticks -> value(part, ticks))
                .toArray();
    }

    private static double value(Predictor predictor, double ticks) {
        double days = ticks * predictor.daysPerTick();
        if (!(Math.abs(days) < MOST_DAYS)) {
            return Double.NaN;
        }
        double day = Math.floor(days);
        // Rounded, as a tick need not be a whole part of a day in binary numbers.
        double minutes = Math.rint((days - day) * 24 * 60 * 60) / 60;
        return switch (predictor.part()) {
            case MONTH -> date(day).getMonthValue();
            case DAY_OF_MONTH -> date(day).getDayOfMonth();
            case DAYS_TO_END_OF_MONTH -> date(day).lengthOfMonth() - date(day).getDayOfMonth();
            case DAY_OF_WEEK -> date(day).getDayOfWeek().getValue();
            case HOUR -> Math.floor(minutes / 60);
            case MINUTE -> Math.floor(minutes) % 60;
        };
    }

    private static LocalDate date(double day) {
        return LocalDate.ofEpochDay((long) day);
    }
}
