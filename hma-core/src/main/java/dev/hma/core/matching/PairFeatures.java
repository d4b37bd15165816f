package dev.hma.core.matching;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The features that partners are exchanged by: those of the context, and those of the partner that do not sum up its children,
 * as sums would change with every exchange.
 */
final class PairFeatures {
    /** The most values of child rows, over all features: with more, exchanges would take longer than all the rest. */
    private static final long MOST_VALUES = 1_500_000;

    private final List<Feature> context;
    private final List<Feature> parent;
    private final int own;
    private final int[] ofParent;

    PairFeatures(Frame joined) {
        this.context = joined.features().subList(0, joined.context());
        this.parent = joined.features().subList(joined.context(), joined.size());
        this.own = (int) context.stream()
                .filter(feature -> feature.origin().startsWith(joined.table() + "."))
                .count();
        this.ofParent = IntStream.range(0, parent.size())
                .filter(k -> !describesChildren(parent.get(k)))
                .toArray();
    }

    /** Extension columns are named by the foreign key that they come from, and by what they are. */
    private static boolean describesChildren(Feature feature) {
        return feature.name().contains(feature.origin() + ": ");
    }

    /** How many features of the context are the child's own, from the front; the others are of the parent that generates it. */
    int own() {
        return own;
    }

    /** How many features of the partner there are. */
    int told() {
        return ofParent.length;
    }

    /** Whether there are few enough rows. */
    boolean suit(long rows) {
        return !context.isEmpty() && rows <= Math.min(PairCounts.MOST, MOST_VALUES / context.size());
    }

    /**
     * Lays out matched rows.
     *
     * @param children the features of the context
     * @param parents all features of the parents
     * @param partners per row its parent, -1 for none
     */
    PairedRows paired(FeatureBatch children, FeatureBatch parents, int[] partners) {
        double[][] columns = new double[context.size()][];
        Arrays.setAll(columns, children::column);
        double[][] parentColumns = new double[ofParent.length][];
        Arrays.setAll(parentColumns, g -> parents.column(ofParent[g]));
        List<Feature> told = IntStream.of(ofParent).mapToObj(parent::get).toList();
        return new PairedRows(context, columns, told, parentColumns, partners);
    }
}
