package dev.hma.evaluation.validity;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Links;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often the synthetic database breaks the rules of a relational database: foreign keys that lead nowhere, primary keys that
 * are missing or there twice.
 */
public final class Integrity implements Metric {
    private record Figures(
            long violations, Map<String, Integer> duplicatePrimaryKeys, Map<String, OfRelationship> relationships) {}

    private record OfRelationship(long orphans, double nullShareReal, double nullShareSynthetic) {}

    @Override
    public Record measure(Comparison comparison) {
        Map<String, Integer> duplicates = new LinkedHashMap<>();
        for (Table table : comparison.schema().tables()) {
            TableData data = comparison.synthetic().find(table.name());
            if (data != null) {
                PrimaryKeys.of(data, table.primaryKey())
                        .filter(keys -> keys.broken() > 0)
                        .ifPresent(keys -> duplicates.put(table.name(), keys.broken()));
            }
        }
        Map<String, OfRelationship> relationships = new LinkedHashMap<>();
        for (Relationship relationship : comparison.schema().relationships()) {
            Links synthetic = comparison.synthetic().links(relationship);
            if (synthetic == null) {
                comparison.note(relationship.name(), "the synthetic side lacks a table or a key column");
            } else {
                relationships.put(
                        relationship.name(),
                        new OfRelationship(
                                count(synthetic, Links.ORPHAN),
                                nullShare(comparison.real().links(relationship)),
                                nullShare(synthetic)));
            }
        }
        long violations = duplicates.values().stream().mapToLong(n -> n).sum()
                + relationships.values().stream()
                        .mapToLong(OfRelationship::orphans)
                        .sum();
        return new Figures(violations, duplicates, relationships);
    }

    private static long count(Links links, int what) {
        return Arrays.stream(links.parentOf()).filter(parent -> parent == what).count();
    }

    private static double nullShare(@Nullable Links links) {
        return links == null ? Double.NaN : (double) count(links, Links.NULL) / links.parentOf().length;
    }
}
