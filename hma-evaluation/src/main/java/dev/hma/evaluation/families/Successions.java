package dev.hma.evaluation.families;

/**
 * Pairs of successive siblings. Arrays are read only by convention.
 *
 * @param before the rows of the earlier ones
 * @param after the rows of the later ones, beside these
 */
record Successions(int[] before, int[] after) {
    static final Successions NONE = new Successions(new int[0], new int[0]);

    int size() {
        return before.length;
    }

    /** {@return how much a number grows from one sibling to the next, per pair; NaN where one has none} */
    double[] gaps(double[] numbers) {
        double[] gaps = new double[size()];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = numbers[after[i]] - numbers[before[i]];
        }
        return gaps;
    }
}
