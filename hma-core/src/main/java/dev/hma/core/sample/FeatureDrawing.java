package dev.hma.core.sample;

import dev.hma.api.extension.Extension;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.random.Draws;
import dev.hma.core.model.FittedTable;
import dev.hma.core.model.TableFrame;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/** Draws the features of any rows of any table: a function of the model, the plan and the rows' numbers. */
final class FeatureDrawing {
    /** Parents that are this near to one another are drawn in one go, those between them too. */
    private static final int GAP = 16;

    private final Plan plan;

    FeatureDrawing(Plan plan) {
        this.plan = plan;
    }

    /** The features of consecutive rows, as they stand in the sample. */
    FeatureBatch rows(TablePlan table, int from, int n) {
        TablePlan.Features held = table.held();
        if (held != null) {
            double[][] columns = new double[held.columns().length][];
            for (int k = 0; k < held.columns().length; k++) {
                columns[k] = Arrays.copyOfRange(held.columns()[k], from, from + n);
            }
            return new FeatureBatch(from, n, columns);
        }
        FeatureBatch rows = draw(table, from, n, 0);
        for (int i = 0; i < n && table.isChanged(); i++) {
            Integer attempt = table.attempts().get(from + i);
            if (attempt != null) {
                copyRow(draw(table, from + i, 1, attempt), 0, rows, i);
            }
            table.applyOverride(rows, i);
        }
        return rows;
    }

    /** The features of consecutive rows at their n-th drawing. */
    FeatureBatch draw(TablePlan table, int from, int n, int attempt) {
        FittedTable fitted = table.table();
        Draws draws = plan.draws().at(table.name()).at("rows").at(attempt).over(table.rows());
        if (fitted.road() == FittedTable.Road.ROOT) {
            FeatureBatch rows =
                    FeatureBatch.allocate(from, n, fitted.frame().frame().size());
            fitted.model().sample(rows, new BitSet(), draws);
            return rows;
        }
        KeyPlan key = plan.key(Objects.requireNonNull(fitted.generating()));
        if (!fitted.families() || n == 0) {
            return drawChildren(fitted, key, from, n, draws);
        }
        // A row depends on those before it in its family: whole families are drawn, and cut.
        int start = key.familyStart(from);
        FeatureBatch whole = drawChildren(fitted, key, start, key.familyEnd(from + n - 1) - start, draws);
        return cut(whole, from - start, n);
    }

    private static FeatureBatch cut(FeatureBatch rows, int from, int n) {
        if (from == 0 && n == rows.size()) {
            return rows;
        }
        double[][] columns = new double[rows.features()][];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = Arrays.copyOfRange(rows.column(k), from, from + n);
        }
        return new FeatureBatch(
                rows.firstRow() + from, n, columns, Arrays.copyOfRange(rows.families(), from, from + n));
    }

    private FeatureBatch drawChildren(FittedTable fitted, KeyPlan key, int from, int n, Draws draws) {
        TablePlan parent = plan.table(key.relationship().relationship().parent());
        int[] families = new int[n];
        FeatureBatch parents = parents(key, parent, from, n, families);
        return fitted.road() == FittedTable.Road.RESIDUAL
                ? fromResiduals(fitted, key, parent, parents, families, from, n, draws)
                : givenContext(fitted, parent, parents, families, from, n, draws);
    }

    /** The features of the parents of consecutive rows; {@code families} receives their index per row. */
    private FeatureBatch parents(KeyPlan key, TablePlan parent, int from, int n, int[] families) {
        int[] distinct = new int[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            int row = key.parentOf(from + i);
            if (row >= 0 && (count == 0 || distinct[count - 1] != row)) {
                distinct[count++] = row;
            }
            families[i] = row < 0 ? -1 : count - 1;
        }
        FeatureBatch gathered =
                FeatureBatch.allocate(0, count, parent.table().frame().frame().size());
        int start = 0;
        while (start < count) {
            int end = start + 1;
            while (end < count && distinct[end] - distinct[end - 1] <= GAP) {
                end++;
            }
            int first = distinct[start];
            FeatureBatch run = rows(parent, first, distinct[end - 1] - first + 1);
            for (int i = start; i < end; i++) {
                copyRow(run, distinct[i] - first, gathered, i);
                withPlannedCounts(parent, distinct[i], gathered, i);
            }
            start = end;
        }
        return gathered;
    }

    /** The numbers of children are those of the plan, not those that were drawn to rank the parents by. */
    private void withPlannedCounts(TablePlan parent, int row, FeatureBatch features, int at) {
        for (KeyPlan child : plan.childrenOf(parent.name())) {
            int index = parent.table().frame().count(child.relationship().relationship());
            if (index != TableFrame.NONE && child.counts().length > 0) {
                features.column(index)[at] = child.counts()[row];
            }
        }
    }

    private static FeatureBatch fromResiduals(
            FittedTable fitted,
            KeyPlan key,
            TablePlan parent,
            FeatureBatch parents,
            int[] families,
            int from,
            int n,
            Draws draws) {
        Extension extension = Objects.requireNonNull(key.extension());
        int features = fitted.frame().frame().size();
        FeatureBatch residuals = new FeatureBatch(from, n, new double[features][n], families);
        fitted.model().sample(residuals, new BitSet(), draws);
        int first = parent.table().frame().count(key.relationship().relationship()) + 1;
        double[][] columns = new double[extension.columns().size()][];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = parents.column(first + k);
        }
        FeatureBatch rows = new FeatureBatch(from, n, new double[features][n], families);
        extension.fromResiduals(residuals, new FeatureBatch(0, parents.size(), columns), rows);
        return rows;
    }

    private static FeatureBatch givenContext(
            FittedTable fitted, TablePlan parent, FeatureBatch parents, int[] families, int from, int n, Draws draws) {
        int context = parent.table().frame().frame().size();
        int features = fitted.frame().frame().size();
        double[][] columns = new double[context + features][n];
        for (int k = 0; k < context; k++) {
            for (int i = 0; i < n; i++) {
                columns[k][i] = families[i] < 0 ? Double.NaN : parents.column(k)[families[i]];
            }
        }
        BitSet given = new BitSet();
        given.set(0, context);
        fitted.model().sample(new FeatureBatch(from, n, columns, families), given, draws);
        return new FeatureBatch(from, n, Arrays.copyOfRange(columns, context, context + features), families);
    }

    private static void copyRow(FeatureBatch source, int from, FeatureBatch target, int to) {
        for (int k = 0; k < target.features(); k++) {
            target.column(k)[to] = source.column(k)[from];
        }
    }
}
