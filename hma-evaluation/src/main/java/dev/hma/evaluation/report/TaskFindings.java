package dev.hma.evaluation.report;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Whether the synthetic database does what a real one is for: it answers queries, and models are trained on it. */
final class TaskFindings {
    private static final int LISTED = 3;

    private final Figures figures;
    private final Figures unseen;

    TaskFindings(Figures figures) {
        this.figures = figures;
        this.unseen = figures.under("holdout");
    }

    void addTo(List<Finding> findings) {
        queries(findings);
        usefulness(findings);
    }

    private void usefulness(List<Finding> findings) {
        OptionalDouble ratio = figures.number("usefulness", "mean_ratio");
        if (ratio.isEmpty()) {
            return;
        }
        List<String> worst = figures.entries("usefulness", "tables").stream()
                .filter(table -> Scale.USEFULNESS.of(table.figures().number("ratio")) != Level.GOOD)
                .filter(table -> table.figures().number("ratio").isPresent())
                .sorted(Comparator.comparingDouble(
                        table -> table.figures().number("ratio").orElse(1)))
                .limit(LISTED)
                .map(TaskFindings::predicted)
                .toList();
        findings.add(Finding.of(
                "Usefulness for learning",
                "usefulness",
                Scale.USEFULNESS.of(ratio),
                new Finding.Figure(Shown.percent(ratio), "as useful"),
                "Models that learn from synthetic rows predict " + Shown.percent(ratio) + " of what models predict that"
                        + " learn from as many real rows, tested on real rows.",
                worst));
    }

    private static String predicted(Figures.Entry table) {
        Figures of = table.figures();
        String score = UsefulnessSection.score(of);
        String name = score.equals("auc") ? "area under the ROC curve " : "variance explained ";
        return table.key() + "." + of.text("target") + ": " + name + Shown.figure(of.number("synthetic", score))
                + ", learnt from real rows " + Shown.figure(of.number("real", score));
    }

    private void queries(List<Finding> findings) {
        OptionalDouble median = figures.number("queries", "median");
        if (median.isEmpty()) {
            return;
        }
        OptionalDouble p95 = figures.number("queries", "p95");
        OptionalDouble seen = unseen.number("queries", "median");
        long unanswered = (long) figures.number("queries", "unanswered").orElse(0);
        String text = "Of "
                + Shown.many((long) figures.number("queries", "questions").orElse(0), "question", "questions")
                + " one asks a database, half are answered with an error of " + Shown.percent(median)
                + " at most, 95\u00a0% with " + Shown.percent(p95) + " at most."
                + (seen.isPresent()
                        ? " Rows never seen: " + Shown.percent(seen) + " and "
                                + Shown.percent(unseen.number("queries", "p95")) + "."
                        : "")
                + (unanswered > 0 ? " " + Shown.count(unanswered) + " have no answer." : "");
        List<String> worst = figures.list("queries", "worst").stream()
                .limit(LISTED)
                .map(question -> question.text("words") + ": off by " + Shown.percent(question.number("error")))
                .toList();
        Level level = Scale.QUERIES.of(median, seen);
        findings.add(Finding.of(
                "Answers to queries",
                "queries",
                unanswered > 0 ? level.and(Level.FAIR) : level,
                new Finding.Figure(Shown.percent(median), "median error"),
                text,
                level == Level.GOOD ? List.of() : worst));
    }
}
