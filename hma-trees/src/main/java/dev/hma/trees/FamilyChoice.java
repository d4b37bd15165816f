package dev.hma.trees;

import dev.hma.api.feature.FeatureBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws families several times and keeps of each the one by which the table comes nearest to what it was: in the shares of
 * values, in how much rows of a family are alike, and in how they follow one another. A tree sees one row at a time; what it
 * tells a little too much or too little of the rows before adds up over a family, and where families are few, chance does.
 */
final class FamilyChoice {
    /** How many values of a table are drawn, of all candidates together. */
    private static final long VALUES = 3_000_000;

    /** How many candidates a family has at most. */
    private static final int MOST = 32;

    /** How much the share of rows in wrong classes weighs, squared, beside what families are like. */
    private static final double SHARES = 2;

    private final FeatureBatch rows;
    private final Drawing drawing;
    private final List<EvenChance> chances;
    private final List<Column> columns = new ArrayList<>();
    private final int candidates;

    /** A column that is drawn, and what its families add up to: those drawn so far, and the others as the drawing before has them. */
    private static final class Column {
        private final double[] values;
        private final Quota quota;
        private final Likeness.@Nullable Goal goal;
        private Likeness.Sums others = Likeness.Sums.NONE;
        private Likeness.Sums all = Likeness.Sums.NONE;
        private double[] before = {};

        Column(double[] values, DrawnColumn column, Quota quota) {
            this.values = values;
            this.quota = quota;
            this.goal = column.goal();
        }

        Likeness.Sums of(Family family) {
            return goal == null ? Likeness.Sums.NONE : goal.likeness().of(values, family.from(), family.to());
        }

        /** Sets a family aside. */
        void begin(Family family) {
            before = Arrays.copyOfRange(values, family.from(), family.to());
            others = all.with(of(family), -1);
        }

        /** How far the column is from what it was, with a family as it is drawn. */
        double off(Family family) {
            all = others.with(of(family), 1);
            double off = SHARES * quota.off() * quota.off();
            return goal == null ? off : off + goal.off(all, quota.moments());
        }

        /** Makes the rows of a family what they were in the drawing before. */
        void giveBack(Family family) {
            for (int i = 0; i < before.length; i++) {
                quota.giveBack(before[i], values[family.from() + i]);
                values[family.from() + i] = before[i];
            }
        }
    }

    /**
     * Begins.
     *
     * @param rows the batch, as a drawing before left it
     * @param drawing the drawing
     * @param chances its chances
     * @param columns what it draws
     * @param quotas per column what is wanted of it; null where it is given, or nothing is wanted
     */
    FamilyChoice(
            FeatureBatch rows,
            Drawing drawing,
            List<EvenChance> chances,
            DrawnColumn[] columns,
            @Nullable Quota[] quotas) {
        this.rows = rows;
        this.drawing = drawing;
        this.chances = chances;
        for (int k = 0; k < columns.length; k++) {
            Quota quota = quotas[k];
            if (quota != null) {
                this.columns.add(new Column(rows.column(columns[k].index()), columns[k], quota));
            }
        }
        this.candidates = (int) Math.min(MOST, VALUES / Math.max(1, (long) rows.size() * this.columns.size()));
    }

    /** Draws all rows. */
    void draw() {
        if (candidates < 2 || columns.stream().allMatch(column -> column.goal == null)) {
            drawing.draw();
            return;
        }
        List<Family> families = Family.of(rows);
        for (Column column : columns) {
            families.stream()
                    .filter(this::hasParent)
                    .forEach(family -> column.all = column.all.with(column.of(family), 1));
        }
        families.forEach(this::draw);
    }

    private boolean hasParent(Family family) {
        return rows.families().length > 0 && rows.families()[family.from()] >= 0;
    }

    private void draw(Family family) {
        if (!hasParent(family)) {
            chances.forEach(chance -> chance.begin(0));
            drawing.draw(family);
            return;
        }
        columns.forEach(column -> column.begin(family));
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < candidates; c++) {
            double off = draw(family, c);
            if (off < least) {
                least = off;
                best = c;
            }
            columns.forEach(column -> column.giveBack(family));
            chances.forEach(EvenChance::giveBack);
        }
        draw(family, best);
    }

    /** Draws one of a family's candidates; gives how far the table is from what it was then. */
    private double draw(Family family, int candidate) {
        chances.forEach(chance -> chance.begin(candidate));
        drawing.draw(family);
        return columns.stream().mapToDouble(column -> column.off(family)).sum();
    }
}
