package dev.hma.evaluation.quality;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.data.BothSides;
import dev.hma.evaluation.score.ColumnScore;
import dev.hma.evaluation.score.KolmogorovSmirnov;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How much alike the distributions of columns are, each by itself; missing values are left out. */
final class ColumnShapes {
    private ColumnShapes() {}

    /** The scores of all modelled columns that both sides have; NaN where a side has no values. */
    static List<ColumnScore> of(Comparison comparison) {
        List<ColumnScore> scores = new ArrayList<>();
        for (Table table : comparison.schema().tables()) {
            List<BothSides> columns = BothSides.modelled(comparison, table);
            scores.addAll(comparison.parallel(columns.size(), k -> shape(table.name(), columns.get(k))));
        }
        for (ColumnScore score : scores) {
            if (Double.isNaN(score.score())) {
                comparison.note(score.table() + "." + score.column(), "no shape: a side has no values");
            }
        }
        return List.copyOf(scores);
    }

    private static ColumnScore shape(String table, BothSides column) {
        if (column.real() instanceof Values.Numbers numbers) {
            double distance =
                    KolmogorovSmirnov.distance(numbers.values(), ((Values.Numbers) column.synthetic()).values());
            return new ColumnScore(table, column.name(), "KSComplement", 1 - distance);
        }
        double score = sharesInCommon((Values.Texts) column.real(), (Values.Texts) column.synthetic());
        return new ColumnScore(table, column.name(), "TVComplement", score);
    }

    /**
     * 1 less the total variation distance: the sum over all values of the smaller of both shares.
     *
     * @return from 0 to 1; NaN if a side has no value
     */
    static double sharesInCommon(Values.Texts real, Values.Texts synthetic) {
        int known = real.dictionary().length;
        int[] realCounts = counts(real.codes(), known);
        int[] syntheticCounts = counts(synthetic.codesBy(real.dictionary()), known + 1);
        double realValues = Arrays.stream(realCounts).sum();
        double syntheticValues = Arrays.stream(syntheticCounts).sum();
        if (realValues == 0 || syntheticValues == 0) {
            return Double.NaN;
        }
        double distance = syntheticCounts[known] / syntheticValues;
        for (int code = 0; code < known; code++) {
            distance += Math.abs(realCounts[code] / realValues - syntheticCounts[code] / syntheticValues);
        }
        return Math.max(0, 1 - distance / 2);
    }

    private static int[] counts(int[] codes, int count) {
        int[] counts = new int[count];
        for (int code : codes) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        return counts;
    }
}
