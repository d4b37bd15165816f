package dev.hma.core.sample;

import dev.hma.core.encode.CategoryEncoder;
import dev.hma.core.encode.DatetimeEncoder;
import dev.hma.core.encode.Encoder;
import dev.hma.core.encode.IntegerEncoder;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.Repeat;
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

    /** The values of the column that tells most parents apart without naming them; null if there is none. */
    static @Nullable RepeatedValues of(
            Plan plan, FeatureDrawing drawing, Workers workers, TablePlan table, KeyPlan key) {
        TablePlan parent = plan.table(key.relationship().relationship().parent());
        RepeatedValues best = null;
        long most = 1;
        for (Repeat repeat : key.relationship().repeats()) {
            int own = column(table, repeat.column());
            int other = column(parent, repeat.parentColumn());
            boolean settled = plan.parentsOf(parent.name()).stream()
                    .flatMap(k -> k.relationship().repeats().stream())
                    .noneMatch(r -> r.column().equals(repeat.parentColumn()));
            if (own >= 0 && other >= 0 && settled) {
                RepeatedValues values = of(
                        table.encoder(own),
                        Rows.collect(drawing, table, workers, new int[] {
                            table.table().frame().value(own)
                        })[0],
                        parent.encoder(other),
                        Rows.collect(drawing, parent, workers, new int[] {
                            parent.table().frame().value(other)
                        })[0]);
                long different = Arrays.stream(values.parents).distinct().count();
                if (different > most && 2 * different <= parent.rows()) {
                    most = different;
                    best = values;
                }
            }
        }
        return best;
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
                .map(value -> encoder.levels() > 0 || !isWhole(encoder) ? value : Math.rint(value) * unit)
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
