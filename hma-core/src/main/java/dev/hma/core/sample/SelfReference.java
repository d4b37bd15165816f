package dev.hma.core.sample;

import dev.hma.api.random.Draws;
import dev.hma.api.schema.Relationship;
import dev.hma.core.model.Levels;
import dev.hma.core.work.Workers;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Finds the parents of rows of a table that refers to itself. */
final class SelfReference {
    private final Plan plan;
    private final TablePlan table;
    private final KeyPlan key;
    private final FeatureDrawing drawing;
    private final Workers workers;

    SelfReference(Plan plan, FeatureDrawing drawing, Workers workers, TablePlan table, KeyPlan key) {
        this.plan = plan;
        this.drawing = drawing;
        this.workers = workers;
        this.table = table;
        this.key = key;
    }

    /** The partners of a self-reference: level by level, so that no row comes to be its own ancestor. */
    int[] partners() {
        Relationship relationship = key.relationship().relationship();
        Draws draws = plan.draws().at(relationship.name());
        int rows = table.rows();
        int[] partners = new int[rows];
        Arrays.fill(partners, -1);
        Levels levels = key.relationship().levels();
        if (levels == null) {
            int[] order = Absence.last(drawing, table, relationship, workers, draws.at("levels"));
            long total = Planner.referring(table, key.relationship());
            int[] counts = CountAssignment.assign(
                    key.relationship().children(), null, rows, total, Long.MAX_VALUE, draws.at("counts"));
            deal(counts, IntStream.range(0, rows).toArray(), order, 0, partners);
            return partners;
        }
        int[] order = Absence.first(drawing, table, relationship, workers, draws.at("levels"));
        int[] sizes = levelSizes(levels, rows);
        int start = 0;
        for (int level = 0; level + 1 < sizes.length; level++) {
            int[] parents = Arrays.copyOfRange(order, start, start + sizes[level]);
            start += sizes[level];
            if (sizes[level + 1] > 0) {
                int[] counts = CountAssignment.assign(
                        levels.children().get(level),
                        null,
                        parents.length,
                        sizes[level + 1],
                        Long.MAX_VALUE,
                        draws.at("counts").at(level));
                deal(counts, parents, order, start, partners);
            }
        }
        return partners;
    }

    private static void deal(int[] counts, int[] parents, int[] order, int from, int[] partners) {
        int at = from;
        for (int p = 0; p < counts.length; p++) {
            for (int c = 0; c < counts[p]; c++) {
                partners[order[at++]] = parents[p];
            }
        }
    }

    /** The rows per level: as in the original, rounded along the running sum; no level is empty above a filled one. */
    private static int[] levelSizes(Levels levels, int rows) {
        long[] original =
                levels.children().stream().mapToLong(c -> c.totalParents()).toArray();
        long total = 0;
        for (long size : original) {
            total += size;
        }
        int[] sizes = new int[original.length];
        long running = 0;
        int given = 0;
        for (int level = 0; level < sizes.length; level++) {
            running += original[level];
            int upTo = (int) Math.rint((double) running * rows / total);
            sizes[level] = Math.max(0, upTo - given);
            if (sizes[level] == 0 && given < rows && (level == 0 || sizes[level - 1] > 0)) {
                sizes[level] = 1;
            }
            sizes[level] = Math.min(sizes[level], rows - given);
            given += sizes[level];
        }
        if (sizes.length > 0) {
            sizes[0] += rows - given;
        }
        return sizes;
    }
}
