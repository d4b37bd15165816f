package dev.hma.core.compare;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The total variation distance: half the sum of the differences between two relative frequencies. */
final class TotalVariation {
    private TotalVariation() {}

    /**
     * The distance between two counts of values.
     *
     * @param first how often each value occurs
     * @param second likewise
     * @return from 0 to 1; 0 if both are empty, 1 if only one of them is
     */
    static double distance(Map<String, Long> first, Map<String, Long> second) {
        double all = sum(first);
        double others = sum(second);
        if (all == 0 || others == 0) {
            return all == others ? 0 : 1;
        }
        Set<String> values = new TreeSet<>(first.keySet());
        values.addAll(second.keySet());
        double sum = 0;
        for (String value : values) {
            sum += Math.abs(first.getOrDefault(value, 0L) / all - second.getOrDefault(value, 0L) / others);
        }
        return Math.min(1, sum / 2);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
