package dev.hma.core.model;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import dev.hma.api.synthesis.TableModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt of a table.
 *
 * @param table the table
 * @param rows how many rows it had
 * @param columns its columns, in order
 * @param frame its features
 * @param generating the foreign key that its rows are drawn from; null for a root
 * @param road how its rows are drawn
 * @param synthesizer the synthesizer's choice
 * @param families whether the rows of a family are drawn together, one after another
 * @param model the fitted synthesizer
 */
public record FittedTable(
        Table table,
        long rows,
        List<FittedColumn> columns,
        TableFrame frame,
        @Nullable Relationship generating,
        Road road,
        Made synthesizer,
        boolean families,
        TableModel model) {
    /** How the rows of a table are drawn. */
    public enum Road {
        /** By themselves. */
        ROOT,
        /** As residuals, which the parent's extension columns turn into rows. */
        RESIDUAL,
        /** Given the parent's features. */
        CONTEXT
    }

    /**
     * The frame that the synthesizer of a child table sees when it draws rows given its parent: the parent's features as
     * context, then the child's own.
     *
     * @param parent the parent's frame
     * @param child the child's frame
     * @return the joined frame
     */
    public static Frame joined(Frame parent, Frame child) {
        List<Feature> features = new ArrayList<>(parent.features());
        features.addAll(child.features());
        return new Frame(child.table(), features, parent.size());
    }
}
