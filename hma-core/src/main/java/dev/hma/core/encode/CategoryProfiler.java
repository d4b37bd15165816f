package dev.hma.core.encode;

import dev.hma.api.data.Column;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Learns a category: which values occur, and their order.
 *
 * <p>Values of a declared order come first, in that order; the others by their size if all are numbers, otherwise the
 * frequent ones first. Where nothing was declared the fit may find an order that says more.
 */
final class CategoryProfiler extends ColumnProfiler {
    private final ColumnType.Categorical type;
    private final Map<String, Long> counts = new HashMap<>();

    CategoryProfiler(String table, ColumnSpec spec, ColumnType.Categorical type) {
        super(table, spec);
        this.type = type;
    }

    @Override
    void addValues(Column column, int n) {
        if (column instanceof Column.Texts texts) {
            long[] rowsOf = new long[texts.dictionary().length];
            for (int i = 0; i < n; i++) {
                if (!texts.nulls().get(i)) {
                    rowsOf[texts.codes()[i]]++;
                }
            }
            for (int code = 0; code < rowsOf.length; code++) {
                if (rowsOf[code] > 0) {
                    counts.merge(texts.dictionary()[code], rowsOf[code], Long::sum);
                }
            }
        } else if (column instanceof Column.Longs longs) {
            for (int i = 0; i < n; i++) {
                if (!longs.nulls().get(i)) {
                    counts.merge(Long.toString(longs.values()[i]), 1L, Long::sum);
                }
            }
        } else {
            throw Columns.unfit(column, "categories");
        }
    }

    @Override
    void mergeValues(ColumnProfiler other) {
        ((CategoryProfiler) other).counts.forEach((value, rows) -> counts.merge(value, rows, Long::sum));
    }

    @Override
    Profile profile() {
        Set<String> levels = new LinkedHashSet<>(type.order());
        levels.retainAll(counts.keySet());
        List<String> others = new ArrayList<>(counts.keySet());
        others.removeIf(levels::contains);
        others.sort(order(others));
        levels.addAll(others);
        long[] rows = levels.stream()
                .mapToLong(value -> counts.getOrDefault(value, 0L))
                .toArray();
        return profile(
                new CategoryEncoder(List.copyOf(levels), sometimesMissing()), ValueCounts.ofCodes(rows, missing()));
    }

    private Comparator<String> order(List<String> values) {
        if (CategoryEncoder.numbers(values)) {
            Map<String, BigDecimal> sizes = new HashMap<>();
            values.forEach(value -> sizes.put(value, new BigDecimal(value)));
            return Comparator.<String, BigDecimal>comparing(value -> sizes.getOrDefault(value, BigDecimal.ZERO))
                    .thenComparing(Comparator.naturalOrder());
        }
        return Comparator.<String>comparingLong(value -> counts.getOrDefault(value, 0L))
                .reversed()
                .thenComparing(Comparator.naturalOrder());
    }
}
