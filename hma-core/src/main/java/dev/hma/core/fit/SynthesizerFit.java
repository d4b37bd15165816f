package dev.hma.core.fit;

import dev.hma.api.SynthesisException;
import dev.hma.api.extension.Extension;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.core.learn.LearningRows;
import dev.hma.core.model.FittedTable;
import dev.hma.core.model.TableFrame;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Fits the synthesizer of a table on the road that it can take. */
@SuppressWarnings("rawtypes") // Components are chosen by name: what their state is, only they know.
final class SynthesizerFit {
    private final FitState state;
    private final Table table;
    private final FitState.Chosen<TableSynthesizer> synthesizer;

    SynthesizerFit(FitState state, Table table) {
        this.state = state;
        this.table = table;
        this.synthesizer =
                state.make(TableSynthesizer.class, state.configuration().synthesizer(table.name()), table.name());
    }

    /** Whether the synthesizer draws rows given their parent; otherwise it is fitted to residuals. */
    boolean takesContext() {
        return synthesizer.component().abilities().contains(TableSynthesizer.Ability.CONTEXT);
    }

    /** Whether the synthesizer wants families whole, and their rows one after another. */
    private boolean takesFamilies() {
        return synthesizer.component().abilities().contains(TableSynthesizer.Ability.SEQUENCES);
    }

    void fitRoot() {
        TableFrame frame = state.frame(table);
        FeatureReader reader = new FeatureReader(state.columns(table), frame, state.extras(table), null);
        fit(FittedTable.Road.ROOT, null, frame, frame.frame(), reader, UnaryOperator.identity());
    }

    void fitResiduals(Relationship generating, Extension extension, FeatureBatch families, FeatureReader reader) {
        Frame residuals = new Frame(table.name(), extension.residuals());
        fit(FittedTable.Road.RESIDUAL, generating, reader.frame(), residuals, reader, batch -> {
            FeatureBatch out = FeatureBatch.allocate(batch.firstRow(), batch.size(), residuals.size());
            extension.toResiduals(batch, families, out);
            return out;
        });
    }

    void fitContext(Relationship generating) {
        TableFrame frame = state.frame(table);
        Table parent = state.schema().table(generating.parent());
        TableFrame parentFrame = state.frame(parent);
        FeatureReader reader =
                new FeatureReader(state.columns(table), frame, state.extras(table), state.foreignKey(generating));
        fit(
                FittedTable.Road.CONTEXT,
                generating,
                frame,
                FittedTable.joined(parentFrame.frame(), frame.frame()),
                reader,
                Joins.parentFirst(state.readAll(parent, parentFrame, state.extras(parent))));
    }

    private void fit(
            FittedTable.Road road,
            @Nullable Relationship generating,
            TableFrame frame,
            Frame learnt,
            FeatureReader reader,
            UnaryOperator<FeatureBatch> map) {
        TableRows rows = state.rows(table);
        boolean families = generating != null && takesFamilies();
        Draws draws = state.draws().at("rows");
        StoredRows stored = new StoredRows("fitting", rows, reader, map, learnt.size(), draws);
        LearningRows source = generating != null && families
                ? new WholeFamilies(
                        stored, state.readParents(table, state.foreignKey(generating)), draws, state.workers())
                : stored;
        try {
            TableModel model = LearningRows.learn(
                    ((TableSynthesizer<?>) synthesizer.component())
                            .learn(learnt, state.draws().at(table.name())),
                    source,
                    state.workers());
            state.fitted()
                    .put(
                            table.name(),
                            new FittedTable(
                                    table,
                                    rows.rows(),
                                    state.columns(table),
                                    frame,
                                    generating,
                                    road,
                                    synthesizer.made(),
                                    families,
                                    model));
        } catch (SynthesisException e) {
            throw e.in("synthesizer " + synthesizer.made().name()).in("table " + table.name());
        }
    }
}
