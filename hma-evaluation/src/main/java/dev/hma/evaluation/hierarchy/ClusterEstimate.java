package dev.hma.evaluation.hierarchy;

import dev.hma.api.evaluation.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * The share of a column's variance that lies between parents, estimated on one side: of numbers by their normal scores, of
 * other values by the indicators of those that at least a hundredth of the rows has, weighted by the indicators' variances.
 */
final class ClusterEstimate {
    private static final double RARE = 0.01;

    private final Groups groups;
    private final List<OneWayAnova> variables = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    private ClusterEstimate(Groups groups) {
        this.groups = groups;
    }

    /** The estimate for a column's values in their groups. */
    static ClusterEstimate of(Groups groups, Values values) {
        ClusterEstimate estimate = new ClusterEstimate(groups);
        if (values instanceof Values.Numbers numbers) {
            estimate.addNumbers(numbers.values());
        } else if (values instanceof Values.Texts texts) {
            estimate.addIndicators(texts);
        }
        return estimate;
    }

    private void addNumbers(double[] values) {
        double[] present = new double[groups.rows().length];
        for (int i = 0; i < present.length; i++) {
            present[i] = values[groups.rows()[i]];
        }
        variables.add(OneWayAnova.ofNumbers(groups, NormalScores.of(present)));
        weights.add(1.0);
    }

    private void addIndicators(Values.Texts texts) {
        int[] totals = new int[texts.dictionary().length];
        for (int row : groups.rows()) {
            totals[texts.codes()[row]]++;
        }
        for (int code = 0; code < totals.length; code++) {
            double share = (double) totals[code] / groups.rows().length;
            if (share >= RARE && share < 1) {
                variables.add(OneWayAnova.ofIndicator(groups, ones(texts.codes(), code)));
                weights.add(share * (1 - share));
            }
        }
    }

    private int[] ones(int[] codes, int code) {
        int[] ones = new int[groups.count()];
        for (int i = 0; i < groups.rows().length; i++) {
            if (codes[groups.rows()[i]] == code) {
                ones[groups.groupOf()[i]]++;
            }
        }
        return ones;
    }

    /** {@return the share, from 0 to 1; NaN if all values are equal or rare, or no parent has two children} */
    double correlation() {
        double[] correlations =
                variables.stream().mapToDouble(OneWayAnova::correlation).toArray();
        return Math.max(0, Math.min(1, weighted(correlations)));
    }

    /**
     * The standard error of the share, by a jackknife over parents: the scores and weights stay as they are while the rows of one
     * parent after the other are left out.
     *
     * @return not negative; NaN if there is no share
     */
    double standardError() {
        int count = groups.count();
        double[] without = new double[count];
        double mean = 0;
        double[] correlations = new double[variables.size()];
        for (int group = 0; group < count; group++) {
            for (int k = 0; k < correlations.length; k++) {
                correlations[k] = variables.get(k).correlationWithout(group);
            }
            without[group] = weighted(correlations);
            mean += without[group] / count;
        }
        double squares = 0;
        for (double correlation : without) {
            squares += (correlation - mean) * (correlation - mean);
        }
        return Math.sqrt((count - 1.0) / count * squares);
    }

    private double weighted(double[] correlations) {
        double sum = 0;
        double total = 0;
        for (int k = 0; k < correlations.length; k++) {
            sum += weights.get(k) * correlations[k];
            total += weights.get(k);
        }
        return sum / total;
    }
}
