package dev.hma.core.fit;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.TableFrame;
import java.util.Arrays;
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

    /** The features of all partners. */
    private final double[][] partners;
    /** The features of all parents that generate rows; none if there is no such parent. */
    private final double[][] generators;
    /** Per row the one that generates it. */
    private final int[] generatorOf;
    /** The number of features of partners that are the same for all their rows. */
    private final int constant;

    private final ExtensionFit.@Nullable Learnt families;

    private MatchedRows(
            double[][] partners,
            double[][] generators,
            int[] generatorOf,
            int constant,
            ExtensionFit.@Nullable Learnt families) {
        this.partners = partners;
        this.generators = generators;
        this.generatorOf = generatorOf;
        this.constant = constant;
        this.families = families;
    }

    /**
     * Reads the parents.
     *
     * @param state what is known
     * @param table the child table
     * @param generating the foreign key whose parent generates its rows; null if there is none
     * @param related the foreign key that leads to the partners
     * @param families what was learnt of the partners' families; null if nothing was
     */
    static MatchedRows read(
            FitState state,
            Table table,
            @Nullable Relationship generating,
            FittedRelationship related,
            ExtensionFit.@Nullable Learnt families) {
        Table parent = state.schema().table(related.relationship().parent());
        TableFrame frame = related.parentFrame(parent.name(), state.columns(parent));
        double[][] extras = families == null ? NONE : state.onParent().get(related.relationship());
        double[][] partners = state.readAll(parent, frame, extras);
        if (generating == null) {
            return of(partners, frame.own(), families);
        }
        Table generator = state.schema().table(generating.parent());
        return new MatchedRows(
                partners,
                state.readAll(generator, state.ownFrame(generator), NONE),
                state.readParents(table, state.foreignKey(generating)),
                constant(partners, frame.own(), families),
                families);
    }

    /**
     * Partners alone.
     *
     * @param partners the features of all partners, as the matcher is told them
     * @param own how many of them come from the partners' columns
     * @param families what was learnt of the partners' families; null if nothing was
     */
    static MatchedRows of(double[][] partners, int own, ExtensionFit.@Nullable Learnt families) {
        return new MatchedRows(partners, NONE, new int[0], constant(partners, own, families), families);
    }

    /** The number of children is not told without the row: it says how many siblings the row has. */
    private static int constant(double[][] partners, int own, ExtensionFit.@Nullable Learnt families) {
        return families == null ? partners.length : own + 1;
    }

    /** The child's features, those of the parent that generates it, then those of the partner. */
    FeatureBatch join(FeatureBatch batch) {
        FeatureBatch own = parents(batch);
        double[][] joined = new double[batch.features() + generators.length + own.features()][];
        int at = 0;
        for (int k = 0; k < batch.features(); k++) {
            joined[at++] = batch.column(k);
        }
        for (double[] generator : generators) {
            joined[at++] = Joins.gather(generator, generatorOf, (int) batch.firstRow(), batch.size());
        }
        for (int k = 0; k < own.features(); k++) {
            joined[at++] = own.column(k);
        }
        return new FeatureBatch(batch.firstRow(), batch.size(), joined, batch.families());
    }

    /** The features of the partners alone; NaN for a row without one. */
    FeatureBatch parents(FeatureBatch batch) {
        double[][] gathered = new double[partners.length][];
        for (int k = 0; k < constant; k++) {
            gathered[k] = Joins.gather(partners[k], batch.families(), 0, batch.size());
        }
        if (families != null) {
            FeatureBatch others = withoutTheRow(families, batch);
            for (int k = 0; k < others.features(); k++) {
                gathered[constant + k] = others.column(k);
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
}
