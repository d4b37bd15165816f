package dev.hma.core.fit;

import dev.hma.api.schema.Relationship;
import dev.hma.core.hierarchy.Paths;
import dev.hma.core.model.Agreement;
import dev.hma.core.work.Known;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts in how many rows of a table which of its paths lead to the same row. */
final class PathTally {
    /** With fewer rows agreement says nothing. */
    private static final int FEWEST = 20;
    /** From this share of the rows beyond chance on, agreement is a rule. */
    private static final double RULE = 0.5;

    private final List<List<Relationship>> paths;
    private final List<Paths.Comparison> comparisons;
    /** Per foreign key inside a path the parents of all rows. */
    private final Known<Relationship, int[]> steps;
    /** Per path and row at its end how many rows lead there. */
    private final List<long[]> ends = new ArrayList<>();

    private final long[] rows;
    private final long[] agreeing;
    /** Per comparison and way the rows in which it agrees. */
    private final long[][] ways;
    /** Per comparison the place of its own path among the paths. */
    private final int[] ownPath;
    /** Per comparison and way the place of the way's path. */
    private final int[][] wayPath;

    PathTally(
            List<List<Relationship>> paths,
            List<Paths.Comparison> comparisons,
            Known<Relationship, int[]> steps,
            int[] endRows) {
        this.paths = paths;
        this.comparisons = comparisons;
        this.steps = steps;
        for (int rowsAtEnd : endRows) {
            ends.add(new long[rowsAtEnd]);
        }
        this.rows = new long[comparisons.size()];
        this.agreeing = new long[comparisons.size()];
        this.ways = new long[comparisons.size()][];
        this.ownPath = new int[comparisons.size()];
        this.wayPath = new int[comparisons.size()][];
        for (int c = 0; c < ways.length; c++) {
            Paths.Comparison comparison = comparisons.get(c);
            ways[c] = new long[comparison.ways().size()];
            ownPath[c] = paths.indexOf(comparison.own());
            wayPath[c] = comparison.ways().stream().mapToInt(paths::indexOf).toArray();
        }
    }

    /**
     * Adds rows.
     *
     * @param firsts per path the parents that its first foreign key names, -1 for none
     * @param size the number of rows
     */
    void add(int[][] firsts, int size) {
        int[][] found = new int[paths.size()][];
        for (int p = 0; p < found.length; p++) {
            found[p] = firsts[p].clone();
            for (Relationship step : paths.get(p).subList(1, paths.get(p).size())) {
                int[] parents = steps.get(step);
                for (int i = 0; i < size; i++) {
                    found[p][i] = found[p][i] < 0 ? -1 : parents[found[p][i]];
                }
            }
            long[] counts = ends.get(p);
            for (int i = 0; i < size; i++) {
                if (found[p][i] >= 0) {
                    counts[found[p][i]]++;
                }
            }
        }
        for (int c = 0; c < comparisons.size(); c++) {
            int[][] others = new int[wayPath[c].length][];
            for (int w = 0; w < others.length; w++) {
                others[w] = found[wayPath[c][w]];
            }
            for (int i = 0; i < size; i++) {
                add(c, found[ownPath[c]], others, i);
            }
        }
    }

    private void add(int c, int[] own, int[][] others, int i) {
        boolean known = false;
        boolean agrees = false;
        for (int w = 0; w < others.length && own[i] >= 0; w++) {
            known |= others[w][i] >= 0;
            if (others[w][i] == own[i]) {
                agrees = true;
                ways[c][w]++;
            }
        }
        rows[c] += known ? 1 : 0;
        agreeing[c] += agrees ? 1 : 0;
    }

    void merge(PathTally other) {
        for (int p = 0; p < ends.size(); p++) {
            Sums.add(ends.get(p), other.ends.get(p));
        }
        Sums.add(rows, other.rows);
        Sums.add(agreeing, other.agreeing);
        for (int c = 0; c < ways.length; c++) {
            Sums.add(ways[c], other.ways[c]);
        }
    }

    /**
     * The rule that a comparison shows.
     *
     * @param c the comparison's number
     * @param demanded whether it is to hold always, whatever the rows say
     * @return the rule; null if there is none
     */
    @Nullable
    Agreement agreement(int c, boolean demanded) {
        Paths.Comparison comparison = comparisons.get(c);
        List<Agreement.Way> holding = new ArrayList<>();
        double apart = 1;
        for (int w = 0; w < ways[c].length; w++) {
            holding.add(new Agreement.Way(comparison.ways().get(w), ways[c][w]));
            apart *= 1 - chance(ownPath[c], wayPath[c][w]);
        }
        double share = rows[c] == 0 ? 0 : (double) agreeing[c] / rows[c];
        double bound = apart <= 0 ? 0 : Math.max(0, 1 - (1 - share) / apart);
        if (!demanded && (rows[c] < FEWEST || bound < RULE)) {
            return null;
        }
        return new Agreement(comparison.own(), holding, rows[c], agreeing[c], 1 - apart, demanded ? 1 : bound);
    }

    /** How often two paths that know nothing of each other lead to the same row. */
    private double chance(int a, int b) {
        long[] first = ends.get(a);
        long[] second = ends.get(b);
        double both = 0;
        for (int k = 0; k < first.length; k++) {
            both += (double) first[k] * second[k];
        }
        double all = (double) Arrays.stream(first).sum() * Arrays.stream(second).sum();
        return all == 0 ? 1 : both / all;
    }
}
