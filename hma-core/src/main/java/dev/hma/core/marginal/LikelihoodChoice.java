package dev.hma.core.marginal;

import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.ValueCounts;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Chooses among families by likelihood.
 *
 * <p>Every family with {@link MarginalFamily#parameters parameters} is fitted. The one with the smallest Bayesian
 * information criterion wins, by the likelihood of intervals: of the values' step, if they have one, else of a thousandth
 * of the interquartile range. The empirical family takes its place if the data are categories, if they have fewer than
 * ten values, if single values hold a mass of their own, or if the winner's distribution function is more than 0.05 away from that of the data.
 */
public final class LikelihoodChoice {
    /** The family that is fallen back to. */
    static final String EMPIRICAL = "empirical";

    /** With fewer the scores of a continuous distribution would be too far from those of its intervals. */
    private static final int FEWEST_VALUES = 10;

    private static final double FARTHEST = 0.05;
    private static final double POINT_MASS = 0.01;

    /** The least probability an interval counts with: about what is left of a difference of doubles near 1. */
    private static final double LEAST_PROBABILITY = 1e-16;

    private LikelihoodChoice() {}

    /**
     * What was chosen.
     *
     * @param name the family's name
     * @param marginal its fit
     */
    public record Chosen(String name, Marginal marginal) {}

    /**
     * Chooses.
     *
     * @param families the families by name; equal ones are decided in favour of the first by name
     * @param counts the data
     * @return the choice; {@code empirical} where none fits, whether it is among the families or not
     */
    public static Chosen choose(Map<String, MarginalFamily<?>> families, ValueCounts counts) {
        if (!counts.category() && counts.values().length >= FEWEST_VALUES && !hasPointMass(counts)) {
            Points points = new Points(counts);
            Chosen best = null;
            double least = Double.POSITIVE_INFINITY;
            for (Map.Entry<String, MarginalFamily<?>> family : new TreeMap<>(families).entrySet()) {
                OptionalInt parameters = family.getValue().parameters();
                if (parameters.isPresent()) {
                    Marginal marginal = family.getValue().fit(counts);
                    double criterion = points.criterion(marginal, parameters.getAsInt());
                    if (criterion < least) {
                        least = criterion;
                        best = new Chosen(family.getKey(), marginal);
                    }
                }
            }
            if (best != null && points.distance(best.marginal()) <= FARTHEST) {
                return best;
            }
        }
        MarginalFamily<?> empirical = families.get(EMPIRICAL);
        return new Chosen(EMPIRICAL, (empirical == null ? new EmpiricalFamily() : empirical).fit(counts));
    }

    /** Whether a value has a share of its own, far above what its neighbours have. */
    private static boolean hasPointMass(ValueCounts counts) {
        long[] rows = counts.counts();
        double least = Math.max(2, POINT_MASS * counts.total());
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] >= least && EmpiricalFamily.standsOut(rows, i)) {
                return true;
            }
        }
        return false;
    }

    /** The data in groups of neighbouring values. */
    private static final class Points {
        private final double[] means;
        private final long[] rows;

        /** The largest value of each group, and the share of rows up to it. */
        private final double[] last;

        private final double[] upTo;
        private final boolean stepped;
        private final double halfStep;
        private final double total;

        Points(ValueCounts counts) {
            double[] values = counts.values();
            int n = values.length;
            boolean[] ends = Groups.ends(counts.counts());
            int groups = Groups.number(ends);
            means = new double[groups];
            rows = new long[groups];
            last = new double[groups];
            upTo = new double[groups];
            total = counts.total();
            long before = 0;
            int group = 0;
            for (int i = 0; i < n; i++) {
                long count = counts.counts()[i];
                rows[group] += count;
                // A running mean: a sum could overflow.
                means[group] += (values[i] * 0.5 - means[group] * 0.5) * (2.0 * count / rows[group]);
                before += count;
                if (ends[i]) {
                    last[group] = values[i];
                    upTo[group] = before / total;
                    group++;
                }
            }
            stepped = counts.step() > 0;
            halfStep = 0.5 * (stepped ? counts.step() : resolution(counts));
        }

        private double resolution(ValueCounts counts) {
            double range = counts.max() * 0.5 - counts.min() * 0.5;
            double quartiles = at(0.75) * 0.5 - at(0.25) * 0.5;
            return 0.002 * (quartiles > 0 ? quartiles : range);
        }

        private double at(double p) {
            int i = 0;
            while (upTo[i] < p) {
                i++;
            }
            return last[i];
        }

        /** The Bayesian information criterion; NaN if a probability is. */
        double criterion(Marginal marginal, int parameters) {
            double likelihood = 0;
            for (int i = 0; i < means.length; i++) {
                double p = marginal.upTo(means[i] + halfStep) - marginal.upTo(means[i] - halfStep);
                likelihood += rows[i] * StrictMath.log(Math.max(LEAST_PROBABILITY, p));
            }
            return parameters * StrictMath.log(total) - 2 * likelihood;
        }

        /** The largest distance between the distribution functions, that of steps taken at their upper ends. */
        double distance(Marginal marginal) {
            double largest = 0;
            double before = 0;
            for (int i = 0; i < last.length; i++) {
                double reached = marginal.upTo(stepped ? last[i] + halfStep : last[i]);
                largest = Math.max(largest, Math.abs(reached - upTo[i]));
                if (!stepped) {
                    largest = Math.max(largest, Math.abs(marginal.below(last[i]) - before));
                }
                before = upTo[i];
            }
            return largest;
        }
    }
}
