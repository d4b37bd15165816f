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

    /** Per class how much rather it is drawn than its leaf says, for a row or for no more than it lacks. */
    private final double[] weights;

    /** How many rows too many or too few there would be, over all classes, were those to come as they were in the drawing before. */
    private double off;

    /** How many rows would have the smallest value that there was, and how many the largest. */
    private int smallest;

    private int largest;

    /** What the shares of classes would say then. */
    private Classes.Moments moments = Classes.Moments.NONE;

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
                countEnds(column[i], 1);
                present++;
            }
        }
        rows = present;
        lacking = new double[classes.size()];
        weights = new double[classes.size()];
        for (int c = 0; c < lacking.length; c++) {
            lacking[c] = classes.share(c) * rows;
            weigh(c);
            add(c, 1);
        }
    }

    Classes classes() {
        return classes;
    }

    /**
     * How much rather a class is drawn than its leaf says.
     *
     * @param c the class
     * @param run for how many rows its value is drawn: a family takes what is lacking in as many, and the less the more it
     *     would be too many
     */
    double weight(int c, double run) {
        double wanted = Math.max(0, lacking[c]);
        if (run <= wanted + ROWS || run <= 1) {
            return weights[c];
        }
        double enough = (wanted + ROWS) / run;
        double slack = slack(c);
        return enough * enough * (wanted + slack) / (expected[c] + slack);
    }

    private double slack(int c) {
        return ROWS + SHARE * classes.share(c) * rows;
    }

    /** Which share of the rows would be in wrong classes, were those to come as they were in the drawing before. */
    double off() {
        return off / (2 * Math.max(1, rows));
    }

    /** How many of the two ends of a number no row would have then. */
    int missingEnds() {
        return rows == 0 || classes.areOfCodes() ? 0 : (smallest == 0 ? 1 : 0) + (largest == 0 ? 1 : 0);
    }

    /** What the shares of classes would say then. */
    Classes.Moments moments() {
        return moments;
    }

    /** Takes note of a row that had one value in the drawing before, and has another now; NaN is missing. */
    void take(double before, double value) {
        count(before, value, -1);
    }

    /** Takes back what was taken note of. */
    void giveBack(double before, double value) {
        count(before, value, 1);
    }

    private void count(double before, double value, int rows) {
        count(expected, before, rows);
        count(lacking, value, rows);
        countEnds(before, rows);
        countEnds(value, -rows);
    }

    private void countEnds(double value, int rows) {
        smallest += value == classes.smallest() ? rows : 0;
        largest += value == classes.largest() ? rows : 0;
    }

    private void count(double[] of, double value, int rows) {
        if (!Double.isNaN(value)) {
            int c = classes.of(value);
            add(c, -1);
            of[c] += rows;
            add(c, 1);
            weigh(c);
        }
    }

    private void weigh(int c) {
        double slack = slack(c);
        weights[c] = (Math.max(0, lacking[c]) + slack) / (expected[c] + slack);
    }

    private void add(int c, int times) {
        double tooFew = lacking[c] - expected[c];
        off += times * Math.abs(tooFew);
        moments = moments.with(classes.share(c) - tooFew / Math.max(1, rows), classes.rank(c), times);
    }
}
