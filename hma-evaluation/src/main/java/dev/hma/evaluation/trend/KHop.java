package dev.hma.evaluation.trend;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.schema.Relationship;
import dev.hma.evaluation.data.Lacking;
import dev.hma.evaluation.score.Means;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much alike pairs of columns are, by how many relationships lie between their tables.
 *
 * <p>0 and 1 are the trends within tables and along relationships. For 2 to 4, every chain of so many relationships, each
 * one's child being the next one's parent: the rows of the last table whose keys lead all the way up, each beside its ancestor
 * in the first. Relationships of a table to itself, chains that end where they start, and chains with fewer than 30 joined rows
 * on a side are left out. The figure is the mean over all pairs that have a score, of all chains of a length together.
 */
public final class KHop implements Metric {
    private static final int LONGEST = 4;
    private static final int LEAST_ROWS = 30;

    private record Figures(Map<String, Double> hops, Map<String, Integer> pairs) {
        Figures() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        void put(int hop, List<PairScore> scores) {
            hops.put(Integer.toString(hop), Means.of(scores, PairScore::score));
            pairs.put(Integer.toString(hop), (int)
                    scores.stream().filter(PairScore::exists).count());
        }
    }

    @Override
    public Record measure(Comparison comparison) {
        Lacking.note(comparison);
        Figures figures = new Figures();
        Trends trends = Trends.of(comparison);
        figures.put(0, trends.columnPairs().stream().map(ColumnPair::score).toList());
        figures.put(
                1, trends.intertablePairs().stream().map(IntertablePair::score).toList());
        List<Relationship> relationships = comparison.schema().relationships().stream()
                .filter(relationship -> !relationship.selfReference())
                .toList();
        List<List<Relationship>> chains = relationships.stream().map(List::of).toList();
        for (int hop = 2; hop <= LONGEST; hop++) {
            chains = longer(chains, relationships);
            List<PairScore> scores = scores(comparison, chains);
            if (!scores.isEmpty()) {
                figures.put(hop, scores);
            }
        }
        return figures;
    }

    private static List<List<Relationship>> longer(List<List<Relationship>> chains, List<Relationship> relationships) {
        List<List<Relationship>> longer = new ArrayList<>();
        for (List<Relationship> chain : chains) {
            String end = chain.get(chain.size() - 1).child();
            for (Relationship relationship : relationships) {
                if (relationship.parent().equals(end)) {
                    List<Relationship> extended = new ArrayList<>(chain);
                    extended.add(relationship);
                    longer.add(List.copyOf(extended));
                }
            }
        }
        return longer;
    }

    private static List<PairScore> scores(Comparison comparison, List<List<Relationship>> chains) {
        List<PairScore> scores = new ArrayList<>();
        for (List<Relationship> chain : chains) {
            String start = chain.get(0).parent();
            String end = chain.get(chain.size() - 1).child();
            if (!start.equals(end)) {
                ChainPairs.of(comparison, chain, LEAST_ROWS).pairs().forEach(pair -> scores.add(pair.score()));
            }
        }
        return scores;
    }
}
