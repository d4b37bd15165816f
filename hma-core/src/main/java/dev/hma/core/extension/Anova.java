package dev.hma.core.extension;

import dev.hma.api.marginal.Normal;

/**
 * One-way analysis of variance over families of unequal size (Searle, Casella, McCulloch: Variance Components, 1992,
 * section 3.6).
 *
 * @param families the number of families with rows
 * @param rows the number of rows
 * @param squaredSizes the sum over families of the squared number of rows
 * @param meanSquareBetween the mean square between families
 * @param meanSquareWithin the mean square inside families
 * @param variables over how many variables the mean squares are summed up
 */
record Anova(
        long families,
        long rows,
        double squaredSizes,
        double meanSquareBetween,
        double meanSquareWithin,
        int variables) {
    /** Below this number of second and further rows per family there is nothing to tell the two variances apart by. */
    private static final double FEW = 0.01;

    /**
     * The analysis of one variable.
     *
     * @param sum the sum of all values
     * @param squares the sum of their squares
     * @param familySquares the sum over families of the squared sum of a family's values, divided by its size
     */
    static Anova of(long families, long rows, double squaredSizes, double sum, double squares, double familySquares) {
        double between = families < 2 ? 0 : Math.max(0, familySquares - sum * sum / rows) / (families - 1);
        double within = rows <= families ? 0 : Math.max(0, squares - familySquares) / (rows - families);
        return new Anova(families, rows, squaredSizes, between, within, 1);
    }

    /**
     * The analysis of the indicator of some of the same rows.
     *
     * @param count the number of these rows
     * @param familySquares the sum over families of a family's squared number of these rows, divided by its size
     */
    Anova ofIndicator(double count, double familySquares) {
        return of(families, rows, squaredSizes, count, count, familySquares);
    }

    /** {@return the analysis of both variables together} */
    Anova plus(Anova other) {
        return new Anova(
                families,
                rows,
                squaredSizes,
                meanSquareBetween + other.meanSquareBetween,
                meanSquareWithin + other.meanSquareWithin,
                variables + other.variables);
    }

    /** {@return whether (next to) no family has two rows: then a row is an attribute of its family} */
    boolean single() {
        return families >= 2 && rows - families <= FEW * families;
    }

    /** {@return whether variance between and inside families can be told apart} */
    boolean known() {
        return families >= 2 && !single();
    }

    /** {@return the variance of the true means of families} */
    double between() {
        if (families < 2) {
            return 0;
        }
        double size = (rows - squaredSizes / rows) / (families - 1);
        return size <= 0 ? 0 : Math.max(0, meanSquareBetween - meanSquareWithin) / size;
    }

    /** {@return the intraclass correlation: the share of variance that lies between families} */
    double share() {
        double between = between();
        return between == 0 ? 0 : between / (between + meanSquareWithin);
    }

    /**
     * Whether families differ: the F test, by Paulson's normal approximation to the F distribution (Annals of Mathematical
     * Statistics 13, 1942).
     *
     * @param level the level of significance
     */
    boolean significant(double level) {
        if (!known() || meanSquareBetween <= 0) {
            return false;
        }
        if (meanSquareWithin <= 0) {
            return true;
        }
        // The indicators of k groups add up to one: k - 1 of them vary.
        double free = Math.max(1, variables - 1);
        double a = 2 / (9 * free * (families - 1));
        double b = 2 / (9 * free * (rows - families));
        double root = StrictMath.cbrt(meanSquareBetween / meanSquareWithin);
        double z = ((1 - b) * root - (1 - a)) / Math.sqrt(b * root * root + a);
        return Normal.cdf(-z) < level;
    }
}
