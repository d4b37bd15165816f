package dev.hma.api.evaluation;

/** Measures how a synthetic database compares with a real one. Stateless and thread-safe. */
public interface Metric {
    /**
     * Measures.
     *
     * @param comparison the two databases
     * @return the figures: a record of numbers, texts, records, lists and maps of them, written as JSON under the metric's
     *     name, with keys in lower case and words joined by underscores. A figure that there is none of is null or NaN
     */
    Record measure(Comparison comparison);

    /** {@return whether rows held out are to be measured in the place of the synthetic ones, too, to compare with} */
    default boolean measuresHoldout() {
        return true;
    }

    /** {@return whether the synthetic rows are to be measured against the ones held out, too} */
    default boolean measuresAgainstHoldout() {
        return false;
    }
}
