package dev.hma.evaluation.detection;

import dev.hma.evaluation.detection.DetectionFigures.GivesAway;
import dev.hma.evaluation.detection.DetectionFigures.Told;
import dev.hma.evaluation.detection.TwoSamples.Outcome;
import dev.hma.evaluation.feature.Feature;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What came out for one subject.
 *
 * @param features all its features
 * @param samples the sample of each repetition, one at least
 * @param outcomes the outcome of each repetition
 */
record Repetitions(List<Feature> features, List<TwoSamples> samples, List<Outcome> outcomes) {
    private static final int NAMED = 5;

    double[] each(ToDoubleFunction<Outcome> figure) {
        return outcomes.stream().mapToDouble(figure).toArray();
    }

    Told told() {
        double[] accuracy = each(Outcome::accuracy);
        double[] auc = each(Outcome::auc);
        return new Told(
                Spread.mean(accuracy),
                Spread.mean(auc),
                Spread.deviation(accuracy),
                Spread.deviation(auc),
                samples.get(0).rows().count(),
                samples.stream().mapToInt(sample -> sample.kept().length).max().orElse(0),
                givesAway());
    }

    private List<GivesAway> givesAway() {
        double[] gains = new double[features.size()];
        double total = 0;
        for (int r = 0; r < outcomes.size(); r++) {
            double[] gain = outcomes.get(r).gains();
            for (int k = 0; k < gain.length; k++) {
                gains[samples.get(r).kept()[k]] += gain[k];
                total += gain[k];
            }
        }
        double all = total;
        return IntStream.range(0, gains.length)
                .filter(k -> gains[k] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -gains[k]))
                .limit(NAMED)
                .map(k -> new GivesAway(features.get(k).name(), gains[k] / all))
                .toList();
    }
}
