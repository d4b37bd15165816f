package dev.hma.core.sample;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Relationship;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.key.KeyText;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.TableFrame;
import dev.hma.core.work.Workers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps primary keys unique that are made of foreign keys and modelled columns. A pair of foreign keys that stands there
 * already exchanges its partner with another row; a row whose modelled key stands there already is drawn again, and after
 * many vain attempts takes the nearest key that is free.
 */
final class UniqueRows {
    private static final int ATTEMPTS = 20;
    private static final int EXCHANGES = 200;

    private final Plan plan;
    private final FeatureDrawing drawing;
    private final TablePlan table;
    private final Workers workers;
    private final List<KeyPlan> foreign;
    private final List<Integer> modelled;

    UniqueRows(Plan plan, FeatureDrawing drawing, TablePlan table, Workers workers) {
        this.plan = plan;
        this.drawing = drawing;
        this.table = table;
        this.workers = workers;
        this.foreign = foreignKeys(plan, table);
        this.modelled = modelledColumns(table);
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
                    && table.table().table().primaryKey().contains(column.name())) {
                found.add(c);
            }
        }
        return found;
    }

    private static boolean generated(TablePlan table) {
        return table.table().columns().stream().anyMatch(c -> c instanceof FittedColumn.Key);
    }

    /** The most children a row of a parent may have for the child's primary key to stay unique. */
    static long cap(Plan plan, TablePlan child, Relationship relationship) {
        List<String> key = child.table().table().primaryKey();
        List<KeyPlan> foreign = foreignKeys(plan, child);
        if (generated(child)
                || foreign.stream()
                        .noneMatch(k -> k.relationship().relationship().equals(relationship))
                || key.isEmpty()) {
            return Long.MAX_VALUE;
        }
        double cap = 1;
        for (KeyPlan other : foreign) {
            if (!other.relationship().relationship().equals(relationship)) {
                cap *= Math.max(
                        1,
                        plan.table(other.relationship().relationship().parent()).rows());
            }
        }
        for (int column : modelledColumns(child)) {
            cap *= KeySpace.of(child, column).size();
        }
        return cap >= 0x1p53 ? Long.MAX_VALUE : (long) cap;
    }

    /** The most rows for which a table's primary key can be unique, given the numbers of rows of its parents. */
    static double capacity(Plan plan, TablePlan table) {
        List<KeyPlan> foreign = foreignKeys(plan, table);
        if (generated(table) || table.table().table().primaryKey().isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double capacity = 1;
        for (KeyPlan key : foreign) {
            capacity *= plan.table(key.relationship().relationship().parent()).rows();
        }
        for (int column : modelledColumns(table)) {
            capacity *= KeySpace.of(table, column).size();
        }
        return capacity;
    }

    void settle() {
        if (table.table().table().primaryKey().isEmpty() || generated(table) || table.rows() == 0) {
            return;
        }
        try {
            if (!modelled.isEmpty()) {
                redraw();
            } else if (foreign.size() > 1) {
                exchange();
            }
        } catch (SynthesisException e) {
            throw e.in("table " + table.name());
        }
    }

    private void exchange() {
        Draws draws = plan.draws().at(table.name()).at("exchange");
        KeyPlan moved = foreign.stream()
                .filter(k -> k.partners() != null)
                .reduce((a, b) -> b)
                .orElseThrow();
        int[] partners = java.util.Objects.requireNonNull(moved.partners());
        int parents = plan.table(moved.relationship().relationship().parent()).rows();
        Set<String> seen = new HashSet<>();
        Set<Integer> repeated = new LinkedHashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            if (!seen.add(pair(moved, row, partners[row]))) {
                repeated.add(row);
            }
        }
        for (int row : List.copyOf(repeated)) {
            if (!exchange(draws, moved, partners, row, repeated, seen)) {
                takeAny(draws, moved, partners, row, parents, seen);
            }
            repeated.remove(row);
        }
    }

    private boolean exchange(
            Draws draws, KeyPlan moved, int[] partners, int row, Set<Integer> repeated, Set<String> seen) {
        for (int i = 0; i < EXCHANGES; i++) {
            int other = draws.index(row, i, table.rows());
            if (repeated.contains(other)) {
                // Its pair belongs to another row, so it has none to give away.
                continue;
            }
            String mine = pair(moved, row, partners[other]);
            String theirs = pair(moved, other, partners[row]);
            if (partners[other] != partners[row]
                    && !mine.equals(theirs)
                    && !seen.contains(mine)
                    && !seen.contains(theirs)) {
                String before = pair(moved, other, partners[other]);
                seen.remove(before);
                seen.add(mine);
                seen.add(theirs);
                int partner = partners[row];
                partners[row] = partners[other];
                partners[other] = partner;
                return true;
            }
        }
        return false;
    }

    private void takeAny(Draws draws, KeyPlan moved, int[] partners, int row, int parents, Set<String> seen) {
        int start = draws.index(row, EXCHANGES, parents);
        for (int i = 0; i < parents; i++) {
            int partner = (start + i) % parents;
            if (seen.add(pair(moved, row, partner))) {
                partners[row] = partner;
                return;
            }
        }
        throw new SynthesisException(
                "there are not enough parents to keep the primary key "
                        + table.table().table().primaryKey() + " unique",
                "Choose a larger scale");
    }

    private String pair(KeyPlan moved, int row, int partner) {
        StringBuilder text = new StringBuilder();
        for (KeyPlan key : foreign) {
            text.append(key == moved ? partner : key.parentOf(row)).append(' ');
        }
        return text.toString();
    }

    private void redraw() {
        KeyColumns columns = new KeyColumns(plan, drawing);
        Set<String> seen = new HashSet<>();
        Set<Integer> repeated = new LinkedHashSet<>();
        for (int from = 0; from < table.rows(); from += Rows.BLOCK) {
            FeatureBatch rows = drawing.rows(table, from, Math.min(Rows.BLOCK, table.rows() - from));
            List<Column> decoded = decode(columns, rows);
            for (int i = 0; i < rows.size(); i++) {
                if (!seen.add(key(decoded, i, from + i))) {
                    repeated.add(from + i);
                }
            }
        }
        if (repeated.isEmpty()) {
            return;
        }
        for (int attempt = 1; attempt <= ATTEMPTS && !repeated.isEmpty(); attempt++) {
            Set<Integer> left = new LinkedHashSet<>();
            for (int row : repeated) {
                List<Column> decoded = decode(columns, drawing.draw(table, row, 1, attempt));
                if (seen.add(key(decoded, 0, row))) {
                    table.attempts().put(row, attempt);
                } else {
                    left.add(row);
                }
            }
            repeated = left;
        }
        for (int row : repeated) {
            takeFree(columns, row, seen);
        }
        if (table.held() != null) {
            table.hold(null);
            table.hold(new TablePlan.Features(Rows.collect(
                    drawing,
                    table,
                    workers,
                    java.util.stream.IntStream.range(
                                    0, table.table().frame().frame().size())
                            .toArray())));
        }
    }

    private void takeFree(KeyColumns columns, int row, Set<String> seen) {
        FeatureBatch drawn = drawing.draw(table, row, 1, 0);
        List<KeySpace> spaces =
                modelled.stream().map(c -> KeySpace.of(table, c)).toList();
        double size = 1;
        for (KeySpace space : spaces) {
            size *= space.size();
        }
        long steps = (long) Math.min(size, 10_000_000);
        for (long step = 1; step < steps; step++) {
            long rest = step;
            double[] values = new double[drawn.features()];
            for (int k = 0; k < values.length; k++) {
                values[k] = drawn.column(k)[0];
            }
            for (int s = 0; s < spaces.size(); s++) {
                KeySpace space = spaces.get(s);
                int feature = table.table().frame().value(modelled.get(s));
                if (feature != TableFrame.NONE) {
                    values[feature] = space.shifted(values[feature], rest % (long) space.size());
                    rest /= (long) space.size();
                }
            }
            double[][] moved = new double[values.length][1];
            for (int k = 0; k < values.length; k++) {
                moved[k][0] = values[k];
            }
            if (seen.add(key(decode(columns, new FeatureBatch(row, 1, moved)), 0, row))) {
                table.attempts().put(row, 0);
                table.overrides().put(row, values);
                return;
            }
        }
        throw new SynthesisException(
                "there are not enough values to keep the primary key "
                        + table.table().table().primaryKey() + " unique",
                "Choose a smaller scale");
    }

    private List<Column> decode(KeyColumns columns, FeatureBatch rows) {
        return modelled.stream().map(c -> columns.decode(table, c, rows)).toList();
    }

    private String key(List<Column> decoded, int i, int row) {
        StringBuilder text = new StringBuilder(KeyText.of(decoded, i));
        for (KeyPlan key : foreign) {
            text.append(' ').append(key.parentOf(row));
        }
        return text.toString();
    }

    /** The values that a modelled key column can take. */
    private record KeySpace(double min, double step, double size) {
        static KeySpace of(TablePlan table, int column) {
            int index = table.table().frame().value(column);
            if (index == TableFrame.NONE) {
                return new KeySpace(0, 1, 1);
            }
            Feature feature = table.table().frame().frame().features().get(index);
            if (feature.category()) {
                return new KeySpace(0, 1, feature.levels());
            }
            double min = feature.marginal().quantile(0);
            double max = feature.marginal().quantile(1);
            double step = max - min > 1 && max - min < 0x1p40 ? 1 : (max - min) / 1_000_000;
            return new KeySpace(min, step, step == 0 ? 1 : Math.floor((max - min) / step) + 1);
        }

        double shifted(double value, long steps) {
            double place = Math.rint((value - min) / (step == 0 ? 1 : step)) + steps;
            return min + (place % size) * step;
        }
    }
}
