package dev.hma.core.fit;

import dev.hma.api.data.Column;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.TableFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the stored rows of a table into rows of its frame. */
final class FeatureReader {
    private static final int[] NO_FAMILIES = new int[0];

    private final TableFrame frame;
    private final double[][] extras;
    private final @Nullable ForeignKey families;
    private final boolean orphansTogether;
    private final List<String> names;
    private final List<Part> parts;

    /** A column that becomes features. */
    private record Part(FittedColumn.Encoded column, int position, int value, int indicator) {}

    /**
     * Creates a reader.
     *
     * @param columns the table's columns
     * @param frame the table's frame
     * @param extras per feature beyond the columns' own its value for every row of the table
     * @param families the foreign key whose parents are the families; null for none
     */
    FeatureReader(List<FittedColumn> columns, TableFrame frame, double[][] extras, @Nullable ForeignKey families) {
        this(columns, frame, extras, families, false);
    }

    /** The same, with the rows without a parent as a family of their own, behind the others. */
    static FeatureReader withOrphans(
            List<FittedColumn> columns, TableFrame frame, double[][] extras, ForeignKey families) {
        return new FeatureReader(columns, frame, extras, families, families.nulls() > 0);
    }

    private FeatureReader(
            List<FittedColumn> columns,
            TableFrame frame,
            double[][] extras,
            @Nullable ForeignKey families,
            boolean orphansTogether) {
        this.orphansTogether = orphansTogether;
        this.frame = frame;
        this.extras = extras;
        this.families = families;
        Set<String> wanted = new LinkedHashSet<>();
        List<Part> found = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            boolean modelled = frame.value(c) != TableFrame.NONE || frame.indicator(c) != TableFrame.NONE;
            if (modelled && columns.get(c) instanceof FittedColumn.Encoded encoded) {
                found.add(new Part(encoded, wanted.size(), frame.value(c), frame.indicator(c)));
                wanted.add(encoded.name());
            }
        }
        if (families != null) {
            wanted.addAll(families.columns());
        }
        names = List.copyOf(wanted);
        parts = List.copyOf(found);
    }

    /** Whether there is a family of the rows without a parent. */
    boolean orphansTogether() {
        return orphansTogether;
    }

    /** The stored columns to read. */
    List<String> columns() {
        return names;
    }

    TableFrame frame() {
        return frame;
    }

    FeatureBatch read(RowBatch batch) {
        int size = batch.rows().size();
        double[][] features = new double[frame.frame().size()][];
        for (Part part : parts) {
            Column column = batch.rows().columns().get(part.position());
            if (part.value() != TableFrame.NONE) {
                features[part.value()] = new double[size];
                part.column().encoder().encode(column, size, features[part.value()]);
            }
            if (part.indicator() != TableFrame.NONE) {
                double[] indicator = new double[size];
                BitSet nulls = column.nulls();
                for (int i = nulls.nextSetBit(0); i >= 0 && i < size; i = nulls.nextSetBit(i + 1)) {
                    indicator[i] = 1;
                }
                features[part.indicator()] = indicator;
            }
        }
        for (int k = frame.own(); k < features.length; k++) {
            features[k] = new double[size];
            System.arraycopy(extras[k - frame.own()], (int) batch.firstRow(), features[k], 0, size);
        }
        return new FeatureBatch(batch.firstRow(), size, features, families(batch));
    }

    private int[] families(RowBatch batch) {
        if (families == null) {
            return NO_FAMILIES;
        }
        int[] parents = new int[batch.rows().size()];
        families.resolve(pick(batch, names, families), batch.rows().size(), parents);
        if (orphansTogether) {
            Arrays.setAll(parents, i -> parents[i] == KeyIndex.NONE ? families.children().length : parents[i]);
        }
        return parents;
    }

    /** The columns of a foreign key among those of a batch. */
    static List<Column> pick(RowBatch batch, List<String> names, ForeignKey key) {
        List<Column> own = new ArrayList<>();
        for (String column : key.columns()) {
            own.add(batch.rows().columns().get(names.indexOf(column)));
        }
        return own;
    }
}
