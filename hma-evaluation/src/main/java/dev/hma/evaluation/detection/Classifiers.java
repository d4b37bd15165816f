package dev.hma.evaluation.detection;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Lets trees tell the sides apart, for several subjects on all threads. */
final class Classifiers {
    private static final int FEWEST_ROWS = 30;
    /** Enough, if they agree. */
    private static final int AT_FIRST = 2;

    private final DetectionParameters parameters;
    private final Comparison comparison;
    private final List<Data> sides;

    Classifiers(DetectionParameters parameters, Comparison comparison) {
        this.parameters = parameters;
        this.comparison = comparison;
        this.sides = List.of(comparison.real(), comparison.synthetic());
    }

    /** {@return the figures of each subject that has any; why the others have none is noted} */
    FeatureSet tell(List<Subject> subjects) {
        List<Repetitions> all = new ArrayList<>();
        for (Subject subject : subjects) {
            if (rows(subject) >= FEWEST_ROWS) {
                all.add(new Repetitions(subject));
            } else {
                comparison.note(subject.name(), "fewer than " + FEWEST_ROWS + " rows on a side");
            }
        }
        int first = Math.min(AT_FIRST, parameters.repetitions());
        repeat(all, 0, first);
        List<Repetitions> unsettled = all.stream()
                .filter(repetitions -> !repetitions.settled(parameters.settled()))
                .toList();
        repeat(unsettled, first, parameters.repetitions());
        Map<String, Repetitions> told = new LinkedHashMap<>();
        for (Repetitions repetitions : all) {
            Subject subject = repetitions.subject();
            if (repetitions.isEmpty()) {
                comparison.note(subject.name(), "every row of both sides is the same");
                continue;
            }
            if (rows(subject) == parameters.rows()) {
                comparison.note(
                        subject.name(), "a sample of " + parameters.rows() + " rows of each side per repetition");
            }
            told.put(subject.name(), repetitions);
        }
        return new FeatureSet(told);
    }

    /** One fold of one repetition. */
    private record Piece(TwoSamples samples, int fold) {}

    /** Adds the repetitions from a number to before another, the folds of all of them at once. */
    private void repeat(List<Repetitions> all, int from, int to) {
        List<List<TwoSamples>> drawn = comparison.parallel(all.size(), i -> {
            Subject subject = all.get(i).subject();
            return subject.samples(sides, rows(subject), from, to, comparison.draws());
        });
        List<Piece> pieces = drawn.stream()
                .flatMap(List::stream)
                .flatMap(samples -> IntStream.range(0, samples.folds()).mapToObj(fold -> new Piece(samples, fold)))
                .toList();
        List<TwoSamples.Held> held = comparison.parallel(
                pieces.size(), i -> pieces.get(i).samples().hold(pieces.get(i).fold()));
        int next = 0;
        for (int i = 0; i < all.size(); i++) {
            for (TwoSamples samples : drawn.get(i)) {
                int end = next + samples.folds();
                if (samples.folds() > 0) {
                    all.get(i).add(samples.outcome(held.subList(next, end)));
                }
                next = end;
            }
        }
    }

    private int rows(Subject subject) {
        return sides.stream()
                .mapToInt(side -> Math.min(parameters.rows(), subject.size().applyAsInt(side)))
                .min()
                .orElse(0);
    }
}
