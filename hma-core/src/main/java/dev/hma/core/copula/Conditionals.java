package dev.hma.core.copula;

import dev.hma.api.feature.Feature;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditional distributions that were asked for of late. Each is computed once, from the matrix alone, so which are
 * kept does not show in the results.
 */
final class Conditionals {
    private static final int KEPT = 64;

    private final List<Feature> features;
    private final double[][] correlations;
    private final Map<BitSet, Conditional> cache = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BitSet, Conditional> eldest) {
            return size() > KEPT;
        }
    };

    Conditionals(List<Feature> features, double[][] correlations) {
        this.features = features;
        this.correlations = correlations;
    }

    /** {@return the distribution given these features} */
    Conditional given(BitSet known) {
        synchronized (cache) {
            Conditional kept = cache.get(known);
            if (kept == null) {
                BitSet key = (BitSet) known.clone();
                kept = new Conditional(features, correlations, key);
                cache.put(key, kept);
            }
            return kept;
        }
    }
}
