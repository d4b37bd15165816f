package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What alarms about privacy. Copies are judged by how many more there are than among rows never seen, or than twins
 * among the real rows; distances by how much more often a synthetic row is nearer to a row learnt from.
 */
final class PrivacyFindings {
    /** Standard errors by which a share must be off before it tells anything. */
    private static final double ERRORS = 3;

    private final Figures privacy;
    private final Figures rows;
    private final boolean holdout;
    private final List<String> alarms = new ArrayList<>();
    private Level level = Level.UNKNOWN;

    PrivacyFindings(Figures figures, boolean holdout) {
        this.privacy = figures.under("privacy");
        this.rows = figures.under("rows");
        this.holdout = holdout;
    }

    void addTo(List<Finding> findings) {
        if (!privacy.has()) {
            return;
        }
        for (Figures.Entry table : privacy.entries("tables")) {
            OptionalDouble natural = table.figures().number(holdout ? "copies_holdout" : "copies_real");
            copies(table.key(), "rows of " + table.key(), table.figures().number("copies"), natural);
            distances("Rows of " + table.key(), table.figures());
        }
        for (Figures.Entry root : privacy.entries("entities")) {
            Figures of = root.figures();
            copies(
                    root.key(),
                    "rows of " + root.key() + " with all their children",
                    of.number("entity_copies"),
                    of.number("entity_copies_holdout"));
            distances("Rows of " + root.key() + " with a summary of their children", of);
        }
        String verdict = switch (level) {
            case GOOD -> "no alarm";
            case FAIR -> "look closer";
            case POOR -> "alarm";
            case UNKNOWN -> Level.UNKNOWN.words();
        };
        Finding.Figure figure = new Finding.Figure(Shown.percent(privacy.number("copies")), "copies");
        findings.add(new Finding("Privacy", "privacy", level, verdict, figure, text(), alarms));
    }

    private String text() {
        List<String> parts = new ArrayList<>();
        OptionalDouble copies = privacy.number("copies");
        if (copies.isPresent()) {
            OptionalDouble natural = privacy.number(holdout ? "copies_holdout" : "copies_real");
            String compared = natural.isEmpty()
                    ? ""
                    : holdout
                            ? " (rows never seen: " + Shown.percent(natural) + ")"
                            : " (real rows with a twin: " + Shown.percent(natural) + ")";
            parts.add(Shown.percent(copies) + " of the synthetic rows are equal to some real row" + compared + ".");
        }
        OptionalDouble share = privacy.number("dcr_share");
        if (share.isPresent()) {
            parts.add(Shown.percent(share) + " are nearer to a row learnt from than to any row never seen (50\u00a0% is"
                    + " what rows that remember nothing show).");
        }
        parts.add("Such figures are an alarm, not a proof: that they are silent does not show that nothing leaks.");
        return String.join(" ", parts);
    }

    private void copies(String name, String what, OptionalDouble copies, OptionalDouble natural) {
        if (copies.isEmpty()) {
            return;
        }
        double more = copies.getAsDouble() - natural.orElse(0);
        Level of = more > chance(name, copies.getAsDouble()) ? Scale.COPIES.of(OptionalDouble.of(more)) : Level.GOOD;
        level = level.and(of);
        if (of != Level.GOOD) {
            String compared = natural.isEmpty()
                    ? ""
                    : holdout
                            ? ", of the rows never seen " + Shown.percent(natural)
                            : ", while " + Shown.percent(natural) + " of the real ones have a twin";
            alarms.add(name + ": " + Shown.percent(copies) + " of the synthetic " + what + " are copies of real ones"
                    + compared);
        }
    }

    /** By how much shares of rows may differ by chance. */
    private double chance(String table, double share) {
        double real = rows.number(table, "real").orElse(Double.POSITIVE_INFINITY);
        double synthetic = rows.number(table, "synthetic").orElse(Double.POSITIVE_INFINITY);
        return ERRORS * Math.sqrt(share * (1 - share) * (1 / Math.max(1, real) + 1 / Math.max(1, synthetic)));
    }

    private void distances(String what, Figures figures) {
        OptionalDouble share = figures.number("dcr_share");
        if (share.isPresent()) {
            double noise = ERRORS * figures.number("dcr_share_se").orElse(0);
            boolean beyondChance = share.getAsDouble() > 0.5 + noise;
            Level of = beyondChance ? Scale.CLOSER.of(share) : Level.GOOD;
            level = level.and(of);
            if (of != Level.GOOD) {
                alarms.add(what + ": " + Shown.percent(share) + " are nearer to a row learnt from than to a row never"
                        + " seen");
            }
        }
        OptionalDouble close = figures.number("closer_than_real_p05");
        Level of = Scale.CLOSE.of(close);
        level = level.and(of);
        if (of == Level.FAIR || of == Level.POOR) {
            alarms.add(what + ": " + Shown.percent(close) + " are nearer to a real row than all but 5\u00a0% of the"
                    + " real rows are to one another");
        }
    }
}
