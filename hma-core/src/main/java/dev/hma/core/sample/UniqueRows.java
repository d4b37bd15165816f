package dev.hma.core.sample;

import dev.hma.api.SynthesisException;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Relationship;
import dev.hma.core.encode.DatetimeEncoder;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.TableFrame;
import dev.hma.core.work.Workers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToLongFunction;

/**
 * Keeps primary keys unique that are made of foreign keys and modelled columns.
 *
 * <p>The parents of a row are its group, and the values of the modelled columns its place in the group; a key of foreign
 * keys alone has groups of one place. Where a place is taken already, a row exchanges its partner with another row, or is
 * drawn again if it has modelled columns; after vain attempts it takes the nearest free place, in the group of other
 * partners if need be.
 */
final class UniqueRows {
    private static final int ATTEMPTS = 4;
    private static final int EXCHANGES = 200;
    /** The most combinations of partners that are tried for one row. */
    private static final double SEARCHED = 1e7;
    /** In groups that are fuller than this, drawing again is mostly vain. */
    private static final double CROWDED = 0.3;

    private static final double UNBOUNDED = 0x1p53;

    private final Plan plan;
    private final FeatureDrawing drawing;
    private final TablePlan table;
    private final Workers workers;
    private final List<KeyPlan> foreign;
    private final List<KeyPlan> moving;
    private final List<Integer> modelled;
    private final List<KeySpace> spaces;
    private final long size;
    private final KeyPlaces places = new KeyPlaces();

    UniqueRows(Plan plan, FeatureDrawing drawing, TablePlan table, Workers workers) {
        this.plan = plan;
        this.drawing = drawing;
        this.table = table;
        this.workers = workers;
        this.foreign = foreignKeys(plan, table);
        this.moving = foreign.stream().filter(k -> k.partners() != null).toList();
        this.modelled = modelledColumns(table);
        this.spaces = modelled.stream().map(table::keySpace).toList();
        this.size = (long) size(spaces);
    }

    private static List<KeyPlan> foreignKeys(Plan plan, TablePlan table) {
        List<String> key = table.table().table().primaryKey();
        return plan.parentsOf(table.name()).stream()
                .filter(k -> k.relationship().role() != Role.DERIVED)
                .filter(k ->
                        k.relationship().relationship().foreignKey().stream().anyMatch(key::contains))
                .toList();
    }

    private static List<Integer> modelledColumns(TablePlan table) {
        List<Integer> found = new ArrayList<>();
        for (int c = 0; c < table.table().columns().size(); c++) {
            FittedColumn column = table.table().columns().get(c);
            if (column instanceof FittedColumn.Encoded
                    && table.table().frame().value(c) != TableFrame.NONE
                    && table.table().table().primaryKey().contains(column.name())) {
                found.add(c);
            }
        }
        return found;
    }

    /** Keys with a generated part are unique by themselves. */
    private static boolean isGenerated(TablePlan table) {
        return table.table().table().primaryKey().isEmpty()
                || table.table().columns().stream().anyMatch(c -> c instanceof FittedColumn.Key);
    }

    private static double size(List<KeySpace> spaces) {
        double size = 1;
        for (KeySpace space : spaces) {
            size *= space.size();
        }
        return Math.min(UNBOUNDED, size);
    }

    /**
     * Makes room for as many keys as a table is to have rows: points in time go on beyond the last one of the original.
     * Nothing else does, so there may be fewer keys than rows.
     *
     * @return how many rows can have a key of their own, {@code rows} at most
     */
    static int makeRoom(Plan plan, TablePlan table, int rows) {
        if (isGenerated(table)) {
            return rows;
        }
        double keys = 1;
        for (KeyPlan key : foreignKeys(plan, table)) {
            keys *= plan.table(key.relationship().relationship().parent()).rows();
        }
        List<Integer> columns = modelledColumns(table);
        keys *= size(columns.stream().map(table::keySpace).toList());
        if (keys >= rows) {
            return rows;
        }
        for (int column : columns) {
            if (keys > 0 && table.fixed(column).isEmpty() && table.encoder(column) instanceof DatetimeEncoder times) {
                long last = times.min()
                        + (long) Math.ceil(rows / keys) * (times.max() - times.min() + times.step())
                        - times.step();
                table.widen(
                        column,
                        new DatetimeEncoder(
                                times.min(), last, times.step(), times.unpadded(), times.sometimesMissing()));
                return rows;
            }
        }
        return (int) keys;
    }

