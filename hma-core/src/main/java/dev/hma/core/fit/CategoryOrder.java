package dev.hma.core.fit;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Table;
import dev.hma.core.encode.CategoryEncoder;
import dev.hma.core.learn.LearningRows;
import dev.hma.core.marginal.EmpiricalFamily;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.NamedMarginal;
import dev.hma.core.model.TableFrame;
import dev.hma.core.ordering.CodeOrders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Gives the categories of a table whose values have no order of their own that of what they go with: the other columns of
 * their rows, and the numbers of children.
 */
final class CategoryOrder {
    /** Means of fewer rows than these say little, and would tell of single rows. */
    private static final long FEWEST = 5;
    /** So many sums may be held per category and thread. */
    private static final int MOST_SUMS = 1 << 20;

    private final FitState state;
    private final Table table;
    private final TableFrame frame;
    private final List<Unordered> categories = new ArrayList<>();
    /** The features that say what a row is like. */
    private final int[] others;

    /** A category without an order: which column it is, and which feature of the frame. */
    private record Unordered(int place, FittedColumn.Encoded column, int feature) {
        long present() {
            return column.rows() - column.missing();
        }

        double share(int code) {
            Marginal marginal = Objects.requireNonNull(column.marginal()).marginal();
            return marginal.upTo(code) - marginal.below(code);
        }
    }

    CategoryOrder(FitState state, Table table) {
        this.state = state;
        this.table = table;
        this.frame = state.frame(table);
        for (int c = 0; c < table.columns().size(); c++) {
            if (state.columns(table).get(c) instanceof FittedColumn.Encoded column
                    && frame.value(c) != TableFrame.NONE
                    && isUnordered(table.columns().get(c).type(), column)) {
                categories.add(new Unordered(c, column, frame.value(c)));
            }
        }
        others = IntStream.range(0, frame.frame().size())
                .filter(f -> categories.stream().noneMatch(c -> c.feature() == f))
                .toArray();
    }

    /** Whether an order of the values would say something, of two values either does, and there is none. */
    private static boolean isUnordered(ColumnType type, FittedColumn.Encoded column) {
        return column.encoder() instanceof CategoryEncoder encoder
                && encoder.levels() > 2
                && type instanceof ColumnType.Categorical category
                && category.order().isEmpty()
                && !CategoryEncoder.numbers(encoder.values());
    }

    /** Reads the table, if there is anything to order, and puts the columns in the order found in the place of the old ones. */
    void learn() {
        if (categories.isEmpty()) {
            return;
        }
        int[] wanted = IntStream.concat(categories.stream().mapToInt(Unordered::feature), Arrays.stream(others))
                .toArray();
        List<Feature> features = frame.frame().features();
        List<int[]> orders = LearningRows.learn(
                CodeOrders.of(
                        table.name(),
                        categories.stream()
                                .map(c -> new CodeOrders.Category(features.get(c.feature()), told(c)))
                                .toList(),
                        Arrays.stream(others).mapToObj(features::get).toList()),
                new StoredRows(
                        "ordering categories of",
                        state.rows(table),
                        new FeatureReader(state.columns(table), frame, state.extras(table), null),
                        rows -> pick(rows, wanted),
                        wanted.length,
                        state.draws()),
                state.workers());
        List<FittedColumn> columns = new ArrayList<>(state.columns(table));
        for (int k = 0; k < orders.size(); k++) {
            columns.set(categories.get(k).place(), inOrder(categories.get(k), orders.get(k)));
        }
        state.replaceColumns(table, columns);
    }

    private static FeatureBatch pick(FeatureBatch rows, int[] features) {
        double[][] picked = Arrays.stream(features).mapToObj(rows::column).toArray(double[][]::new);
        return new FeatureBatch(rows.firstRow(), rows.size(), picked);
    }

    /** How many of a category's codes, of which the frequent ones come first, are told apart. */
    private int told(Unordered category) {
        int most = Math.min(category.column().encoder().levels(), MOST_SUMS / (1 + others.length));
        int told = 0;
        while (told < most && Math.round(category.share(told) * category.present()) >= FEWEST) {
            told++;
        }
        return told;
    }

    private static FittedColumn.Encoded inOrder(Unordered category, int[] order) {
        FittedColumn.Encoded column = category.column();
        long[] rows = Arrays.stream(order)
                .mapToLong(code -> Math.round(category.share(code) * category.present()))
                .toArray();
        return new FittedColumn.Encoded(
                column.name(),
                ((CategoryEncoder) column.encoder()).inOrder(order),
                new NamedMarginal(
                        FitState.STANDARD_MARGINAL,
                        new EmpiricalFamily().fit(ValueCounts.ofCodes(rows, column.missing()))),
                column.missing(),
                column.rows());
    }
}
