package dev.hma.trees;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.EnumSet;
import java.util.Set;

/**
 * Draws columns one after the other, each from the donors in the leaf of a tree that is grown on the columns before it and
 * on the context. What depends on what, and how, need not be known: steps, rules and exceptions are found alike.
 */
public final class TreesSynthesizer implements TableSynthesizer<TreesState> {
    private final TreesParameters parameters;

    /**
     * Creates the synthesizer.
     *
     * @param parameters its settings
     */
    public TreesSynthesizer(TreesParameters parameters) {
        this.parameters = parameters;
    }

    /** {@inheritDoc} It draws rows given their parent, their siblings so far, and any of their features. */
    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    /** {@inheritDoc} One reading of the rows. No random numbers. */
    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        return new Wish(frame, parameters);
    }

    @Override
    public TableModel restore(Frame frame, TreesState state) {
        return new TreesModel(frame, state, parameters.smoothing());
    }

    private record Wish(Frame frame, TreesParameters parameters) implements Learning.Rows<TableModel> {
        @Override
        public long limit() {
            return parameters.rows();
        }

        @Override
        public Learning<TableModel> next(FeatureBatch rows) {
            TreesState state = new TreesFit(frame, parameters, rows).fit();
            return new Done<>(new TreesModel(frame, state, parameters.smoothing()));
        }
    }
}
