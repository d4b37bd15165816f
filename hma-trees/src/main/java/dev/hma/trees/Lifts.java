package dev.hma.trees;

/**
 * How much more frequent codes are beside what else is in a row than elsewhere (lift; Brin, Motwani, Ullman, Tsur: Dynamic itemset
 * counting, SIGMOD 1997), to some power.
 */
final class Lifts {
    /** For so many rows of a leaf counts what there is everywhere. */
    private static final double PRIOR = 2;

    private final double rows;
    private final double weight;
    private final double[] codes;
    private final double[] lifts;
    private int size;

    /** The same for all other codes together. */
    private final double ofOthers;

    /**
     * Of some codes.
     *
     * @param first one of them
     * @param more others, some perhaps more than once
     * @param donors which codes rows have
     * @param leaf those of this leaf are beside what else is in the row
     * @param classes how frequent codes are
     * @param weight the power: 0, 0.25, 0.5, 0.75 or 1
     * @param own the code of a row of the leaf that is not to count; NaN if there is none
     */
    Lifts(double first, double[] more, Donors donors, int leaf, Classes classes, double weight, double own) {
        this.weight = weight;
        rows = donors.rows(leaf) - (Double.isNaN(own) ? 0 : 1);
        codes = new double[more.length + 1];
        lifts = new double[codes.length];
        double others = rows;
        double othersElsewhere = 1;
        for (int i = -1; i < more.length; i++) {
            double next = i < 0 ? first : more[i];
            if (place(next) == size) {
                int code = (int) next;
                double count = Math.max(0, donors.rows(leaf, code) - (code == own ? 1 : 0));
                codes[size] = next;
                lifts[size++] = lift(count, classes.share(code));
                others -= count;
                othersElsewhere -= classes.share(code);
            }
        }
        // What is over when all are taken away may be a little less than nothing.
        ofOthers = lift(Math.max(0, others), Math.max(0, othersElsewhere));
    }

    private double lift(double count, double elsewhere) {
        double expected = (rows + PRIOR) * elsewhere;
        return expected > 0 ? power((count + PRIOR * elsewhere) / expected) : 0;
    }

    /** Powers of quarters are roots, which are quicker and exact. */
    private double power(double lift) {
        double root = Math.sqrt(lift);
        return switch ((int) (4 * weight)) {
            case 0 -> 1;
            case 1 -> Math.sqrt(root);
            case 2 -> root;
            case 3 -> root * Math.sqrt(root);
            default -> lift;
        };
    }

    /** That of one of the codes. */
    double of(double code) {
        return lifts[place(code)];
    }

    /** Where a code is among those that are there; how many there are if it is not. */
    private int place(double code) {
        int k = 0;
        while (k < size && codes[k] != code) {
            k++;
        }
        return k;
    }

    double ofOthers() {
        return ofOthers;
    }
}
