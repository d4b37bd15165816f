package dev.hma.evaluation.hierarchy;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.schema.Relationship;
import dev.hma.evaluation.data.BothLinks;
import dev.hma.evaluation.score.KolmogorovSmirnov;
import dev.hma.evaluation.score.Means;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of children per parent row, parents without children included, by relationship.
 *
 * @param relationships the figures of each relationship that both sides have, by its name
 */
public record ChildCounts(Map<String, Figures> relationships) {
    /**
     * The figures of a relationship. NaN where a side has no parents.
     *
     * @param ks the distance of Kolmogorov and Smirnov between both sides' numbers
     * @param meanReal the mean of the real numbers
     * @param meanSynthetic the mean of the synthetic numbers
     * @param varianceReal the variance of the real numbers, divided by the number of parents
     * @param varianceSynthetic the variance of the synthetic numbers
     * @param maxReal the largest real number
     * @param maxSynthetic the largest synthetic number
     * @param zeroReal the share of real parents without children
     * @param zeroSynthetic the share of synthetic parents without children
     */
    public record Figures(
            double ks,
            double meanReal,
            double meanSynthetic,
            double varianceReal,
            double varianceSynthetic,
            double maxReal,
            double maxSynthetic,
            double zeroReal,
            double zeroSynthetic) {}

    /**
     * The figures of two databases. They are found once for a comparison.
     *
     * @param comparison the two databases
     * @return the figures
     */
    public static ChildCounts of(Comparison comparison) {
        return comparison.shared(ChildCounts.class, () -> count(comparison));
    }

    private static ChildCounts count(Comparison comparison) {
        Map<String, Figures> relationships = new LinkedHashMap<>();
        for (Relationship relationship : comparison.schema().relationships()) {
            BothLinks.of(comparison, relationship)
                    .ifPresent(links -> relationships.put(
                            relationship.name(),
                            figures(links.real().counts(), links.synthetic().counts())));
        }
        return new ChildCounts(relationships);
    }

    private static Figures figures(int[] real, int[] synthetic) {
        return new Figures(
                KolmogorovSmirnov.distance(real, synthetic),
                mean(real),
                mean(synthetic),
                variance(real),
                variance(synthetic),
                max(real),
                max(synthetic),
                zero(real),
                zero(synthetic));
    }

    private static double mean(int[] counts) {
        return Arrays.stream(counts).average().orElse(Double.NaN);
    }

    private static double variance(int[] counts) {
        double mean = mean(counts);
        return Arrays.stream(counts)
                .mapToDouble(count -> (count - mean) * (count - mean))
                .average()
                .orElse(Double.NaN);
    }

    private static double max(int[] counts) {
        return counts.length == 0 ? Double.NaN : Arrays.stream(counts).max().getAsInt();
    }

    private static double zero(int[] counts) {
        return Arrays.stream(counts).map(count -> count == 0 ? 1 : 0).average().orElse(Double.NaN);
    }

    /** {@return the mean distance over relationships; NaN if there are none} */
    public double meanDistance() {
        return Means.of(relationships.values(), Figures::ks);
    }

    /** {@return the largest distance over relationships; NaN if there are none} */
    public double maxDistance() {
        return relationships.values().stream()
                .mapToDouble(Figures::ks)
                .filter(ks -> !Double.isNaN(ks))
                .max()
                .orElse(Double.NaN);
    }
}
