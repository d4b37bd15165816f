package dev.hma.trees;

/**
 * What is still wanted of a column while all rows of a table are drawn, so that it comes out as it was: leaves are followed, but of
 * what a leaf has those values are drawn rather that are lacking (quota sampling). That matters where few draws decide about
 * many rows, as a family repeats its first value, and where parents are not quite those of the data.
 */
final class Quota {
    /** So many rows of a class, and this share of them, too many or too few count for little. */
    private static final double ROWS = 0.5;

    private static final double SHARE = 0.2;

    private final Classes classes;

    /** How many rows have a value. */
    private final double rows;

    /** Per class how many rows it is to have yet. */
    private final double[] lacking;

    /** Per class how many of the rows that are to come had it in the drawing before: so many can be expected to have it. */
    private final double[] expected;

    /**
     * Nothing is drawn yet.
     *
     * @param classes the classes
     * @param column the column of the drawing before; NaN is missing
     * @param n how many rows there are
     */
    Quota(Classes classes, double[] column, int n) {
        this.classes = classes;
        expected = new double[classes.size()];
        int present = 0;
        for (int i = 0; i < n; i++) {
            if (!Double.isNaN(column[i])) {
                expected[classes.of(column[i])]++;
                present++;
            }
        }
        rows = present;
        lacking = new double[classes.size()];
        for (int c = 0; c < lacking.length; c++) {
            lacking[c] = classes.share(c) * rows;
        }
    }

    Classes classes() {
        return classes;
    }

    /**
     * How much rather a class is drawn than its leaf says.
     *
     * @param c the class
     * @param run for how many rows its value is drawn: a family takes what is lacking in as many
     */
    double weight(int c, double run) {
        double slack = ROWS + SHARE * classes.share(c) * rows;
        double wanted = Math.max(0, lacking[c]);
        double enough = run > 1 ? Math.min(wanted + ROWS, run) : 1;
        return enough * (wanted + slack) / (expected[c] + slack);
    }

    /** Takes note of a row that had one value in the drawing before, and has another now; NaN is missing. */
    void take(double before, double value) {
        if (!Double.isNaN(before)) {
            expected[classes.of(before)]--;
        }
        if (!Double.isNaN(value)) {
            lacking[classes.of(value)]--;
        }
    }
}
