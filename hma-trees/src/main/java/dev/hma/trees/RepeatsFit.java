package dev.hma.trees;

import dev.hma.trees.TreesState.TreeState;
import java.util.List;
import java.util.Objects;

/**
 * Finds out how much it is to weigh, where a family may repeat a code, that codes are more frequent beside what else is in a row:
 * as much as tells rows best, each by all others.
 */
final class RepeatsFit {
    /** As many rows show it. */
    private static final int ROWS = 20_000;

    private static final double[] WEIGHTS = {0, 0.25, 0.5, 0.75, 1};

    private final FamilyRows rows;
    private final Siblings siblings;
    private final boolean[] categories;

    /**
     * Begins.
     *
     * @param rows the rows, with all predictors
     * @param predictors which these are
     */
    RepeatsFit(FamilyRows rows, Predictors predictors) {
        this.rows = rows;
        this.siblings = Objects.requireNonNull(predictors.siblings());
        categories = new boolean[rows.columns().length];
        for (int p = 0; p < categories.length; p++) {
            categories[p] = predictors.levels(p) > 0;
        }
    }

    /**
     * The weight.
     *
     * @param f the feature
     * @param again how likely a code is new, that of the row before, or an earlier one
     * @param tree which codes rows have beside what else is in them
     * @param counts per code how many rows have it
     */
    double weight(int f, TreeState again, TreeState tree, int[] counts) {
        Classes codes = Classes.ofCodes(counts);
        RepeatedCodes repeated = new RepeatedCodes(
                f,
                siblings.before(f),
                new Tree(again, categories),
                Donors.ofCodes(tree, counts.length, categories, codes),
                codes,
                new StructuralZeros(List.of()),
                0);
        double[] told = new double[WEIGHTS.length];
        Siblings.Memory memory = siblings.new Memory();
        double[] row = new double[categories.length];
        for (int from = 0, to; from < Math.min(ROWS, rows.size()); from = to) {
            to = rows.end(from);
            memory.begin(to - from);
            for (int i = from; i < to; i++) {
                for (int p = 0; p < row.length; p++) {
                    row[p] = rows.columns()[p][i];
                }
                for (int w = 0; w < WEIGHTS.length && !Double.isNaN(rows.again()[f][i]); w++) {
                    told[w] += repeated.told(row, memory, WEIGHTS[w]);
                }
                memory.add(row);
            }
        }
        int best = 0;
        for (int w = 1; w < WEIGHTS.length; w++) {
            best = told[w] > told[best] ? w : best;
        }
        return WEIGHTS[best];
    }
}
