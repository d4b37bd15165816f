package dev.hma.evaluation.parents;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.evaluation.parents.ParentsFigures.Agreement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds columns of two parents, keys included, that have the same value in nearly all real rows: paths that meet again, as
 * those from a disposition to the districts of its client and of its account.
 *
 * <p>Nearly all are {@value #SHARE} of the rows that have both values; and at least {@value #BEYOND_CHANCE} of what is not equal by
 * chance must be equal (Cohen's kappa), so that two columns that are nearly constant do not count.
 */
final class Agreements {
    private static final double SHARE = 0.95;
    private static final double BEYOND_CHANCE = 0.5;
    private static final int LEAST_ROWS = 30;

    private final Comparison comparison;
    private final Relationship first;
    private final Relationship second;
    private final TwoParents real;
    private final TwoParents synthetic;

    private Agreements(
            Comparison comparison, Relationship first, Relationship second, TwoParents real, TwoParents synthetic) {
        this.comparison = comparison;
        this.first = first;
        this.second = second;
        this.real = real;
        this.synthetic = synthetic;
    }

    /** {@return the columns of the parents of two foreign keys that agree, over these rows} */
    static List<Agreement> find(
            Comparison comparison, Relationship first, Relationship second, TwoParents real, TwoParents synthetic) {
        Agreements agreements = new Agreements(comparison, first, second, real, synthetic);
        List<ColumnSpec> columns = comparison.schema().table(first.parent()).columns();
        return comparison.parallel(columns.size(), k -> agreements.with(columns.get(k))).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Agreement> with(ColumnSpec one) {
        List<Agreement> found = new ArrayList<>();
        for (ColumnSpec other : comparison.schema().table(second.parent()).columns()) {
            // Where both lead to one table, its columns are equal as often as both lead to one row.
            boolean itself =
                    first.parent().equals(second.parent()) && one.name().equals(other.name());
            boolean comparable =
                    one.type() instanceof ColumnType.Datetime == other.type() instanceof ColumnType.Datetime;
            Equality onReal = itself || !comparable ? null : equality(comparison.real(), real, one, other, 1 - SHARE);
            if (onReal != null
                    && onReal.rows() >= LEAST_ROWS
                    && onReal.share() >= SHARE
                    && onReal.beyondChance() >= BEYOND_CHANCE) {
                Equality onSynthetic = equality(comparison.synthetic(), synthetic, one, other, 1);
                found.add(new Agreement(
                        List.of(first.parent() + "." + one.name(), second.parent() + "." + other.name()),
                        onReal.share(),
                        onSynthetic == null ? Double.NaN : onSynthetic.share()));
            }
        }
        return found;
    }

    /** {@return how often they are equal; null if they cannot be, or more rows differ than may} */
    private @Nullable Equality equality(
            Data data, TwoParents rows, ColumnSpec one, ColumnSpec other, double mayDiffer) {
        Values ones = values(data, first.parent(), one);
        Values others = values(data, second.parent(), other);
        return ones == null
                        || others == null
                        || ones instanceof Values.Numbers != others instanceof Values.Numbers
                        || Equality.hopeless(rows, ones, others, mayDiffer)
                ? null
                : Equality.of(rows, ones, others);
    }

    private static @Nullable Values values(Data data, String table, ColumnSpec column) {
        TableData there = data.find(table);
        return there == null ? null : there.find(column.name());
    }
}
