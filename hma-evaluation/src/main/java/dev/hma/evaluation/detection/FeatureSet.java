package dev.hma.evaluation.detection;

import dev.hma.evaluation.detection.DetectionFigures.OfRelationships;
import dev.hma.evaluation.detection.DetectionFigures.OfTables;
import dev.hma.evaluation.detection.DetectionFigures.Told;
import dev.hma.evaluation.detection.TwoSamples.Outcome;
import java.util.Collection;
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
    /** What chance gives: a classifier that meets copies of what it has learnt with the other label falls below. */
    private static final double CHANCE = 0.5;

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
                .mapToDouble(repetitions -> Math.max(CHANCE, Spread.mean(repetitions.each(figure))))
                .toArray());
    }

    /** Standard deviation, over repetitions, of the mean over subjects. */
    private double deviation(ToDoubleFunction<Outcome> figure) {
        Collection<Repetitions> all = subjects.values();
        int repetitions = all.stream().mapToInt(r -> r.outcomes().size()).min().orElse(0);
        double[] means = new double[repetitions];
        for (int r = 0; r < repetitions; r++) {
            int n = r;
            means[r] = Spread.mean(all.stream()
                    .mapToDouble(each -> Math.max(CHANCE, each.each(figure)[n]))
                    .toArray());
        }
        return Spread.deviation(means);
    }
}