    /** The most children that each row of a parent may have for the child's primary key to stay unique. */
    static IntToLongFunction cap(Plan plan, TablePlan child, Relationship relationship) {
        List<KeyPlan> foreign = foreignKeys(plan, child);
        if (isGenerated(child)
                || foreign.stream()
                        .noneMatch(k -> k.relationship().relationship().equals(relationship))) {
            return parent -> Long.MAX_VALUE;
        }
        double uniform =
                size(modelledColumns(child).stream().map(child::keySpace).toList());
        List<IntToLongFunction> bound = new ArrayList<>();
        for (KeyPlan other : foreign) {
            Relationship key = other.relationship().relationship();
            if (!key.equals(relationship)) {
                IntToLongFunction partners = Binding.partners(plan, relationship, key);
                if (partners == null) {
                    uniform *= Math.max(1, plan.table(key.parent()).rows());
                } else {
                    bound.add(partners);
                }
            }
        }
        double free = uniform;
        return parent -> {
            double cap = free;
            for (IntToLongFunction partners : bound) {
                cap *= partners.applyAsLong(parent);
            }
            return cap >= UNBOUNDED ? Long.MAX_VALUE : (long) cap;
        };
    }

    void settle() {
        if (isGenerated(table) || table.rows() == 0 || isUniqueByCounts()) {
            return;
        }
        long[] drawn = new long[table.rows()];
        for (int from = 0; from < table.rows() && !modelled.isEmpty(); from += Rows.BLOCK) {
            FeatureBatch rows = drawing.rows(table, from, Math.min(Rows.BLOCK, table.rows() - from));
            for (int i = 0; i < rows.size(); i++) {
                drawn[from + i] = place(rows, i);
            }
        }
        Set<Integer> repeated = new LinkedHashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            if (!places.take(group(row), drawn[row])) {
                repeated.add(row);
            }
        }
        if (repeated.isEmpty()) {
            return;
        }
        Draws draws = plan.draws().at(table.name()).at("exchange");
        for (int row : List.copyOf(repeated)) {
            boolean settled = modelled.isEmpty() ? exchange(draws, row, repeated) : redraw(row);
            // A key is unique, whatever becomes of a rule.
            if (!settled
                    && !takeFree(draws, row, drawn[row], KeyPlan::allows)
                    && !takeFree(draws, row, drawn[row], KeyPlan::binds)) {
                throw new SynthesisException(
                                "there are not enough different keys to keep the primary key "
                                        + table.table().table().primaryKey() + " unique",
                                "Choose another scale")
                        .in("table " + table.name());
            }
            repeated.remove(row);
        }
        if (table.held() != null && !modelled.isEmpty()) {
            table.holdChanged(drawing.all(table, workers));
        }
    }

    /** One row per parent at most: so the children are counted, and only who follows a rule may have left that behind. */
    private boolean isUniqueByCounts() {
        return modelled.isEmpty()
                && foreign.size() < 2
                && foreign.stream().allMatch(k -> k.relationship().agreement() == null);
    }

    /** The parents of a row as one number; different ones may share a number, which is no harm but for a needless move. */
    private long group(int row) {
        long group = 0;
        for (KeyPlan key : foreign) {
            group = group * parents(key) + key.parentOf(row);
        }
        return group;
    }

    private int parents(KeyPlan key) {
        return plan.table(key.relationship().relationship().parent()).rows();
    }

    private long place(FeatureBatch rows, int i) {
        long place = 0;
        for (int m = 0; m < spaces.size(); m++) {
            int feature = table.table().frame().value(modelled.get(m));
            place = place * spaces.get(m).size() + spaces.get(m).index(rows.column(feature)[i]);
        }
        return place;
    }

    /** Two rows exchange a partner, so that every parent keeps its number of children. */
    private boolean exchange(Draws draws, int row, Set<Integer> repeated) {
        for (int i = 0; i < EXCHANGES && !moving.isEmpty(); i++) {
            KeyPlan moved = moving.get(i % moving.size());
            int[] partners = Objects.requireNonNull(moved.partners());
            int other = draws.index(row, i, table.rows());
            if (partners[other] == partners[row] || repeated.contains(other)) {
                // A repeated row's place belongs to another one, so it has none to give away.
                continue;
            }
            if (!moved.allows(row, partners[other]) || !moved.allows(other, partners[row])) {
                continue;
            }
            long before = group(other);
            swap(partners, row, other);
            if (group(row) != group(other) && !places.isTaken(group(row), 0) && !places.isTaken(group(other), 0)) {
                places.free(before);
                places.take(group(row), 0);
                places.take(group(other), 0);
                return true;
            }
            swap(partners, row, other);
        }
        return false;
    }

    private static void swap(int[] values, int a, int b) {
        int value = values[a];
        values[a] = values[b];
        values[b] = value;
    }

    private boolean redraw(int row) {
        double crowd = foreign.isEmpty() ? table.rows() : Double.POSITIVE_INFINITY;
        for (KeyPlan key : foreign) {
            int parent = key.parentOf(row);
            crowd = parent < 0 ? crowd : Math.min(crowd, key.counts()[parent]);
        }
        for (int attempt = 1; attempt <= ATTEMPTS && crowd < CROWDED * size; attempt++) {
            long place = place(drawing.draw(table, row, 1, attempt), 0);
            if (places.take(group(row), place)) {
                table.attempts().put(row, attempt);
                return true;
            }
        }
        return false;
    }

    /** The nearest free place among the row's own parents, else among others; those of the last key change first. */
    private boolean takeFree(Draws draws, int row, long wanted, Choice choice) {
        int[] own = moving.stream()
                .mapToInt(k -> Objects.requireNonNull(k.partners())[row])
                .toArray();
        double groups = 1;
        for (KeyPlan key : moving) {
            groups *= parents(key);
        }
        int start = draws.index(row, EXCHANGES, Integer.MAX_VALUE);
        for (long step = 0; step < Math.min(groups, SEARCHED); step++) {
            long rest = step;
            boolean allowed = true;
            for (int m = own.length - 1; m >= 0; m--) {
                int n = parents(moving.get(m));
                // From somewhere on, as the next row's neighbours are needed too.
                long shift = rest % n == 0 ? 0 : 1 + (rest % n - 1 + start) % (n - 1);
                int partner = (int) ((own[m] + shift) % n);
                Objects.requireNonNull(moving.get(m).partners())[row] = partner;
                allowed &= choice.isAllowed(moving.get(m), row, partner);
                rest /= n;
            }
            if (!allowed) {
                continue;
            }
            long place = places.nearestFree(group(row), wanted, size);
            if (place != KeyPlaces.NONE) {
                places.take(group(row), place);
                if (!modelled.isEmpty()) {
                    override(row, place);
                }
                return true;
            }
        }
        for (int m = 0; m < own.length; m++) {
            Objects.requireNonNull(moving.get(m).partners())[row] = own[m];
        }
        return false;
    }

    /** Which partners a row can choose among. */
    private interface Choice {
        boolean isAllowed(KeyPlan key, int row, int partner);
    }

    private void override(int row, long place) {
        double[] values = new double[spaces.size()];
        long rest = place;
        for (int m = values.length - 1; m >= 0; m--) {
            values[m] = spaces.get(m).value(rest % spaces.get(m).size());
            rest /= spaces.get(m).size();
        }
        table.override(
                row,
                modelled.stream().mapToInt(c -> table.table().frame().value(c)).toArray(),
                values);
    }
}
