package dev.hma.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.evaluation.EvaluationResult;
import java.util.ArrayList;
import java.util.List;

/**
 * An evaluation in words and main figures.
 *
 * @param findings how each area came out, in the order in which people ask
 * @param figures the main figures
 * @param unknown what cannot be known, and why
 * @param notes figures that are missing or hold for a part of the rows, and why
 */
public record Summary(List<Finding> findings, List<KeyFigure> figures, List<String> unknown, List<Remark> notes) {
    /** Copies the lists. */
    public Summary {
        findings = List.copyOf(findings);
        figures = List.copyOf(figures);
        unknown = List.copyOf(unknown);
        notes = List.copyOf(notes);
    }

    /**
     * Why a figure is missing, or holds for a part of the rows only.
     *
     * @param metric the metric
     * @param databases what was compared: empty for the real and the synthetic database
     * @param what the figure
     * @param why the reason
     */
    public record Remark(String metric, String databases, String what, String why) {}

    /**
     * Sums up.
     *
     * @param result an evaluation
     * @return the summary; areas that were not measured are left out
     */
    public static Summary of(EvaluationResult result) {
        return of(new Figures(result.figures()), result.holdout() != null);
    }

    static Summary of(Figures figures, boolean holdout) {
        List<Finding> findings = new ArrayList<>();
        new StructureFindings(figures).addTo(findings);
        new QualityFindings(figures).addTo(findings);
        new FamilyFindings(figures).addTo(findings);
        new DetectionFindings(figures).addTo(findings);
        new TaskFindings(figures).addTo(findings);
        new PrivacyFindings(figures, holdout).addTo(findings);
        return new Summary(findings, KeyFigures.of(figures, holdout), unknown(holdout), notes(figures));
    }

    private static List<String> unknown(boolean holdout) {
        if (holdout) {
            return List.of("Whether somebody who knows more than these two databases could find out about a person:"
                    + " figures of distances can alarm, and prove nothing.");
        }
        return List.of(
                "What can be reached at all: two samples of the same real data differ, too. Only real rows that were"
                        + " held out, given by --holdout, show by how much.",
                "Whether the synthesizer repeats the rows that it has learnt from: that looks like perfect quality, and"
                        + " only a comparison with rows never seen tells the two apart.",
                "Whether synthetic rows are closer to the rows learnt from than to others like them: without rows never"
                        + " seen there is no measure for what is close.");
    }

    private static List<Remark> notes(Figures figures) {
        List<Remark> notes = new ArrayList<>();
        for (JsonNode note : figures.at("notes")) {
            notes.add(new Remark(
                    note.path("metric").asText(),
                    note.path("databases").asText(),
                    note.path("what").asText(),
                    note.path("why").asText()));
        }
        return notes;
    }

    /** {@return the worst level of all areas} */
    public Level level() {
        return findings.stream().map(Finding::level).reduce(Level.UNKNOWN, Level::and);
    }
}
