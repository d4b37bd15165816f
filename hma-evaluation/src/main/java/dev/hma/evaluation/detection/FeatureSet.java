package dev.hma.evaluation.detection;

import dev.hma.evaluation.detection.DetectionFigures.OfRelationships;
import dev.hma.evaluation.detection.DetectionFigures.OfTables;
import dev.hma.evaluation.detection.DetectionFigures.Told;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What came out for a feature set.
 *
 * @param subjects by table or relationship
 */
record FeatureSet(Map<String, Repetitions> subjects) {
    OfTables ofTables() {
        return new OfTables(
                mean(Outcome::accuracy),
                mean(Outcome::auc),
                deviation(Outcome::accuracy),
                deviation(Outcome::auc),
                told());
    }

    OfRelationships ofRelationships() {
        return new OfRelationships(
                mean(Outcome::accuracy),
                mean(Outcome::auc),
                deviation(Outcome::accuracy),
                deviation(Outcome::auc),
                told());
    }

    private Map<String, Told> told() {
        Map<String, Told> told = new LinkedHashMap<>();
        subjects.forEach((name, repetitions) -> told.put(name, repetitions.told()));
        return Collections.unmodifiableMap(told);
    }

    private double mean(ToDoubleFunction<Outcome> figure) {
        return Spread.mean(subjects.values().stream()
                .mapToDouble(repetitions -> repetitions.raisedMean(figure))
                .toArray());
    }

    /** Standard deviation of the mean over subjects, were each done once; they are sampled independently. */
    private double deviation(ToDoubleFunction<Outcome> figure) {
        double squares = subjects.values().stream()
                .mapToDouble(repetitions -> Spread.deviation(repetitions.raised(figure)))
                .map(deviation -> deviation * deviation)
                .sum();
        return subjects.isEmpty() ? Double.NaN : Math.sqrt(squares) / subjects.size();
    }
}
