package dev.hma.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Whether tables, columns, types and keys are what they should be. */
final class StructureFindings {
    private static final int LISTED = 5;

    private final Figures figures;

    StructureFindings(Figures figures) {
        this.figures = figures;
    }

    void addTo(List<Finding> findings) {
        if (!figures.has("diagnostic") && !figures.has("integrity")) {
            return;
        }
        OptionalDouble overall = figures.number("diagnostic", "overall");
        OptionalDouble violations = figures.number("integrity", "violations");
        List<String> faults = faults();
        boolean broken = violations.orElse(0) > 0;
        Level level = Scale.STRUCTURE.of(overall).and(broken ? Level.FAIR : Level.GOOD);
        if (!faults.isEmpty()) {
            level = level.and(Level.FAIR);
        }
        String valid =
                overall.isPresent() ? " Validity as a whole: " + Shown.figure(overall) + " (1 is flawless)." : "";
        String text;
        if (broken) {
            text = Shown.many((long) violations.getAsDouble(), "row violates a key", "rows violate keys") + "." + valid;
        } else if (violations.isPresent()) {
            text = "Every primary key is unique and every foreign key leads to a row." + valid;
        } else {
            text = valid.strip();
        }
        Finding.Figure figure = violations.isPresent()
                ? new Finding.Figure(Shown.count((long) violations.getAsDouble()), "faulty keys")
                : new Finding.Figure(Shown.figure(overall), "validity");
        findings.add(Finding.of("Structure and keys", "relationships", level, figure, text, faults));
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Figures.Entry relationship : figures.entries("integrity", "relationships")) {
            double orphans = relationship.figures().number("orphans").orElse(0);
            if (orphans > 0) {
                faults.add(relationship.key() + ": " + Shown.many((long) orphans, "row", "rows") + " without a parent");
            }
        }
        figures.at("integrity", "duplicate_primary_keys").properties().forEach(table -> {
            if (table.getValue().asLong() > 0) {
                faults.add(table.getKey() + ": " + Shown.many(table.getValue().asLong(), "row", "rows")
                        + " with a primary key that is missing or there before");
            }
        });
        list(faults, "missing tables", "missing_tables");
        list(faults, "missing columns", "missing_columns");
        list(faults, "columns with fields that cannot be read", "unreadable_columns");
        list(faults, "columns that the metadata do not know", "extra_columns");
        return faults;
    }

    private void list(List<String> faults, String what, String key) {
        JsonNode names = figures.at("diagnostic", key);
        if (names.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>();
        names.forEach(name -> shown.add(name.asText()));
        String more = shown.size() > LISTED ? " and " + Shown.count(shown.size() - LISTED) + " more" : "";
        faults.add(what + ": " + String.join(", ", shown.subList(0, Math.min(LISTED, shown.size()))) + more);
    }
}
