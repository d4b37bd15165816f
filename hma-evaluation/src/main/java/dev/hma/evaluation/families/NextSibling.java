package dev.hma.evaluation.families;

import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.evaluation.data.BothSides;
import dev.hma.evaluation.families.FamiliesFigures.Next;
import dev.hma.evaluation.hierarchy.NormalScores;
import dev.hma.evaluation.trend.PairedColumn;
import dev.hma.evaluation.trend.RowChoice;
import java.util.Arrays;

/** What a sibling's value tells about the next sibling's. */
final class NextSibling {
    /** Fewer pairs tell nothing. */
    static final int LEAST_PAIRS = 50;

    private NextSibling() {}

    static Next of(BothSides column, Successions real, Successions synthetic) {
        boolean numbers = column.real() instanceof Values.Numbers;
        double r = figure(column.column(), column.real(), real);
        double s = figure(column.column(), column.synthetic(), synthetic);
        return new Next(
                numbers ? "correlation" : "equal",
                r,
                s,
                Math.abs(r - s),
                numbers ? Double.NaN : association(column.column(), column.real(), real),
                numbers ? Double.NaN : association(column.column(), column.synthetic(), synthetic));
    }

    private static double figure(ColumnSpec column, Values values, Successions pairs) {
        int size = 0;
        for (int i = 0; i < pairs.size(); i++) {
            size += values.isNull(pairs.before()[i]) || values.isNull(pairs.after()[i]) ? 0 : 1;
        }
        if (size < LEAST_PAIRS) {
            return Double.NaN;
        }
        if (values instanceof Values.Numbers numbers) {
            return association(column, new Values.Numbers(scores(numbers.values())), pairs);
        }
        int[] codes = ((Values.Texts) values).codes();
        int equal = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int code = codes[pairs.before()[i]];
            equal += code >= 0 && code == codes[pairs.after()[i]] ? 1 : 0;
        }
        return (double) equal / size;
    }

    /** {@return the normal score of each number, NaN staying NaN} */
    private static double[] scores(double[] numbers) {
        double[] present =
                Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).toArray();
        double[] scores = NormalScores.of(present);
        double[] all = new double[numbers.length];
        int at = 0;
        for (int row = 0; row < all.length; row++) {
            all[row] = Double.isNaN(numbers[row]) ? Double.NaN : scores[at++];
        }
        return all;
    }

    /** {@return Pearson's correlation or Cramér's V of a value and the next one, on one side} */
    private static double association(ColumnSpec column, Values values, Successions pairs) {
        BothSides twice = new BothSides(column, values, values);
        PairedColumn before = PairedColumn.of(twice, new RowChoice(pairs.before(), pairs.before()));
        PairedColumn after = PairedColumn.of(twice, new RowChoice(pairs.after(), pairs.after()));
        return before.with(after).associationReal();
    }
}
