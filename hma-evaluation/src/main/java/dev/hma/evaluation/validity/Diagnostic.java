package dev.hma.evaluation.validity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Metric;
import dev.hma.evaluation.data.Lacking;
import dev.hma.evaluation.score.ColumnScore;
import dev.hma.evaluation.score.Means;
import java.util.List;

/** Whether a database is valid: everything is 1 for a flawless one. After SDMetrics' diagnostic report. */
public final class Diagnostic implements Metric {
    private record Figures(
            double overall,
            double dataValidity,
            double dataStructure,
            double relationshipValidity,
            @JsonUnwrapped Structure structure,
            List<ColumnScore> columns,
            List<RelationshipScore> relationships) {}

    @Override
    public Record measure(Comparison comparison) {
        Structure structure = Structure.of(comparison.schema(), comparison.synthetic());
        Lacking.note(comparison);
        tell(comparison, "synthetic", structure);
        tell(comparison, "real", Structure.of(comparison.schema(), comparison.real()));
        List<ColumnScore> columns = ColumnValidity.of(comparison);
        List<RelationshipScore> relationships = RelationshipValidity.of(comparison);
        double columnValidity = Means.of(columns, ColumnScore::score);
        double relationshipValidity = Means.of(relationships, RelationshipScore::score);
        return new Figures(
                Means.of(columnValidity, structure.score(), relationshipValidity),
                columnValidity,
                structure.score(),
                relationshipValidity,
                structure,
                columns,
                relationships);
    }

    /** What does without some of its values. */
    private static void tell(Comparison comparison, String side, Structure structure) {
        structure
                .unreadableColumns()
                .forEach(column -> comparison.note(
                        column, "fields on the " + side + " side that are not of the column's type count as missing"));
    }
}
