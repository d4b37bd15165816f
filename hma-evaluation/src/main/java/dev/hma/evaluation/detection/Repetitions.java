package dev.hma.evaluation.detection;

import dev.hma.evaluation.detection.DetectionFigures.GivesAway;
import dev.hma.evaluation.detection.DetectionFigures.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What came out for one subject. */
final class Repetitions {
    /** What chance gives: a classifier that meets copies of what it has learnt with the other label falls below. */
    private static final double CHANCE = 0.5;

    private static final int NAMED = 5;

    private final Subject subject;
    private final List<Outcome> outcomes = new ArrayList<>();

    Repetitions(Subject subject) {
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    boolean isEmpty() {
        return outcomes.isEmpty();
    }

    /** {@return whether all repetitions differ by less than that} */
    boolean settled(double difference) {
        return range(Outcome::accuracy) < difference && range(Outcome::auc) < difference;
    }

    private double range(ToDoubleFunction<Outcome> figure) {
        DoubleSummaryStatistics raised = Arrays.stream(raised(figure)).summaryStatistics();
        return raised.getMax() - raised.getMin();
    }

    /** {@return the mean of a figure, raised to chance} */
    double raisedMean(ToDoubleFunction<Outcome> figure) {
        return Math.max(CHANCE, Spread.mean(each(figure)));
    }

    /** {@return a figure of each repetition, raised to chance} */
    double[] raised(ToDoubleFunction<Outcome> figure) {
        return outcomes.stream()
                .mapToDouble(figure)
                .map(value -> Math.max(CHANCE, value))
                .toArray();
    }

    private double[] each(ToDoubleFunction<Outcome> figure) {
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
                outcomes.size(),
                outcomes.get(0).rows(),
                outcomes.stream()
                        .mapToInt(outcome -> outcome.kept().length)
                        .max()
                        .orElse(0),
                givesAway());
    }

    private List<GivesAway> givesAway() {
        double[] gains = new double[subject.features().size()];
        double total = 0;
        for (Outcome outcome : outcomes) {
            for (int k = 0; k < outcome.kept().length; k++) {
                gains[outcome.kept()[k]] += outcome.gains()[k];
                total += outcome.gains()[k];
            }
        }
        double all = total;
        return IntStream.range(0, gains.length)
                .filter(k -> gains[k] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -gains[k]))
                .limit(NAMED)
                .map(k -> new GivesAway(subject.features().get(k).name(), gains[k] / all))
                .toList();
    }
}
