package dev.hma.core.sample;

import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.TableFrame;
import dev.hma.core.work.Orders;
import dev.hma.core.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose columns repeat some of the partner's, and parents, in groups of equal values: so a row finds a partner that has
 * the values which the row was drawn with, and what goes with them stays true when they are taken from the partner.
 *
 * <p>First come groups by the column that tells most parents apart. As there need not be as many rows of a value as slots,
 * parents take some more or fewer, as their numbers of children differ anyway. Beyond that, numbers are shifted to the nearest
 * that have slots, keeping their order (transport on a line); rows of one family together, so that steps between siblings
 * stay. Categories have no nearest ones: what finds no slot is left over. Inside a group, rows that agree with parents in the
 * other columns, too, come first.
 */
final class RepeatedValues {
    /** By how much of the spread of their numbers of children the parents of a value may take more or fewer. */
    private static final double GIVE = 0.25;

    private final RepeatedColumn first;
    private final List<RepeatedColumn> others;

    RepeatedValues(RepeatedColumn first, List<RepeatedColumn> others) {
        this.first = first;
        this.others = others;
    }

    /** Rows and the parents among which they are to find a partner. */
    record Group(int[] rows, int[] parents) {}

    /** A column and the parent's that it repeats, both drawn. */
    private record Pair(int own, int other) {}

    /** The values of the repeated columns; null if none tells parents apart without naming them. */
    static @Nullable RepeatedValues of(
            Plan plan, FeatureDrawing drawing, Workers workers, TablePlan table, KeyPlan key) {
        TablePlan parent = plan.table(key.relationship().relationship().parent());
        List<Pair> pairs = key.relationship().repeats().stream()
                .filter(repeat -> isSettled(plan, parent, repeat.parentColumn()))
                .map(repeat -> new Pair(column(table, repeat.column()), column(parent, repeat.parentColumn())))
                .filter(pair -> pair.own() >= 0 && pair.other() >= 0)
                .toList();
        if (pairs.isEmpty()) {
            return null;
        }
        double[][] own = values(drawing, workers, table, pairs.stream().mapToInt(Pair::own));
        double[][] other = values(drawing, workers, parent, pairs.stream().mapToInt(Pair::other));
        List<RepeatedColumn> telling = new ArrayList<>();
        for (int k = 0; k < pairs.size(); k++) {
            RepeatedColumn repeated = RepeatedColumn.of(
                    table.encoder(pairs.get(k).own()),
                    own[k],
                    parent.encoder(pairs.get(k).other()),
                    other[k]);
            long different = repeated.different();
            if (different > 1 && 2 * different <= parent.rows()) {
                telling.add(repeated);
            }
        }
        telling.sort(Comparator.comparingLong(RepeatedColumn::different).reversed());
        return telling.isEmpty()
                ? null
                : new RepeatedValues(telling.get(0), List.copyOf(telling.subList(1, telling.size())));
    }

    /** Whether a column of the parent is its own, and not taken from a parent of that. */
    private static boolean isSettled(Plan plan, TablePlan parent, String column) {
        return plan.parentsOf(parent.name()).stream()
                .flatMap(key -> key.relationship().repeats().stream())
                .noneMatch(repeat -> repeat.column().equals(column));
    }

    private static double[][] values(FeatureDrawing drawing, Workers workers, TablePlan table, IntStream columns) {
        TableFrame frame = table.table().frame();
        return Rows.collect(drawing, table, workers, columns.map(frame::value).toArray());
    }

    /** The index of a column whose values are drawn; negative if it is none. */
    private static int column(TablePlan table, String name) {
        List<FittedColumn> columns = table.table().columns();
        return IntStream.range(0, columns.size())
                .filter(c -> columns.get(c).name().equals(name))
                .filter(c -> table.table().frame().value(c) != TableFrame.NONE)
                .findFirst()
                .orElse(-1);
    }

    /** Parents of the same value. */
    private record Level(double value, int[] parents, int slots) {}

    /**
     * The groups.
     *
     * @param referring the rows that look for a partner
     * @param slots per parent how many it takes
     * @param families per row a number that rows of one family share
     */
    List<Group> groups(int[] referring, int[] slots, long[] families) {
        List<Level> levels = levels(slots);
        double[] values =
                IntStream.of(referring).mapToDouble(r -> first.rows()[r]).toArray();
        long[] ties = IntStream.of(referring).mapToLong(r -> families[r]).toArray();
        int[] byValue =
                IntStream.of(Orders.sorted(values, ties)).map(i -> referring[i]).toArray();
        double give = 1 + GIVE * spread(levels, slots);
        return first.categories() ? equal(byValue, levels, give) : nearest(byValue, levels, give);
    }

