package dev.hma.core.extension;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The sums of all features, one feature after the other. A family may have more sums, of others, after these. */
final class MomentsFamilies implements ExtensionStrategy.Families {
    private final List<ColumnSums> columns;
    private final int cells;
    private final int maxColumns;

    /**
     * @param columns the sums of every feature
     * @param maxColumns how many extension columns there may be
     */
    MomentsFamilies(List<ColumnSums> columns, int maxColumns) {
        this.columns = List.copyOf(columns);
        this.maxColumns = maxColumns;
        this.cells = columns.stream().mapToInt(ColumnSums::cells).sum();
    }

    @Override
    public int cells() {
        return cells;
    }

    @Override
    public int mostColumns() {
        return Math.min(
                maxColumns, columns.stream().mapToInt(ColumnSums::mostColumns).sum());
    }

    @Override
    public void add(FeatureBatch rows, long[] sums) {
        add(rows, sums, cells);
    }

    /** Adds rows to sums of which a family has {@code stride}. */
    void add(FeatureBatch rows, long[] sums, int stride) {
        if (rows.families().length == 0) {
            return;
        }
        int at = 0;
        for (int f = 0; f < columns.size(); f++) {
            ColumnSums column = columns.get(f);
            column.add(rows.column(f), rows.families(), rows.size(), sums, stride, at);
            at += column.cells();
        }
    }

    @Override
    public Learning<Extension> pool() {
        return Then.of(pool(maps -> maps), this::compressed);
    }

    private Learning<Extension> compressed(List<ColumnMap> maps) {
        if (maxColumns == 0) {
            return new Learning.Done<>(
                    new MomentsExtension(maps.stream().map(ColumnMap::pooled).toList()));
        }
        MomentsExtension full = new MomentsExtension(maps);
        return CompressionPool.of(full, full.importance(), maxColumns, full.state()::with);
    }

    /**
     * Learns what all families have in common.
     *
     * @param finish makes the result of the maps of all features
     */
    <R> Learning<R> pool(Function<List<ColumnMap>, ? extends R> finish) {
        List<SideBySide.Part<ColumnMap>> parts = new ArrayList<>();
        int at = 0;
        for (ColumnSums column : columns) {
            parts.add(new SideBySide.Part<>(column.pool(), Slice.range(at, column.cells())));
            at += column.cells();
        }
        return SideBySide.of(parts, finish);
    }
}
