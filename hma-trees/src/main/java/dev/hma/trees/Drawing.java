package dev.hma.trees;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The rows of one batch while they are drawn. */
final class Drawing {
    private final Parts parts;
    private final DrawnColumn[] columns;
    private final FeatureBatch rows;
    private final BitSet given;

    /** The given features, and their columns. */
    private final int[] known;

    private final double[][] knownColumns;
    private final BitSet weighing;
    private final Siblings.@Nullable Memory memory;
    private final Chance[] chances;
    private final Chance[] repeats;
    private final Draws choice;
    private final double[][] drawn;
    private final double[] weights;
    private final @Nullable Quota[] quotas;

    /**
     * Begins.
     *
     * @param parts what rows are drawn from
     * @param rows the batch
     * @param given the features that are given
     * @param chances per candidate row the chances of its values
     * @param repeats per candidate row the chances of repeating values
     * @param draws the random numbers by which one of several candidates is taken
     * @param quotas per column what is wanted of it; null where nothing is
     */
    Drawing(
            Parts parts,
            FeatureBatch rows,
            BitSet given,
            List<? extends Chance> chances,
            List<? extends Chance> repeats,
            Draws draws,
            @Nullable Quota[] quotas) {
        this.parts = parts;
        this.columns = parts.columns();
        this.rows = rows;
        this.given = given;
        this.known = given.stream().toArray();
        this.knownColumns = Arrays.stream(known).mapToObj(rows::column).toArray(double[][]::new);
        this.weighing = parts.weighing(given);
        this.memory = parts.siblings() == null ? null : parts.siblings().new Memory();
        this.chances = chances.toArray(new Chance[0]);
        this.repeats = repeats.toArray(new Chance[0]);
        this.choice = draws.at("choice");
        this.quotas = quotas;
        drawn = new double[chances.size()][parts.predictors()];
        weights = new double[chances.size()];
    }

    /** Draws all rows. */
    void draw() {
        Family.of(rows).forEach(this::draw);
    }

    /** Draws the rows of a family. */
    void draw(Family family) {
        draw(family, family.to());
    }

    /** Draws the rows of a family, but no profile that no other row of it sees. */
    void tryOut(Family family) {
        draw(family, memory == null ? family.from() : family.to() - 1);
    }

    /** Draws the rows of a family, those from one on without profiles. */
    private void draw(Family family, int bare) {
        if (memory != null) {
            memory.begin(family.size());
        }
        for (int i = family.from(); i < family.to(); i++) {
            double[] row = draw(i, i < bare ? parts.profiles() : List.of());
            if (memory != null) {
                memory.add(row);
            }
        }
    }

    /** Draws a row; gives its predictors. */
    private double[] draw(int i, List<DrawnProfile> profiles) {
        long number = rows.firstRow() + i;
        for (int c = 0; c < drawn.length; c++) {
            chances[c].turnTo(number);
            repeats[c].turnTo(number);
            double[] row = drawn[c];
            for (int k = 0; k < known.length; k++) {
                row[known[k]] = knownColumns[k][i];
            }
            int[] counts = parts.counts();
            for (int f = 0; f < counts.length; f++) {
                int count = counts[f];
                // A parent without such children has no sums of theirs: so it is in the data.
                if (count != DrawnColumn.NONE && row[count] == 0) {
                    row[f] = Double.NaN;
                }
            }
            if (memory != null) {
                memory.tell(row);
            }
            parts.calendar().tell(row);
            weights[c] = draw(row, c);
        }
        double[] taken = drawn.length == 1 ? drawn[0] : drawn[choose(weights, choice.uniform(number, 0))];
        for (DrawnProfile profile : profiles) {
            draw(taken, profile, i);
        }
        for (int k = 0; k < columns.length; k++) {
            DrawnColumn column = columns[k];
            int f = column.index();
            if (!given.get(f)) {
                // What is missing though no guard says so is so for what depends on it, and not for others.
                double value = Double.isNaN(taken[f]) && !column.isMissing(taken)
                        ? column.drawPresent(taken, chances[0])
                        : taken[f];
                if (quotas[k] != null) {
                    quotas[k].take(rows.column(f)[i], value);
                }
                rows.column(f)[i] = value;
            }
        }
        return taken;
    }

    private void draw(double[] row, DrawnProfile profile, int i) {
        profile.draw(row, chances[0], given);
        for (int f : profile.features()) {
            if (!given.get(f)) {
                rows.column(f)[i] = profile.present(row, f, chances[0]);
            }
        }
    }

    /** Draws what is not given of a row; gives how likely that makes what is. */
    private double draw(double[] row, int c) {
        double weight = 1;
        for (int k = 0; k < columns.length; k++) {
            DrawnColumn column = columns[k];
            int f = column.index();
            if (memory != null) {
                memory.tellAlike(f, row, Double.NaN);
            }
            if (!given.get(f)) {
                IntPredicate asked = asked(k, row);
                weight *= asked == null ? 1 : column.likelihood(row, asked);
                row[f] = column.draw(row, chances[c], repeats[c], memory, quotas[k], asked);
                parts.calendar().tell(f, row);
            } else if (weighing.get(f)) {
                weight *= column.likelihood(row, row[f]);
            }
            if (memory != null) {
                memory.tellAgain(f, row);
            }
        }
        return weight;
    }

    /** Which codes of a column go with what is given and comes later; null if all do. */
    private @Nullable IntPredicate asked(int k, double[] row) {
        if (weighing.isEmpty()) {
            return null;
        }
        IntPredicate asked = null;
        for (int later = k + 1; later < columns.length; later++) {
            IntPredicate one = weighing.get(columns[later].index()) ? columns[k].goingWith(columns[later], row) : null;
            if (one != null) {
                asked = asked == null ? one : asked.and(one);
            }
        }
        return asked;
    }

    private static int choose(double[] weights, double uniform) {
        double left = uniform * Arrays.stream(weights).sum();
        for (int c = 0; c < weights.length; c++) {
            left -= weights[c];
            if (left < 0) {
                return c;
            }
        }
        return 0;
    }
}
