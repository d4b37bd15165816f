package dev.hma.evaluation.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One configuration, fitted, sampled and evaluated once.
 *
 * @param configuration its name
 * @param seed the seed of the fit and of the sample
 * @param values what was measured
 * @param unseen the same of real rows that were held out
 * @param failure why it failed; null if it did not
 */
public record BenchmarkRun(
        String configuration,
        long seed,
        Map<Measure, Double> values,
        Map<Measure, Double> unseen,
        @Nullable String failure) {
    /** Copies the maps. */
    public BenchmarkRun {
        values = Collections.unmodifiableMap(copy(values));
        unseen = Collections.unmodifiableMap(copy(unseen));
    }

    private static Map<Measure, Double> copy(Map<Measure, Double> values) {
        Map<Measure, Double> copy = new EnumMap<>(Measure.class);
        copy.putAll(values);
        return copy;
    }

    /**
     * A run that succeeded.
     *
     * @param configuration the configuration's name
     * @param seed the seed
     * @param costs what it took
     * @param figures the figures of its evaluation
     * @return the run
     */
    public static BenchmarkRun of(String configuration, long seed, Map<Measure, Double> costs, JsonNode figures) {
        Map<Measure, Double> values = copy(costs);
        Map<Measure, Double> unseen = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            measure.synthetic(figures).ifPresent(value -> values.put(measure, value));
            measure.unseen(figures).ifPresent(value -> unseen.put(measure, value));
        }
        return new BenchmarkRun(configuration, seed, values, unseen, null);
    }

    /**
     * A run that failed.
     *
     * @param configuration the configuration's name
     * @param seed the seed
     * @param why the reason
     * @return the run
     */
    public static BenchmarkRun failed(String configuration, long seed, String why) {
        return new BenchmarkRun(configuration, seed, Map.of(), Map.of(), why);
    }
}
