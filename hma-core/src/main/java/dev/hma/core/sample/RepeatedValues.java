package dev.hma.core.sample;

import dev.hma.core.encode.CategoryEncoder;
import dev.hma.core.encode.DatetimeEncoder;
import dev.hma.core.encode.Encoder;
import dev.hma.core.encode.IntegerEncoder;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.TableFrame;
import dev.hma.core.work.Orders;
import dev.hma.core.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose column repeats one of the partner's, and parents, in groups of equal values: so a row finds a partner that has the
 * value which the row was drawn with, and what goes with that value stays true when it is taken from the partner.
 *
 * <p>As there need not be as many rows of a value as slots, numbers are shifted to the nearest that have slots, keeping
 * their order (optimal transport on a line); rows of one family together, so that steps between siblings stay. Categories have no
 * nearest ones: what finds no slot is left over.
 */
final class RepeatedValues {
    private final double[] rows;
    private final double[] parents;
    private final boolean categories;

    private RepeatedValues(double[] rows, double[] parents, boolean categories) {
        this.rows = rows;
        this.parents = parents;
        this.categories = categories;
    }

    /** Rows and the parents among which they are to find a partner; as many slots as rows where all fits. */
    record Group(int[] rows, int[] parents) {}

    /** A column and the parent's that it repeats, both drawn. */
    private record Pair(int own, int other) {}

    /** The values of the column that tells most parents apart without naming them; null if there is none. */
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
        RepeatedValues best = null;
        long most = 1;
        for (int k = 0; k < pairs.size(); k++) {
            long different = Arrays.stream(other[k]).distinct().count();
            if (different > most && 2 * different <= parent.rows()) {
                most = different;
                best = of(
                        table.encoder(pairs.get(k).own()),
                        own[k],
                        parent.encoder(pairs.get(k).other()),
                        other[k]);
            }
        }
        return best;
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

    private static RepeatedValues of(Encoder own, double[] rows, Encoder other, double[] parents) {
        if (own instanceof CategoryEncoder mine && other instanceof CategoryEncoder theirs) {
            double[] codes = theirs.values().stream()
                    .mapToDouble(value -> mine.values().indexOf(value))
                    .toArray();
            double[] mapped = Arrays.stream(parents)
                    .map(code -> Double.isNaN(code) ? code : codes[(int) code])
                    .toArray();
            return new RepeatedValues(rows, mapped, true);
        }
        return new RepeatedValues(scaled(rows, own), scaled(parents, other), own.levels() > 0);
    }

    private static double[] scaled(double[] values, Encoder encoder) {
        double unit = encoder instanceof DatetimeEncoder datetime ? datetime.step() : 1;
        return Arrays.stream(values)
                .map(value -> (isWhole(encoder) ? Math.rint(value) : value) * unit + 0.0)
                .toArray();
    }

    private static boolean isWhole(Encoder encoder) {
        return encoder instanceof DatetimeEncoder || encoder instanceof IntegerEncoder;
    }

    /**
     * The groups.
     *
     * @param referring the rows that look for a partner
     * @param slots per parent how many it takes
     * @param families per row a number that rows of one family share
     */
    List<Group> groups(int[] referring, int[] slots, long[] families) {
        Map<Double, int[]> parentsOf = new TreeMap<>();
        int[] order = Orders.sorted(parents, new long[parents.length]);
        for (int from = 0, to; from < order.length; from = to) {
            to = from;
            while (to < order.length && Double.compare(parents[order[to]], parents[order[from]]) == 0) {
                to++;
            }
            parentsOf.put(parents[order[from]], Arrays.copyOfRange(order, from, to));
        }
        double[] values = IntStream.of(referring).mapToDouble(r -> rows[r]).toArray();
        long[] ties = IntStream.of(referring).mapToLong(r -> families[r]).toArray();
        int[] byValue =
                IntStream.of(Orders.sorted(values, ties)).map(i -> referring[i]).toArray();
        return categories ? equal(byValue, parentsOf, slots) : nearest(byValue, parentsOf, slots);
    }

    private static int taken(int[] members, int[] slots) {
        return IntStream.of(members).map(p -> slots[p]).sum();
    }

    private static List<Group> nearest(int[] byValue, Map<Double, int[]> parentsOf, int[] slots) {
        List<Group> groups = new ArrayList<>();
        int from = 0;
        for (int[] members : parentsOf.values()) {
            int to = from + taken(members, slots);
            groups.add(new Group(Arrays.copyOfRange(byValue, from, to), members));
            from = to;
        }
        return groups;
    }

    private List<Group> equal(int[] byValue, Map<Double, int[]> parentsOf, int[] slots) {
        List<Group> groups = new ArrayList<>();
        for (int from = 0, to; from < byValue.length; from = to) {
            double value = rows[byValue[from]];
            to = from;
            while (to < byValue.length && Double.compare(rows[byValue[to]], value) == 0) {
                to++;
            }
            int[] members = parentsOf.get(value);
            if (members != null) {
                int some = Math.min(to - from, taken(members, slots));
                groups.add(new Group(Arrays.copyOfRange(byValue, from, from + some), members));
            }
        }
        return groups;
    }
}
