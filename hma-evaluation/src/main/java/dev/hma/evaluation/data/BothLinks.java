package dev.hma.evaluation.data;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Links;
import dev.hma.api.schema.Relationship;
import java.util.Optional;

/**
 * The links of a relationship that both databases have.
 *
 * @param real the real links
 * @param synthetic the synthetic links
 */
public record BothLinks(Links real, Links synthetic) {
    /**
     * The links of a relationship.
     *
     * @param comparison the two databases; is told if there are no links
     * @param relationship a relationship of the schema
     * @return the links; empty if a side lacks a table or a key column
     */
    public static Optional<BothLinks> of(Comparison comparison, Relationship relationship) {
        Links real = comparison.real().links(relationship);
        Links synthetic = comparison.synthetic().links(relationship);
        if (real != null && synthetic != null) {
            return Optional.of(new BothLinks(real, synthetic));
        }
        comparison.note(
                relationship.name(),
                "the " + (real == null ? "real" : "synthetic") + " side lacks a table or a key column");
        return Optional.empty();
    }
}
