package dev.hma.evaluation.report;

import java.util.OptionalDouble;

/**
 * When a figure is good, fair, or falls short.
 *
 * @param good the limit of what is good
 * @param fair the limit of what is fair; beyond the other one where less is better
 */
record Scale(double good, double fair) {
    static final Scale STRUCTURE = new Scale(0.99, 0.95);
    static final Scale SHAPES = new Scale(0.95, 0.85);
    static final Scale TRENDS = new Scale(0.9, 0.75);
    static final Scale CHILDREN = new Scale(0.05, 0.15);
    static final Scale FAMILIES = new Scale(0.05, 0.15);
    static final Scale DETECTION = new Scale(0.6, 0.75);
    static final Scale QUERIES = new Scale(0.05, 0.2);
    static final Scale USEFULNESS = new Scale(0.9, 0.7);
    static final Scale COPIES = new Scale(0.01, 0.1);
    static final Scale CLOSER = new Scale(0.53, 0.6);
    static final Scale CLOSE = new Scale(0.15, 0.3);

    boolean lessIsBetter() {
        return good < fair;
    }

    Level of(OptionalDouble figure) {
        if (figure.isEmpty()) {
            return Level.UNKNOWN;
        }
        double value = figure.getAsDouble();
        return reaches(value, good) ? Level.GOOD : reaches(value, fair) ? Level.FAIR : Level.POOR;
    }

    /** The level of a figure where real rows never seen may show what can be reached: what is as good as theirs is good. */
    Level of(OptionalDouble figure, OptionalDouble unseen) {
        boolean equal = figure.isPresent() && unseen.isPresent() && reaches(figure.getAsDouble(), unseen.getAsDouble());
        return equal ? Level.GOOD : of(figure);
    }

    private boolean reaches(double figure, double limit) {
        return lessIsBetter() ? figure <= limit : figure >= limit;
    }

    /** {@return the limits in words} */
    String words() {
        String link = lessIsBetter() ? "up to " : "from ";
        return "good " + link + Shown.number(good) + ", fair " + link + Shown.number(fair);
    }
}
