package dev.hma.evaluation.trend;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Links;
import dev.hma.api.schema.Relationship;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of columns of the first and the last table of a chain of relationships.
 *
 * @param pairs every modelled column of the first table with every one of the last
 */
record ChainPairs(List<Pair> pairs) {
    private static final ChainPairs NONE = new ChainPairs(List.of());

    /**
     * Two columns and their score.
     *
     * @param above a column of the first table
     * @param below a column of the last table
     * @param score their score
     */
    record Pair(String above, String below, PairScore score) {}

    /**
     * Scores the pairs of a chain, in which each relationship's child is the next one's parent.
     *
     * @param comparison the two databases
     * @param chain the relationships, from the top
     * @param leastRows with fewer joined rows on a side there are no pairs
     */
    static ChainPairs of(Comparison comparison, List<Relationship> chain, int leastRows) {
        String what = chain.stream().map(Relationship::name).collect(Collectors.joining(", "));
        Join real = join(comparison, comparison.real(), "real", chain, what);
        Join synthetic = join(comparison, comparison.synthetic(), "synthetic", chain, what);
        if (real == null || synthetic == null) {
            return NONE;
        }
        if (real.rows() < leastRows || synthetic.rows() < leastRows) {
            comparison.note(
                    what,
                    "left out: the joins have " + real.rows() + " real and " + synthetic.rows()
                            + " synthetic rows, and " + leastRows + " are needed");
            return NONE;
        }
        List<PairedColumn> above = PairedColumn.modelled(
                comparison, chain.get(0).parent(), new RowChoice(real.above(), synthetic.above()));
        List<PairedColumn> below = PairedColumn.modelled(
                comparison, chain.get(chain.size() - 1).child(), new RowChoice(real.below(), synthetic.below()));
        return new ChainPairs(comparison.parallel(above.size() * below.size(), i -> {
            PairedColumn a = above.get(i / below.size());
            PairedColumn b = below.get(i % below.size());
            return new Pair(a.name(), b.name(), a.with(b));
        }));
    }

    private static @Nullable Join join(
            Comparison comparison, Data data, String side, List<Relationship> chain, String what) {
        List<Links> links = new ArrayList<>();
        for (Relationship relationship : chain) {
            Links one = data.links(relationship);
            if (one == null) {
                comparison.note(what, "left out: the " + side + " side lacks a table or a key column");
                return null;
            }
            links.add(one);
        }
        Join join = Join.of(links).orElse(null);
        if (join == null) {
            comparison.note(
                    what, "left out: keys are repeated so often that the " + side + " side has too many joined rows");
        }
        return join;
    }
}
