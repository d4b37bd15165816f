package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Whether a classifier tells synthetic rows from real ones. */
final class DetectionFindings {
    private static final int LISTED = 3;
    private static final int FEATURES = 3;
    private static final double LEAST_SHARE = 0.0005;

    private final Figures detection;
    private final Figures unseen;
    private final Figures against;

    DetectionFindings(Figures figures) {
        this.detection = figures.under("detection");
        this.unseen = figures.under("holdout", "detection");
        this.against = figures.under("against_holdout", "detection");
    }

    /** A table or relationship that was told apart, and by what. */
    private record Subject(FeatureSet set, String name, double accuracy, List<String> features) {
        String words() {
            String by = features.isEmpty() ? "" : "; what gives it away: " + String.join(", ", features);
            return name + ", " + set.words() + ": " + Shown.percent(accuracy) + by;
        }
    }

    void addTo(List<Finding> findings) {
        Level level = Level.UNKNOWN;
        double highest = 0;
        List<String> parts = new ArrayList<>();
        List<Subject> subjects = new ArrayList<>();
        for (FeatureSet set : FeatureSet.values()) {
            OptionalDouble accuracy = detection.number(set.key(), "accuracy");
            if (accuracy.isPresent()) {
                level = level.and(Scale.DETECTION.of(accuracy, unseen.number(set.key(), "accuracy")));
                highest = Math.max(highest, accuracy.getAsDouble());
                parts.add(Shown.percent(accuracy.getAsDouble()) + " " + set.manner());
                subjects.addAll(subjects(set));
            }
        }
        if (parts.isEmpty()) {
            return;
        }
        findings.add(Finding.of(
                "Told apart by a classifier",
                "detection",
                level,
                new Finding.Figure(Shown.percent(highest), "told right"),
                opening(Scale.DETECTION.of(OptionalDouble.of(highest)), level) + ", where 50\u00a0% is guessing: "
                        + String.join(", ", parts) + "." + others("Rows never seen", unseen)
                        + others("Synthetic rows told from rows never seen", against),
                subjects.stream()
                        .filter(subject -> Scale.DETECTION.of(OptionalDouble.of(subject.accuracy())) != Level.GOOD)
                        .sorted(Comparator.comparingDouble(Subject::accuracy).reversed())
                        .limit(LISTED)
                        .map(Subject::words)
                        .toList()));
    }

    private static String opening(Level alone, Level level) {
        if (alone == Level.GOOD) {
            return "A classifier hardly tells synthetic rows from real ones";
        }
        return level == Level.GOOD
                ? "A classifier tells synthetic rows from real ones no better than it tells rows never seen"
                : "A classifier tells synthetic rows from real ones";
    }

    /** What others reach, one figure for each of the feature sets told before. */
    private String others(String who, Figures others) {
        List<String> accuracies = new ArrayList<>();
        for (FeatureSet set : FeatureSet.values()) {
            if (detection.number(set.key(), "accuracy").isPresent()) {
                accuracies.add(Shown.percent(others.number(set.key(), "accuracy")));
            }
        }
        return others.has() ? " " + who + ", likewise: " + String.join(", ", accuracies) + "." : "";
    }

    /** {@return whether a feature tells rows apart at all: that of a share that is not shown as 0 %} */
    static boolean isUsed(Figures feature) {
        return feature.number("share").orElse(0) >= LEAST_SHARE;
    }

    private List<Subject> subjects(FeatureSet set) {
        List<Subject> subjects = new ArrayList<>();
        for (Figures.Entry subject : detection.entries(set.key(), set.subjects())) {
            OptionalDouble accuracy = subject.figures().number("accuracy");
            if (accuracy.isPresent()) {
                List<String> features = subject.figures().list("gives_away").stream()
                        .filter(DetectionFindings::isUsed)
                        .limit(FEATURES)
                        .map(feature -> FeatureWords.of(feature.text("feature")))
                        .toList();
                subjects.add(new Subject(set, subject.key(), accuracy.getAsDouble(), features));
            }
        }
        return subjects;
    }
}
