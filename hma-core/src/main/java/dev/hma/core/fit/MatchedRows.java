package dev.hma.core.fit;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.TableFrame;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts beside child rows the features of their partners.
 *
 * <p>What a partner's children are like is told without the row itself: a row always resembles a mean that it is part of, so
 * that small families would look more alike than they are. Left out, what remains of the noise of small families only weakens
 * correlations, by the reliability of the extension columns, and can be undone.
 */
final class MatchedRows {
    private static final double[][] NONE = {};

    private final FitState state;
    private final Table table;
    private final @Nullable Relationship generating;
    private final Table parent;
    private final TableFrame parentFrame;
    private final FittedRelationship related;
    private final ExtensionFit.@Nullable Learnt families;
    private double @Nullable [][] parents;
    private double[][] generators = NONE;
    private int[] generatorOf = {};

    MatchedRows(
            FitState state,
            Table table,
            @Nullable Relationship generating,
            Table parent,
            TableFrame parentFrame,
            FittedRelationship related,
            ExtensionFit.@Nullable Learnt families) {
        this.state = state;
        this.table = table;
        this.generating = generating;
        this.parent = parent;
        this.parentFrame = parentFrame;
        this.related = related;
        this.families = families;
    }

    /** The child's features, those of the parent that generates it, then those of the partner. */
    FeatureBatch join(FeatureBatch batch) {
        FeatureBatch partners = parents(batch);
        double[][] joined = new double[batch.features() + generators.length + partners.features()][];
        int at = 0;
        for (int k = 0; k < batch.features(); k++) {
            joined[at++] = batch.column(k);
        }
        for (double[] generator : generators) {
            joined[at++] = gather(generator, i -> generatorOf[(int) batch.firstRow() + i], batch.size());
        }
        for (int k = 0; k < partners.features(); k++) {
            joined[at++] = partners.column(k);
        }
        return new FeatureBatch(batch.firstRow(), batch.size(), joined, batch.families());
    }

    /** The features of the partners alone; NaN for a row without one. */
    FeatureBatch parents(FeatureBatch batch) {
        double[][] all = load();
        double[][] gathered = new double[all.length][];
        int told = families == null ? all.length : parentFrame.own() + 1;
        for (int k = 0; k < told; k++) {
            gathered[k] = gather(all[k], i -> batch.families()[i], batch.size());
        }
        if (families != null) {
            FeatureBatch others = withoutTheRow(families, batch);
            for (int k = 0; k < others.features(); k++) {
                gathered[told + k] = others.column(k);
            }
        }
        return new FeatureBatch(batch.firstRow(), batch.size(), gathered);
    }

    private static FeatureBatch withoutTheRow(ExtensionFit.Learnt learnt, FeatureBatch batch) {
        ExtensionStrategy.Families families = learnt.families();
        Extension extension = learnt.extension();
        int n = batch.size();
        int cells = families.cells();
        double[][] columns = new double[batch.features()][];
        Arrays.setAll(columns, batch::column);
        int[] alone = new int[n];
        Arrays.setAll(alone, i -> i);
        long[] own = new long[Math.multiplyExact(n, cells)];
        families.add(new FeatureBatch(batch.firstRow(), n, columns, alone), own);
        FeatureBatch others = FeatureBatch.allocate(0, n, cells);
        for (int k = 0; k < cells; k++) {
            double[] sums = learnt.sums().column(k);
            double[] rest = others.column(k);
            for (int i = 0; i < n; i++) {
                int family = batch.families()[i];
                rest[i] = family < 0 ? 0 : sums[family] - own[i * cells + k];
            }
        }
        FeatureBatch told = FeatureBatch.allocate(0, n, extension.columns().size());
        extension.summarise(others, told);
        return told;
    }

    /** Read when they are needed for the first time; a matcher that asks for no rows needs none. */
    private synchronized double[][] load() {
        double[][] known = parents;
        if (known == null) {
            known = state.readAll(
                    parent,
                    parentFrame,
                    families == null ? NONE : state.onParent().get(related.relationship()));
            if (generating != null) {
                Table generator = state.schema().table(generating.parent());
                generators = state.readAll(generator, state.ownFrame(generator), NONE);
                generatorOf = state.readParents(table, state.foreignKey(generating));
            }
            parents = known;
        }
        return known;
    }

    private static double[] gather(double[] values, IntUnaryOperator place, int n) {
        double[] gathered = new double[n];
        for (int i = 0; i < n; i++) {
            int at = place.applyAsInt(i);
            gathered[i] = at < 0 ? Double.NaN : values[at];
        }
        return gathered;
    }
}
