package dev.hma.evaluation.trend;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnType;
import dev.hma.evaluation.data.BothSides;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of both databases over some of their rows, ready to be compared with other columns over rows beside these. */
public final class PairedColumn {
    private final String name;
    private final double @Nullable [] real;
    private final double @Nullable [] synthetic;
    /** Null where numbers cannot be binned. */
    private final @Nullable Codes codes;

    private PairedColumn(String name, double @Nullable [] real, double @Nullable [] synthetic, @Nullable Codes codes) {
        this.name = name;
        this.real = real;
        this.synthetic = synthetic;
        this.codes = codes;
    }

    /**
     * A column over some rows.
     *
     * @param column the column
     * @param rows the rows
     * @return the column over these rows
     */
    public static PairedColumn of(BothSides column, RowChoice rows) {
        if (column.real() instanceof Values.Texts texts) {
            Codes codes = Codes.of(texts, (Values.Texts) column.synthetic(), rows);
            return new PairedColumn(column.name(), null, null, codes);
        }
        double[] real = rows.real(((Values.Numbers) column.real()).values());
        double[] synthetic = rows.synthetic(((Values.Numbers) column.synthetic()).values());
        boolean instants = column.column().type() instanceof ColumnType.Datetime;
        int[] realBins = Bins.of(real, instants);
        int[] syntheticBins = Bins.of(synthetic, instants);
        Codes codes = realBins == null || syntheticBins == null ? null : new Codes(realBins, syntheticBins, Bins.COUNT);
        return new PairedColumn(column.name(), real, synthetic, codes);
    }

    /**
     * The modelled columns of a table that both databases have, over some rows.
     *
     * @param comparison the two databases
     * @param table the table's name
     * @param rows the rows
     * @return the columns, in the table's order; none if a side lacks the table
     */
    public static List<PairedColumn> modelled(Comparison comparison, String table, RowChoice rows) {
        List<BothSides> columns =
                BothSides.modelled(comparison, comparison.schema().table(table));
        return comparison.parallel(columns.size(), k -> of(columns.get(k), rows));
    }

    /** {@return the column's name} */
    public String name() {
        return name;
    }

    /**
     * Scores this column with another, over rows beside this one's.
     *
     * <p>Two columns of numbers: 1 - |r - s| / 2, where r and s are Pearson's correlations on the real and on the synthetic
     * side, over the rows in which both numbers are there. Else: 1 - &frac12; &Sigma; |p - q|, where p and q are the shares of
     * a combination of values on the real and on the synthetic side, a missing value counting as a value, and numbers in ten
     * equal bins between each side's least and greatest. (SDMetrics' CorrelationSimilarity and ContingencySimilarity.)
     *
     * @param other the other column
     * @return the score; NaN where a correlation is undefined, numbers cannot be binned or a side has no rows
     */
    public PairScore with(PairedColumn other) {
        if (real != null && synthetic != null && other.real != null && other.synthetic != null) {
            double r = Correlation.of(real, other.real);
            double s = Correlation.of(synthetic, other.synthetic);
            return new PairScore(PairScore.CORRELATION, r, 1 - Math.abs(r - s) / 2);
        }
        if (codes == null || other.codes == null) {
            return new PairScore(PairScore.CONTINGENCY, Double.NaN, Double.NaN);
        }
        Contingency contingency = new Contingency(codes, other.codes);
        return new PairScore(PairScore.CONTINGENCY, contingency.cramersV(), contingency.similarity());
    }
}
