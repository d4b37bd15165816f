package dev.hma.evaluation.privacy;

import dev.hma.evaluation.score.Percentiles;
import java.util.Arrays;

/**
 * Figures of distances; NaN where there is none.
 *
 * @param dcrShare share of synthetic rows that are nearer to a real row than to any held out, equal distances counted half
 * @param dcrShareSe its standard error were it 0.5
 * @param dcrMedian median distance of synthetic rows to the nearest real row
 * @param dcrHoldoutMedian median distance of held out rows to the nearest real row
 * @param dcrRealMedian median distance of real rows to the nearest other one
 * @param closerThanRealP05 share of synthetic rows whose distance is below the 5th percentile of the distances of real rows
 * @param nndrMedian median ratio of the distances to the nearest and the second nearest real row
 * @param nndrP05 5th percentile of that ratio
 * @param nndrHoldoutMedian median of that ratio with the rows held out in the place of the real ones
 */
public record Distances(
        double dcrShare,
        double dcrShareSe,
        double dcrMedian,
        double dcrHoldoutMedian,
        double dcrRealMedian,
        double closerThanRealP05,
        double nndrMedian,
        double nndrP05,
        double nndrHoldoutMedian) {
    static final Distances NONE = new Distances(
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Distances that differ by less are equal. */
    private static final double EQUAL = 1e-6;

    /** Without a holdout: synthetic to real rows, and real rows to other real ones. */
    static Distances of(Neighbours synthetic, Neighbours real) {
        double threshold = percentile(real.first(), 0.05) - EQUAL;
        double closer =
                Arrays.stream(synthetic.first()).filter(d -> d <= threshold).count();
        return new Distances(
                Double.NaN,
                Double.NaN,
                percentile(synthetic.first(), 0.5),
                Double.NaN,
                percentile(real.first(), 0.5),
                closer / synthetic.first().length,
                percentile(ratios(synthetic), 0.5),
                percentile(ratios(synthetic), 0.05),
                Double.NaN);
    }

    /** With a holdout: synthetic to real rows and to held out ones, held out to real rows. */
    static Distances of(Neighbours synthetic, Neighbours toHoldout, Neighbours holdoutToReal) {
        int rows = synthetic.first().length;
        double nearer = 0;
        for (int i = 0; i < rows; i++) {
            double difference = toHoldout.first()[i] - synthetic.first()[i];
            nearer += Math.abs(difference) < EQUAL ? 0.5 : difference > 0 ? 1 : 0;
        }
        return new Distances(
                nearer / rows,
                0.5 / Math.sqrt(rows),
                percentile(synthetic.first(), 0.5),
                percentile(holdoutToReal.first(), 0.5),
                Double.NaN,
                Double.NaN,
                percentile(ratios(synthetic), 0.5),
                percentile(ratios(synthetic), 0.05),
                percentile(ratios(toHoldout), 0.5));
    }

    /** Nearest by second nearest; 1 where both are 0. */
    private static double[] ratios(Neighbours neighbours) {
        double[] ratios = new double[neighbours.first().length];
        Arrays.setAll(
                ratios,
                i -> neighbours.second()[i] < EQUAL
                        ? 1
                        : neighbours.first()[i] / neighbours.second()[i]);
        return ratios;
    }

    /** A percentile of values in any order. */
    static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Percentiles.of(sorted, share);
    }
}
