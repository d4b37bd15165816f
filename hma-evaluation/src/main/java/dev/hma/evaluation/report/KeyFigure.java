package dev.hma.evaluation.report;

import java.util.OptionalDouble;

/**
 * A main figure, of the synthetic database and, for comparison, of real rows that were held out.
 *
 * @param group what kind of figure it is
 * @param name what it is called
 * @param synthetic the figure of the synthetic database
 * @param holdout that of the rows held out in its place
 * @param againstHoldout that of the synthetic database compared with the rows held out
 * @param best what is best, in words
 */
public record KeyFigure(
        String group,
        String name,
        OptionalDouble synthetic,
        OptionalDouble holdout,
        OptionalDouble againstHoldout,
        String best) {
    /** Where figures of one kind stand. */
    record Source(Figures synthetic, Figures holdout, Figures againstHoldout) {
        static Source of(Figures figures) {
            return new Source(figures, figures.under("holdout"), figures.under("against_holdout"));
        }

        KeyFigure figure(String group, String name, String best, String... path) {
            return new KeyFigure(
                    group, name, synthetic.number(path), holdout.number(path), againstHoldout.number(path), best);
        }
    }

    /** {@return whether there is any figure} */
    public boolean present() {
        return synthetic.isPresent() || holdout.isPresent() || againstHoldout.isPresent();
    }

    /**
     * A figure as text.
     *
     * @param figure one of this record's figures
     * @return three decimals, a whole number without them, or a dash where there is none
     */
    public String shown(OptionalDouble figure) {
        if (figure.isEmpty()) {
            return Shown.NONE;
        }
        double value = figure.getAsDouble();
        boolean counted = best.equals(COUNT);
        return counted
                ? Shown.count((long) value)
                : Math.abs(value) >= 1000 ? Shown.number(value) : Shown.figure(value);
    }

    /** What is best for a count of faults. */
    static final String COUNT = "none";
}