    /** The parents by their values, ascending; those whose value is missing last. */
    private List<Level> levels(int[] slots) {
        double[] values = first.parents();
        int[] order = Orders.sorted(values, new long[values.length]);
        List<Level> levels = new ArrayList<>();
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && Double.compare(values[order[to]], values[order[from]]) == 0) {
                to++;
            }
            int[] parents = Arrays.copyOfRange(order, from, to);
            int sum = IntStream.of(parents).map(p -> slots[p]).sum();
            levels.add(new Level(values[order[from]], parents, sum));
        }
        return levels;
    }

    /** How far numbers of slots of parents with the same value are from one another, as a share of their mean; 1 at most. */
    private static double spread(List<Level> levels, int[] slots) {
        double squares = 0;
        double sum = 0;
        int parents = 0;
        for (Level level : levels) {
            double mean = (double) level.slots() / level.parents().length;
            squares += IntStream.of(level.parents())
                    .mapToDouble(p -> (slots[p] - mean) * (slots[p] - mean))
                    .sum();
            sum += level.slots();
            parents += level.parents().length;
        }
        int free = parents - levels.size();
        return free == 0 || sum == 0 ? 0 : Math.min(1, Math.sqrt(squares / free) * parents / sum);
    }

    /** Rows go along the values, as near to their own as what the parents of each may take allows. */
    private List<Group> nearest(int[] byValue, List<Level> levels, double give) {
        int n = levels.size();
        long[] fewest = new long[n + 1];
        long[] most = new long[n + 1];
        for (int v = n - 1; v >= 0; v--) {
            fewest[v] = fewest[v + 1] + (long) Math.ceil(levels.get(v).slots() / give);
            most[v] = most[v + 1] + (long) (levels.get(v).slots() * give);
        }
        List<Group> groups = new ArrayList<>();
        int from = 0;
        int wished = 0;
        for (int v = 0; v < n; v++) {
            while (wished < byValue.length
                    && (v == n - 1
                            || isNearer(
                                    first.rows()[byValue[wished]],
                                    levels.get(v).value(),
                                    levels.get(v + 1).value()))) {
                wished++;
            }
            // Of those to come none may be left without a row, or without a slot.
            long least = Math.max(from + fewest[v] - fewest[v + 1], byValue.length - most[v + 1]);
            long largest = Math.min(from + most[v] - most[v + 1], byValue.length - fewest[v + 1]);
            int to = (int) Math.max(least, Math.min(largest, wished));
            groups.add(new Group(
                    Arrays.copyOfRange(byValue, from, to), levels.get(v).parents()));
            from = to;
        }
        return groups;
    }

    /** Whether a value is nearer to one than to the next; what is missing is after all others. */
    private static boolean isNearer(double value, double here, double next) {
        return Double.isNaN(next) ? !Double.isNaN(value) : value - here <= next - value;
    }

    private List<Group> equal(int[] byValue, List<Level> levels, double give) {
        List<Group> groups = new ArrayList<>();
        int at = 0;
        for (Level level : levels) {
            while (at < byValue.length && Double.compare(first.rows()[byValue[at]], level.value()) < 0) {
                at++;
            }
            int from = at;
            while (at < byValue.length && Double.compare(first.rows()[byValue[at]], level.value()) == 0) {
                at++;
            }
            int some = Math.min(at - from, (int) (level.slots() * give));
            groups.add(new Group(Arrays.copyOfRange(byValue, from, from + some), level.parents()));
        }
        return groups;
    }

    /**
     * Parts of a group that agree in the other columns, too; rows of values that no parent of the group has are in none.
     */
    List<Group> alike(Group group) {
        if (others.isEmpty()) {
            return List.of();
        }
        Map<List<Double>, List<Integer>> rowsOf = new LinkedHashMap<>();
        for (int row : group.rows()) {
            rowsOf.computeIfAbsent(values(RepeatedColumn::rows, row), v -> new ArrayList<>())
                    .add(row);
        }
        Map<List<Double>, List<Integer>> parentsOf = new HashMap<>();
        for (int parent : group.parents()) {
            parentsOf
                    .computeIfAbsent(values(RepeatedColumn::parents, parent), v -> new ArrayList<>())
                    .add(parent);
        }
        List<Group> alike = new ArrayList<>();
        rowsOf.forEach((values, rows) -> {
            List<Integer> parents = parentsOf.get(values);
            if (parents != null) {
                alike.add(new Group(array(rows), array(parents)));
            }
        });
        return alike;
    }

    private List<Double> values(Function<RepeatedColumn, double[]> side, int at) {
        return others.stream().map(repeated -> side.apply(repeated)[at]).toList();
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(i -> i).toArray();
    }
}
