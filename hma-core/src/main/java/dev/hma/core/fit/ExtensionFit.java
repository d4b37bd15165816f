package dev.hma.core.fit;

import dev.hma.api.SynthesisException;
import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import dev.hma.core.learn.HeldRows;
import dev.hma.core.learn.LearningRows;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.NamedMarginal;
import dev.hma.core.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learns what a table leaves on a parent, and its synthesizer, if that parent generates it and it is fitted to residuals. */
@SuppressWarnings("rawtypes") // Components are chosen by name: what their state is, only they know.
final class ExtensionFit {
    private final FitState state;
    private final Table table;
    private final Relationship relationship;
    private final ForeignKey key;
    private final FitState.Chosen<ExtensionStrategy> strategy;

    /** The families of one parent: their sums, and what was learnt from them. */
    record Learnt(ExtensionStrategy.Families families, FeatureBatch sums, Extension extension) {}

    ExtensionFit(FitState state, Table table, Relationship relationship) {
        this.state = state;
        this.table = table;
        this.relationship = relationship;
        this.key = state.foreignKey(relationship);
        this.strategy =
                state.make(ExtensionStrategy.class, state.configuration().extension(table.name()), table.name());
    }

    /** The parent generates the table. */
    void fitGenerating() {
        FeatureReader reader =
                FeatureReader.withOrphans(state.columns(table), state.frame(table), state.extras(table), key);
        Learnt learnt = learn(reader);
        SynthesizerFit synthesizer = new SynthesizerFit(state, table);
        if (!synthesizer.takesContext()) {
            // At once, while the families' sums are in memory.
            synthesizer.fitResiduals(relationship, learnt.extension(), learnt.sums(), reader);
        }
    }

    /** The table's rows are matched to the parent, by their own columns. */
    Learnt fitMatched() {
        return learn(new FeatureReader(state.columns(table), state.ownFrame(table), new double[0][], key));
    }

    private Learnt learn(FeatureReader reader) {
        try {
            ExtensionStrategy.Families families =
                    strategy.component().learn(reader.frame().frame());
            FeatureBatch sums = sums(families, reader);
            Extension extension = LearningRows.learn(
                    families.pool(), new HeldRows(ofParents(sums), state.workers()), state.workers());
            FeatureBatch summaries =
                    FeatureBatch.allocate(0, sums.size(), extension.columns().size());
            extension.summarise(sums, summaries);
            List<@Nullable NamedMarginal> marginals = addColumns(extension, ofParents(summaries));
            FittedRelationship before = state.relationships().get(relationship);
            state.relationships()
                    .put(
                            relationship,
                            before.with(new FittedRelationship.FittedExtension(
                                    strategy.made(),
                                    extension,
                                    marginals,
                                    reader.orphansTogether() ? last(summaries) : List.of())));
            return new Learnt(families, sums, extension);
        } catch (SynthesisException e) {
            throw e.in("extension strategy " + strategy.made().name()).in("relationship " + relationship.name());
        }
    }

    private FeatureBatch sums(ExtensionStrategy.Families families, FeatureReader reader) {
        int parents = key.children().length + (reader.orphansTogether() ? 1 : 0);
        FamilySums shared = new FamilySums(families, parents);
        return state.rows(table)
                .sum(
                        "learning families of",
                        reader.columns(),
                        () -> shared,
                        (sums, batch) -> sums.add(reader.read(batch)),
                        (a, b) -> {})
                .take();
    }

    /** The families without that of the orphans, which is no parent's: nothing is pooled with it. */
    private FeatureBatch ofParents(FeatureBatch families) {
        double[][] columns = new double[families.features()][];
        Arrays.setAll(columns, families::column);
        return new FeatureBatch(0, key.children().length, columns);
    }

    /** The extension columns of the orphans; empty if they are too few to say anything. */
    private static List<Double> last(FeatureBatch summaries) {
        List<Double> values = new ArrayList<>();
        for (int k = 0; k < summaries.features(); k++) {
            double value = summaries.column(k)[summaries.size() - 1];
            if (Double.isNaN(value)) {
                return List.of();
            }
            values.add(value);
        }
        return values;
    }

    /** Puts the extension columns on the parents; gives the marginals of those that have none from the strategy. */
    private List<@Nullable NamedMarginal> addColumns(Extension extension, FeatureBatch summaries) {
        int width = extension.columns().size();
        double[][] added = new double[1 + width][];
        added[0] = state.onParent().get(relationship)[0];
        @Nullable NamedMarginal[] marginals = new NamedMarginal[width];
        Workers.Group group = state.workers().group();
        for (int k = 0; k < width; k++) {
            int column = k;
            added[k + 1] = Arrays.copyOf(summaries.column(k), summaries.size());
            if (extension.columns().get(k).marginal() == null) {
                group.submit(() -> marginals[column] = FitState.follow(added[column + 1]));
            }
        }
        group.join();
        state.onParent().put(relationship, added);
        return Arrays.asList(marginals);
    }
}
