package dev.hma.evaluation.detection;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets trees tell the sides apart, for several subjects on all threads. */
final class Classifiers {
    private static final int FEWEST_ROWS = 30;

    private final DetectionParameters parameters;
    private final Comparison comparison;
    private final List<Data> sides;

    Classifiers(DetectionParameters parameters, Comparison comparison) {
        this.parameters = parameters;
        this.comparison = comparison;
        this.sides = List.of(comparison.real(), comparison.synthetic());
    }

    /** A subject and the samples drawn of it. */
    private record Drawn(Subject subject, List<TwoSamples> samples) {}

    /** {@return the figures of each subject that has any; why the others have none is noted} */
    FeatureSet tell(List<Subject> subjects) {
        List<Drawn> drawn = drawn(subjects);
        List<TwoSamples> samples =
                drawn.stream().flatMap(d -> d.samples().stream()).toList();
        List<TwoSamples.Outcome> outcomes =
                comparison.parallel(samples.size(), i -> samples.get(i).tell());
        Map<String, Repetitions> told = new LinkedHashMap<>();
        int first = 0;
        for (Drawn each : drawn) {
            int end = first + each.samples().size();
            told.put(
                    each.subject().name(),
                    new Repetitions(each.subject().features(), each.samples(), outcomes.subList(first, end)));
            first = end;
        }
        return new FeatureSet(told);
    }

    private List<Drawn> drawn(List<Subject> subjects) {
        List<Subject> able = subjects.stream()
                .filter(subject -> rows(subject) >= FEWEST_ROWS)
                .toList();
        List<Drawn> drawn = new ArrayList<>(comparison.parallel(able.size(), i -> draw(able.get(i))));
        drawn.removeIf(d -> d.samples().stream().anyMatch(sample -> sample.kept().length == 0));
        for (Subject subject : subjects) {
            if (!able.contains(subject)) {
                comparison.note(subject.name(), "fewer than " + FEWEST_ROWS + " rows on a side");
            } else if (drawn.stream().noneMatch(d -> d.subject().name().equals(subject.name()))) {
                comparison.note(subject.name(), "every row of both sides is the same");
            } else if (rows(subject) == parameters.rows()) {
                comparison.note(
                        subject.name(), "a sample of " + parameters.rows() + " rows of each side per repetition");
            }
        }
        return drawn;
    }

    private Drawn draw(Subject subject) {
        return new Drawn(subject, subject.samples(sides, rows(subject), parameters.repetitions(), comparison.draws()));
    }

    private int rows(Subject subject) {
        return sides.stream()
                .mapToInt(side -> Math.min(parameters.rows(), subject.size().applyAsInt(side)))
                .min()
                .orElse(0);
    }
}
