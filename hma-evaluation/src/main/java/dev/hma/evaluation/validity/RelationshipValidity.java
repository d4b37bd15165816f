package dev.hma.evaluation.validity;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Links;
import dev.hma.api.schema.Relationship;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Whether foreign keys lead somewhere, and parents have as many children as real ones. */
final class RelationshipValidity {
    private RelationshipValidity() {}

    /** Two scores of each relationship: both are 0 where the synthetic side lacks a key, NaN where the real side does. */
    static List<RelationshipScore> of(Comparison comparison) {
        List<RelationshipScore> scores = new ArrayList<>();
        for (Relationship relationship : comparison.schema().relationships()) {
            String name = relationship.name();
            Links real = comparison.real().links(relationship);
            Links synthetic = comparison.synthetic().links(relationship);
            double integrity = 0;
            double cardinality = 0;
            if (synthetic == null) {
                comparison.note(name, "scores 0: the synthetic side lacks a table or a key column");
            } else if (real == null) {
                integrity = Double.NaN;
                cardinality = Double.NaN;
                comparison.note(name, "no validity: the real side lacks a table or a key column");
            } else {
                boolean composite = relationship.foreignKey().size() > 1;
                integrity = integrity(real, synthetic, composite);
                cardinality = cardinality(real.counts(), synthetic.counts());
            }
            scores.add(new RelationshipScore(name, "ReferentialIntegrity", integrity));
            scores.add(new RelationshipScore(name, "CardinalityBoundaryAdherence", cardinality));
        }
        return List.copyOf(scores);
    }

    /** The share of foreign keys that exist. Missing ones are left out if the real side has missing ones and the key is one column. */
    private static double integrity(Links real, Links synthetic, boolean composite) {
        boolean mayBeMissing = !composite && IntStream.of(real.parentOf()).anyMatch(parent -> parent == Links.NULL);
        int found = 0;
        int count = 0;
        for (int parent : synthetic.parentOf()) {
            found += parent >= 0 ? 1 : 0;
            count += parent == Links.NULL && mayBeMissing ? 0 : 1;
        }
        return count == 0 ? Double.NaN : (double) found / count;
    }

    /** The share of parents whose number of children lies between the least and the greatest real one. */
    private static double cardinality(int[] real, int[] synthetic) {
        int min = Integer.MAX_VALUE;
        int max = Integer.MIN_VALUE;
        for (int count : real) {
            min = Math.min(min, count);
            max = Math.max(max, count);
        }
        int inside = 0;
        for (int count : synthetic) {
            inside += count >= min && count <= max ? 1 : 0;
        }
        return min > max || synthetic.length == 0 ? Double.NaN : (double) inside / synthetic.length;
    }
}
