package dev.hma.trees;

import dev.hma.api.feature.FeatureBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table is to be like, and how far it is from that while its families are drawn anew, one after the other: those that are
 * still to come count as the drawing before has them.
 */
final class TableGoal {
    /** How much the share of rows in wrong classes weighs, squared, beside what families are like. */
    private static final double SHARES = 2;

    /** How much it weighs that no row has the least or the largest value of a column: they say how far it goes. */
    private static final double END = 0.01;

    private final FeatureBatch rows;
    private final List<Column> columns = new ArrayList<>();
    private final CrossTables.@Nullable Tally cross;
    private Family family = new Family(0, 0);
    private boolean hasParent;

    /** All features of the family, as the drawing before has them. */
    private double[][] before = {};

    /** A column that is drawn, and what its families add up to. */
    private static final class Column {
        private final int feature;
        private final Quota quota;
        private final Likeness.@Nullable Goal goal;
        private Likeness.Sums others = Likeness.Sums.NONE;
        private Likeness.Sums all = Likeness.Sums.NONE;

        Column(DrawnColumn column, Quota quota) {
            this.feature = column.index();
            this.quota = quota;
            this.goal = column.goal();
        }

        double off() {
            double off = SHARES * quota.off() * quota.off() + END * quota.missingEnds();
            return goal == null ? off : off + goal.off(all, quota.moments());
        }
    }

    /**
     * Begins.
     *
     * @param rows the rows, as a drawing before left them
     * @param columns what is drawn
     * @param quotas per column what is wanted of it; null where it is given, or nothing is wanted
     * @param cross which classes are to meet in one row; null where that is not asked
     */
    TableGoal(FeatureBatch rows, DrawnColumn[] columns, @Nullable Quota[] quotas, @Nullable CrossTables cross) {
        this.rows = rows;
        for (int k = 0; k < columns.length; k++) {
            Quota quota = quotas[k];
            if (quota != null) {
                this.columns.add(new Column(columns[k], quota));
            }
        }
        this.cross = cross == null ? null : cross.new Tally(rows);
        for (Family each : Family.of(rows)) {
            if (hasParent(each)) {
                this.columns.forEach(column -> column.all = column.all.with(sums(column, each), 1));
            }
        }
    }

    private boolean hasParent(Family family) {
        return rows.families().length > 0 && rows.families()[family.from()] >= 0;
    }

    private Likeness.Sums sums(Column column, Family family) {
        return column.goal == null
                ? Likeness.Sums.NONE
                : column.goal.likeness().of(rows.column(column.feature), family.from(), family.to());
    }

    /** Whether it matters how a family is drawn; how a row without siblings is does if columns are to go together. */
    boolean asksFor(Family family) {
        return cross != null || hasParent(family) && columns.stream().anyMatch(column -> column.goal != null);
    }

    /** Sets a family aside. */
    void begin(Family next) {
        family = next;
        hasParent = hasParent(family);
        before = new double[rows.features()][];
        Arrays.setAll(before, f -> Arrays.copyOfRange(rows.column(f), family.from(), family.to()));
        columns.forEach(column -> column.others = hasParent ? column.all.with(sums(column, family), -1) : column.all);
        if (cross != null) {
            cross.add(family.from(), family.to(), -1);
        }
    }

    /** Takes the family as it is drawn; gives how far the table is from the goal then. */
    double take() {
        double off = 0;
        for (Column column : columns) {
            column.all = hasParent ? column.others.with(sums(column, family), 1) : column.others;
            off += column.off();
        }
        if (cross != null) {
            cross.add(family.from(), family.to(), 1);
            off += columns.size() * cross.off();
        }
        return off;
    }

    /** Sets the family aside again, as the drawing before has it. */
    void giveBack() {
        if (cross != null) {
            cross.add(family.from(), family.to(), -1);
        }
        for (Column column : columns) {
            for (int i = 0; i < family.size(); i++) {
                column.quota.giveBack(before[column.feature][i], rows.column(column.feature)[family.from() + i]);
            }
        }
        for (int f = 0; f < before.length; f++) {
            System.arraycopy(before[f], 0, rows.column(f), family.from(), family.size());
        }
    }

    /** Takes the family as the drawing before has it. */
    double keep() {
        for (Column column : columns) {
            for (double value : before[column.feature]) {
                column.quota.take(value, value);
            }
        }
        return take();
    }
}
