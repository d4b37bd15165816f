package dev.hma.evaluation.trend;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The scores of all pairs of modelled columns within tables and along relationships.
 *
 * @param columnPairs every two columns of a table
 * @param intertablePairs every column of a parent table with every column of its child table
 */
public record Trends(List<ColumnPair> columnPairs, List<IntertablePair> intertablePairs) {
    /**
     * The scores of two databases. They are found once for a comparison.
     *
     * @param comparison the two databases
     * @return the scores
     */
    public static Trends of(Comparison comparison) {
        return comparison.shared(
                Trends.class, () -> new Trends(withinTables(comparison), alongRelationships(comparison)));
    }

    private static List<ColumnPair> withinTables(Comparison comparison) {
        List<ColumnPair> pairs = new ArrayList<>();
        for (Table table : comparison.schema().tables()) {
            List<PairedColumn> columns = PairedColumn.modelled(comparison, table.name(), RowChoice.ALL);
            List<int[]> places = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                for (int j = i + 1; j < columns.size(); j++) {
                    places.add(new int[] {i, j});
                }
            }
            pairs.addAll(comparison.parallel(places.size(), n -> {
                PairedColumn one = columns.get(places.get(n)[0]);
                PairedColumn other = columns.get(places.get(n)[1]);
                return new ColumnPair(table.name(), one.name(), other.name(), one.with(other));
            }));
        }
        return List.copyOf(pairs);
    }

    private static List<IntertablePair> alongRelationships(Comparison comparison) {
        List<IntertablePair> pairs = new ArrayList<>();
        for (Relationship relationship : comparison.schema().relationships()) {
            for (ChainPairs.Pair pair :
                    ChainPairs.of(comparison, List.of(relationship), 0).pairs()) {
                pairs.add(new IntertablePair(relationship.name(), pair.above(), pair.below(), pair.score()));
            }
        }
        return List.copyOf(pairs);
    }
}
