package dev.hma.core.sample;

import dev.hma.api.extension.Extension;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.random.Draws;
import dev.hma.core.even.EvenMarginals;
import dev.hma.core.given.Given;
import dev.hma.core.given.GivenRows;
import dev.hma.core.model.FittedTable;
import dev.hma.core.model.TableFrame;
import dev.hma.core.work.Workers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

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
        FeatureBatch rows = held == null ? draw(table, from, n, 0) : held.rows(from, n);
        for (int i = 0; i < n && table.isChanged(); i++) {
            Integer attempt = table.attempts().get(from + i);
            if (attempt != null) {
                copyRow(draw(table, from + i, 1, attempt), 0, rows, i);
            }
            table.applyOverride(rows, i);
        }
        return rows;
    }

    /** The features of all rows, as they stand in the sample. */
    TablePlan.Features all(TablePlan table, Workers workers) {
        int features = table.table().frame().frame().size();
        return new TablePlan.Features(
                Rows.collect(this, table, workers, IntStream.range(0, features).toArray()));
    }

    /** The features of consecutive rows at their n-th drawing. */
    FeatureBatch draw(TablePlan table, int from, int n, int attempt) {
        return draw(table, table.table().model()::sample, from, n, attempt);
    }

    /**
     * The features of all rows at their first drawing, as near to the marginals as chance does not bring them.
     *
     * @param parentsAsUsual whether parents are like those of the original, so that children are to be like all of it
     */
    TablePlan.Features drawAll(TablePlan table, boolean parentsAsUsual) {
        FittedTable fitted = table.table();
        FeatureBatch rows = draw(table, fitted.model()::sampleAll, 0, table.rows(), 0);
        if (fitted.road() == FittedTable.Road.RESIDUAL && parentsAsUsual && table.given() == Given.NOTHING) {
            // Residuals lie evenly, and yet what the parameters of their families make of them does not.
            Draws draws = plan.draws().at(table.name()).at("even");
            new EvenMarginals(fitted.frame().frame().features(), rows, draws).ofFamilies();
        }
        double[][] columns = new double[rows.features()][];
        Arrays.setAll(columns, rows::column);
        return new TablePlan.Features(columns);
    }

    /** How a model draws rows of which some features are given. */
    private interface Sampling {
        void sample(FeatureBatch rows, BitSet given, Draws draws);
    }

    private FeatureBatch draw(TablePlan table, Sampling sampling, int from, int n, int attempt) {
        FittedTable fitted = table.table();
        Draws draws = plan.draws().at(table.name()).at("rows").at(attempt).over(table.rows());
        int features = fitted.frame().frame().size();
        GivenRows known = table.givenRows();
        if (known != null && known.complete()) {
            FeatureBatch rows = FeatureBatch.allocate(from, n, features);
            BitSet filled = known.features().fill(rows, 0);
            for (int k = filled.nextClearBit(0); k < features; k = filled.nextClearBit(k + 1)) {
                Arrays.fill(rows.column(k), Double.NaN);
            }
            return rows;
        }
        if (fitted.road() == FittedTable.Road.ROOT) {
            FeatureBatch rows = FeatureBatch.allocate(from, n, features);
            sampling.sample(rows, table.given().features().fill(rows, 0), draws);
            return rows;
        }
        KeyPlan key = plan.key(Objects.requireNonNull(fitted.generating()));
        // The siblings of a given row may stand anywhere; what is left to be drawn for it goes by its columns.
        if (!fitted.families() || n == 0 || known != null) {
            return drawChildren(table, sampling, key, from, n, draws);
        }
        // A row depends on those before it in its family: whole families are drawn, and cut.
        int start = key.familyStart(from);
        FeatureBatch whole = drawChildren(table, sampling, key, start, key.familyEnd(from + n - 1) - start, draws);
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

    private FeatureBatch drawChildren(TablePlan table, Sampling sampling, KeyPlan key, int from, int n, Draws draws) {
        TablePlan parent = plan.table(key.relationship().relationship().parent());
        int[] families = new int[n];
        FeatureBatch parents = parents(key, parent, from, n, families);
        return table.table().road() == FittedTable.Road.RESIDUAL
                ? fromResiduals(table, sampling, key, parent, parents, families, from, n, draws)
                : givenContext(table, sampling, parent, parents, families, from, n, draws);
    }

    /** The features of the parents of consecutive rows; {@code families} receives their index per row. */
    private FeatureBatch parents(KeyPlan key, TablePlan parent, int from, int n, int[] families) {
        int[] distinct = new int[n];
        int count = 0;
        boolean ordered = true;
        for (int i = 0; i < n; i++) {
            int row = key.parentOf(from + i);
            if (row >= 0 && (count == 0 || distinct[count - 1] != row)) {
                ordered &= count == 0 || distinct[count - 1] < row;
                distinct[count++] = row;
            }
            families[i] = row < 0 ? -1 : count - 1;
        }
        if (!ordered) {
            // Rows that are given lie in any order.
            int[] parents =
                    Arrays.stream(distinct, 0, count).sorted().distinct().toArray();
            for (int i = 0; i < n; i++) {
                families[i] = families[i] < 0 ? -1 : Arrays.binarySearch(parents, distinct[families[i]]);
            }
            distinct = parents;
            count = parents.length;
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

    /**
     * The numbers of children are those of the plan, not those that were drawn to rank the parents by. If the parents are
     * given, there may be any number of children for each, and only those that were drawn say how many are many.
     */
    private void withPlannedCounts(TablePlan parent, int row, FeatureBatch features, int at) {
        if (parent.givenRows() != null) {
            return;
        }
        for (KeyPlan child : plan.childrenOf(parent.name())) {
            int index = parent.table().frame().count(child.relationship().relationship());
            if (index != TableFrame.NONE && child.counts().length > 0) {
                features.column(index)[at] = child.counts()[row];
            }
        }
    }

    private static FeatureBatch fromResiduals(
            TablePlan table,
            Sampling sampling,
            KeyPlan key,
            TablePlan parent,
            FeatureBatch parents,
            int[] families,
            int from,
            int n,
            Draws draws) {
        Extension extension = Objects.requireNonNull(key.extension());
        int features = table.table().frame().frame().size();
        FeatureBatch residuals = new FeatureBatch(from, n, new double[features][n], families);
        GivenRows given = table.givenRows();
        BitSet known = given == null ? new BitSet() : given.residuals().fill(residuals, 0);
        sampling.sample(residuals, known, draws);
        known.stream().forEach(k -> unsaidAsOnAverage(residuals.column(k), n));
        int first = parent.table().frame().count(key.relationship().relationship()) + 1;
        List<Double> orphans =
                Objects.requireNonNull(key.relationship().extension()).orphans();
        boolean together = !orphans.isEmpty() && Arrays.stream(families).anyMatch(f -> f < 0);
        double[][] columns = new double[extension.columns().size()][];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = parents.column(first + k);
            if (together) {
                columns[k] = Arrays.copyOf(columns[k], parents.size() + 1);
                columns[k][parents.size()] = orphans.get(k);
            }
        }
        if (together) {
            Arrays.setAll(families, i -> families[i] < 0 ? parents.size() : families[i]);
        }
        FeatureBatch rows = new FeatureBatch(from, n, new double[features][n], families);
        extension.fromResiduals(residuals, new FeatureBatch(0, parents.size() + (together ? 1 : 0), columns), rows);
        table.given().features().fill(rows, 0);
        return rows;
    }

    /** A known row without siblings says nothing about how it deviates from its family. */
    private static void unsaidAsOnAverage(double[] residuals, int n) {
        for (int i = 0; i < n; i++) {
            residuals[i] = Double.isNaN(residuals[i]) ? 0 : residuals[i];
        }
    }

    private static FeatureBatch givenContext(
            TablePlan table,
            Sampling sampling,
            TablePlan parent,
            FeatureBatch parents,
            int[] families,
            int from,
            int n,
            Draws draws) {
        int context = parent.table().frame().frame().size();
        int features = table.table().frame().frame().size();
        double[][] columns = new double[context + features][n];
        for (int k = 0; k < context; k++) {
            for (int i = 0; i < n; i++) {
                columns[k][i] = families[i] < 0 ? Double.NaN : parents.column(k)[families[i]];
            }
        }
        FeatureBatch rows = new FeatureBatch(from, n, columns, families);
        BitSet given = table.given().features().fill(rows, context);
        given.set(0, context);
        sampling.sample(rows, given, draws);
        return new FeatureBatch(from, n, Arrays.copyOfRange(columns, context, context + features), families);
    }

    private static void copyRow(FeatureBatch source, int from, FeatureBatch target, int to) {
        for (int k = 0; k < target.features(); k++) {
            target.column(k)[to] = source.column(k)[from];
        }
    }
}
