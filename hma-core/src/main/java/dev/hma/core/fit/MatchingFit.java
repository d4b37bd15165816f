package dev.hma.core.fit;

import dev.hma.api.SynthesisException;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.schema.Table;
import dev.hma.core.learn.LearningRows;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.NamedMarginal;
import dev.hma.core.model.TableFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learns how the rows of a table go together with those of a parent that does not generate them. */
@SuppressWarnings("rawtypes") // Components are chosen by name: what their state is, only they know.
final class MatchingFit {
    private final FitState state;
    private final Table table;
    private final ForeignKey key;
    private final Table parent;
    private double @Nullable [][] parents;

    MatchingFit(FitState state, Table table, ForeignKey key) {
        this.state = state;
        this.table = table;
        this.key = key;
        this.parent = state.schema().table(key.relationship().parent());
    }

    FittedRelationship.FittedMatching fit() {
        FitState.Chosen<ParentMatcher> matcher =
                state.make(ParentMatcher.class, state.configuration().matcher(table.name()), table.name());
        TableFrame own = state.ownFrame(table);
        Frame joined = FittedRelationship.FittedMatching.joined(
                own.frame(), state.ownFrame(parent).frame());
        FeatureReader reader = new FeatureReader(state.columns(table), own, new double[0][], key);
        try {
            Matching matching = LearningRows.learn(
                    ((ParentMatcher<?>) matcher.component()).learn(joined),
                    new StoredRows(
                            "matching",
                            state.rows(table),
                            reader,
                            Joins.childFirst(this::parents),
                            joined.size(),
                            state.draws().at("matching")));
            List<NamedMarginal> marginals = new ArrayList<>();
            if (matching.dimensions() > 0) {
                double[][] summaries = summaries(matching);
                state.onChild().put(key.relationship(), summaries);
                for (double[] summary : summaries) {
                    marginals.add(FitState.follow(summary));
                }
            }
            return new FittedRelationship.FittedMatching(matcher.made(), matching, marginals);
        } catch (SynthesisException e) {
            throw e.in("matcher " + matcher.made().name())
                    .in("relationship " + key.relationship().name());
        }
    }

    /** The parents' own features: their extension columns are learnt later, from this table among others. */
    private synchronized double[][] parents() {
        double[][] known = parents;
        if (known == null) {
            known = state.readAll(parent, state.ownFrame(parent), new double[0][]);
            parents = known;
        }
        return known;
    }

    /** Every parent's summary on its children. */
    private double[][] summaries(Matching matching) {
        int parentRows = key.children().length;
        FeatureBatch summaries = FeatureBatch.allocate(0, parentRows, matching.dimensions());
        matching.summarise(new FeatureBatch(0, parentRows, parents()), summaries);
        int[] parentOf = state.readParents(table, key);
        double[][] spread = new double[matching.dimensions()][parentOf.length];
        for (int d = 0; d < spread.length; d++) {
            for (int i = 0; i < parentOf.length; i++) {
                spread[d][i] = parentOf[i] < 0 ? Double.NaN : summaries.column(d)[parentOf[i]];
            }
        }
        return spread;
    }
}
