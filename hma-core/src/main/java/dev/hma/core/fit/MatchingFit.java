package dev.hma.core.fit;

import dev.hma.api.SynthesisException;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.learn.LearningRows;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.NamedMarginal;
import dev.hma.core.model.TableFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learns how the rows of a table go together with those of a parent that does not generate them. */
@SuppressWarnings("rawtypes") // Components are chosen by name: what their state is, only they know.
final class MatchingFit {
    private static final int BLOCK = 8192;

    private final FitState state;
    private final Table table;
    private final Relationship relationship;
    private final ForeignKey key;
    private final Table parent;
    private final @Nullable Relationship generating;

    MatchingFit(FitState state, Table table, Relationship relationship, @Nullable Relationship generating) {
        this.state = state;
        this.table = table;
        this.relationship = relationship;
        this.key = state.foreignKey(relationship);
        this.parent = state.schema().table(relationship.parent());
        this.generating = generating;
    }

    void fit() {
        FitState.Chosen<ParentMatcher> matcher =
                state.make(ParentMatcher.class, state.configuration().matcher(table.name()), table.name());
        try {
            // A parent that is drawn after its children cannot be drawn together with what they are like.
            ExtensionFit.Learnt families = matcher.component().wantsFamilies()
                            && state.relationships().get(relationship).role() == Role.MATCHED
                    ? new ExtensionFit(state, table, relationship).fitMatched()
                    : null;
            FittedRelationship related = state.relationships().get(relationship);
            state.relationships().put(relationship, related.with(learn(matcher, related, families)));
        } catch (SynthesisException e) {
            throw e.in("matcher " + matcher.made().name()).in("relationship " + relationship.name());
        }
    }

    private FittedRelationship.FittedMatching learn(
            FitState.Chosen<ParentMatcher> matcher,
            FittedRelationship related,
            ExtensionFit.@Nullable Learnt families) {
        TableFrame own = state.ownFrame(table);
        TableFrame parentFrame = related.parentFrame(parent.name(), state.columns(parent));
        Table generator = generating == null ? null : state.schema().table(generating.parent());
        Frame joined = FittedRelationship.FittedMatching.joined(
                own.frame(),
                generator == null ? null : state.ownFrame(generator).frame(),
                parentFrame.frame());
        FeatureReader reader = new FeatureReader(state.columns(table), own, new double[0][], key);
        Learning<Matching> learning = ((ParentMatcher<?>) matcher.component()).learn(joined);
        if (learning instanceof Learning.Done<Matching> done && done.result().dimensions() == 0) {
            return new FittedRelationship.FittedMatching(matcher.made(), done.result(), List.of());
        }
        // On this thread, so that all others can help.
        MatchedRows rows = MatchedRows.read(state, table, generating, related, families);
        Matching matching = LearningRows.learn(
                learning,
                new StoredRows(
                        "matching",
                        state.rows(table),
                        reader,
                        rows::join,
                        joined.size(),
                        state.draws().at("matching")),
                state.workers());
        List<NamedMarginal> marginals = new ArrayList<>();
        if (matching.dimensions() > 0) {
            double[][] summaries = summaries(matching, reader, rows);
            state.addOnChild(relationship, summaries);
            for (double[] summary : summaries) {
                marginals.add(FitState.follow(summary));
            }
        }
        return new FittedRelationship.FittedMatching(matcher.made(), matching, marginals);
    }

    /** Per dimension the summary of every row's parent, as the other children describe it. */
    private double[][] summaries(Matching matching, FeatureReader reader, MatchedRows rows) {
        int dimensions = matching.dimensions();
        FeatureBatch all = new StoredRows(
                        "matching",
                        state.rows(table),
                        reader,
                        batch -> summarise(matching, rows, batch),
                        dimensions,
                        state.draws())
                .rows(Long.MAX_VALUE);
        double[][] summaries = new double[dimensions][];
        Arrays.setAll(summaries, all::column);
        return summaries;
    }

    /** The same of rows that are in memory. */
    static double[][] summaries(Matching matching, MatchedRows rows, FeatureBatch all) {
        double[][] summaries = new double[matching.dimensions()][all.size()];
        for (int from = 0; from < all.size(); from += BLOCK) {
            int start = from;
            int end = Math.min(all.size(), from + BLOCK);
            double[][] columns = new double[all.features()][];
            Arrays.setAll(columns, k -> Arrays.copyOfRange(all.column(k), start, end));
            FeatureBatch told = summarise(
                    matching,
                    rows,
                    new FeatureBatch(from, end - from, columns, Arrays.copyOfRange(all.families(), start, end)));
            for (int d = 0; d < summaries.length; d++) {
                System.arraycopy(told.column(d), 0, summaries[d], from, told.size());
            }
        }
        return summaries;
    }

    private static FeatureBatch summarise(Matching matching, MatchedRows rows, FeatureBatch batch) {
        int dimensions = matching.dimensions();
        FeatureBatch out = FeatureBatch.allocate(batch.firstRow(), batch.size(), dimensions);
        matching.summarise(rows.parents(batch), out);
        for (int i = 0; i < batch.size(); i++) {
            for (int d = 0; d < dimensions && batch.families()[i] < 0; d++) {
                out.column(d)[i] = Double.NaN;
            }
        }
        return out;
    }
}
