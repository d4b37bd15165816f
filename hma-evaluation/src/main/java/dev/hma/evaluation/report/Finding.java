package dev.hma.evaluation.report;

import java.util.List;

/**
 * How one area came out, in words.
 *
 * @param area what it is about
 * @param section the part of the report that shows it
 * @param level how it came out
 * @param verdict the level in the words of this area
 * @param figure the figure that it is judged by, with what it is
 * @param text a sentence or two with the figures
 * @param details what stands out, worst first
 */
public record Finding(
        String area, String section, Level level, String verdict, Figure figure, String text, List<String> details) {
    /** Copies the details. */
    public Finding {
        details = List.copyOf(details);
    }

    /**
     * A figure to be shown large.
     *
     * @param text the figure
     * @param what what it is
     */
    public record Figure(String text, String what) {}

    static Finding of(String area, String section, Level level, Figure figure, String text, List<String> details) {
        return new Finding(area, section, level, level.words(), figure, text, details);
    }
}
