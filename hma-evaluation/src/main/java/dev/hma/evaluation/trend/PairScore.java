package dev.hma.evaluation.trend;

/**
 * How much alike the dependence of two columns is on both sides.
 *
 * @param metric {@link #CORRELATION} or {@link #CONTINGENCY}
 * @param associationReal how strong the dependence is on the real side: Pearson's correlation, from -1 to 1, or Cramér's V,
 *     from 0 to 1; NaN where it is undefined
 * @param score from 0 to 1, 1 being equal; NaN if there is none
 */
public record PairScore(String metric, double associationReal, double score) {
    /** Compares the correlations of two columns of numbers. */
    public static final String CORRELATION = "CorrelationSimilarity";

    /** Compares the tables of frequencies of two columns, numbers being binned. */
    public static final String CONTINGENCY = "ContingencySimilarity";

    private static final double STRONG_CORRELATION = 0.5;
    private static final double STRONG_ASSOCIATION = 0.3;

    /** {@return whether there is a score} */
    public boolean exists() {
        return !Double.isNaN(score);
    }

    /** {@return whether there is a score, and the dependence on the real side is strong: |r| &gt; 0.5, V &gt; 0.3} */
    public boolean strong() {
        double threshold = metric.equals(CORRELATION) ? STRONG_CORRELATION : STRONG_ASSOCIATION;
        return exists() && Math.abs(associationReal) > threshold;
    }
}
