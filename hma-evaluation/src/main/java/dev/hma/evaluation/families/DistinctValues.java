package dev.hma.evaluation.families;

import dev.hma.api.evaluation.Values;
import dev.hma.evaluation.data.BothSides;
import dev.hma.evaluation.families.FamiliesFigures.Distinct;
import dev.hma.evaluation.score.KolmogorovSmirnov;
import dev.hma.evaluation.score.Means;
import java.util.Arrays;

/** How many different values families have. */
final class DistinctValues {
    private DistinctValues() {}

    static Distinct of(BothSides column, Siblings real, Siblings synthetic, int leastFamilies) {
        double[] r = shares(column.real(), real);
        double[] s = shares(column.synthetic(), synthetic);
        return r.length < leastFamilies || s.length < leastFamilies
                ? new Distinct(Double.NaN, Double.NaN, Double.NaN)
                : new Distinct(Means.of(r), Means.of(s), 1 - KolmogorovSmirnov.distance(r, s));
    }

    /** {@return (d - 1) / (m - 1) of each family with two values or more, d of its m values being different} */
    private static double[] shares(Values values, Siblings siblings) {
        int[] codes = ValueCodes.of(values);
        int[] lastSeenIn = new int[codes.length];
        Arrays.fill(lastSeenIn, -1);
        double[] shares = new double[siblings.families()];
        int size = 0;
        for (int family = 0; family < siblings.families(); family++) {
            int present = 0;
            int distinct = 0;
            for (int i = siblings.starts()[family]; i < siblings.starts()[family + 1]; i++) {
                int code = codes[siblings.rows()[i]];
                if (code >= 0) {
                    present++;
                    distinct += lastSeenIn[code] == family ? 0 : 1;
                    lastSeenIn[code] = family;
                }
            }
            if (present > 1) {
                shares[size++] = (distinct - 1.0) / (present - 1.0);
            }
        }
        return Arrays.copyOf(shares, size);
    }
}
