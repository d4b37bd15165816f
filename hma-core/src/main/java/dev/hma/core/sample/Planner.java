package dev.hma.core.sample;

import dev.hma.api.SynthesisException;
import dev.hma.api.extension.Extension;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.matching.Matching;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Relationship;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.learn.HeldRows;
import dev.hma.core.learn.LearningRows;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.FittedModel;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.FittedTable;
import dev.hma.core.model.Levels;
import dev.hma.core.model.TableFrame;
import dev.hma.core.work.Orders;
import dev.hma.core.work.Workers;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Settles what is global about a sample: rows per table, numbers of children, partners, unique keys. */
final class Planner {
    /** Tables of fewer feature values than this are held in memory rather than drawn again for their children. */
    private static final long HELD = 2_000_000;

    private final FittedModel model;
    private final Plan plan;
    private final FeatureDrawing drawing;
    private final Workers workers;

    private Planner(FittedModel model, Draws draws, Workers workers) {
        this.model = model;
        this.plan = new Plan(model, draws);
        this.drawing = new FeatureDrawing(plan);
        this.workers = workers;
    }

    static Plan plan(FittedModel model, double scale, Draws draws, Workers workers) {
        Planner planner = new Planner(model, draws, workers);
        planner.size(scale);
        for (TablePlan table : planner.plan.tables()) {
            planner.settleChildren(table);
        }
        for (TablePlan table : planner.plan.tables()) {
            for (KeyPlan key : planner.plan.settlingOrder(table.name())) {
                planner.settlePartners(table, key);
            }
        }
        for (TablePlan table : planner.plan.tables()) {
            new UniqueRows(planner.plan, planner.drawing, table, workers).settle();
        }
        return planner.plan;
    }

    private void size(double scale) {
        for (FittedTable table : model.tables()) {
            double wanted = Math.rint(table.rows() * scale);
            if (wanted > Integer.MAX_VALUE - 8) {
                throw new SynthesisException(
                                "scale " + scale + " asks for " + (long) wanted + " rows", "Choose a smaller scale")
                        .in("table " + table.table().name());
            }
            // A table that has rows keeps one at least: its children must refer to something.
            int rows = (int) Math.max(wanted, table.rows() > 0 ? 1 : 0);
            plan.add(new TablePlan(table, rows));
        }
        for (TablePlan table : plan.tables()) {
            int rows = UniqueRows.makeRoom(plan, table, table.rows());
            table.limit(rows);
            for (FittedColumn column : table.table().columns()) {
                if (column instanceof FittedColumn.Key key) {
                    try {
                        key.format().require(rows);
                    } catch (SynthesisException e) {
                        throw e.in("column " + key.name()).in("table " + table.name());
                    }
                }
            }
        }
    }

    /** How many children every row of a table has, under each relationship, and what they look like. */
    private void settleChildren(TablePlan table) {
        TableFrame frame = table.table().frame();
        long values = (long) table.rows() * frame.frame().size();
        List<KeyPlan> children = plan.childrenOf(table.name()).stream()
                .filter(k -> k.relationship().role() == Role.OPENED
                        || frame.count(k.relationship().relationship()) != TableFrame.NONE)
                .toList();
        if (children.isEmpty()) {
            return;
        }
        if (values <= HELD) {
            table.hold(new TablePlan.Features(Rows.collect(
                    drawing,
                    table,
                    workers,
                    IntStream.range(0, frame.frame().size()).toArray())));
        }
        for (KeyPlan key : children) {
            settleChildren(table, key, frame.count(key.relationship().relationship()));
        }
    }

    private void settleChildren(TablePlan table, KeyPlan key, int index) {
        FittedRelationship fitted = key.relationship();
        Relationship relationship = fitted.relationship();
        TablePlan child = plan.table(relationship.child());
        Extension extension = fitted.role() == Role.GENERATING && fitted.extension() != null
                ? fitted.extension().extension()
                : null;
        int width = extension == null ? 0 : extension.columns().size();
        // A table that is drawn after its children does not model how many they are.
        double[][] features = index == TableFrame.NONE
                ? new double[0][]
                : Rows.collect(
                        drawing,
                        table,
                        workers,
                        IntStream.rangeClosed(index, index + width).toArray());
        IntToLongFunction cap = UniqueRows.cap(plan, child, relationship);
        long total = referring(child, fitted);
        long room = 0;
        for (int i = 0; i < table.rows() && room < total; i++) {
            room += Math.min(total, cap.applyAsLong(i));
        }
        if (room < total) {
            // Fewer keys than rows: the key's part cannot be null, so there are fewer rows.
            total = room;
            child.limit((int) room);
        }
        key.settleCounts(CountAssignment.assign(
                fitted.children(),
                features.length == 0 ? null : features[0],
                table.rows(),
                total,
                cap,
                plan.draws().at(relationship.name()).at("counts")));
        if (extension != null) {
            double[][] families = new double[width + 1][];
            System.arraycopy(features, 1, families, 0, width);
            families[width] = new double[table.rows()];
            for (int i = 0; i < table.rows(); i++) {
                families[width][i] = key.counts()[i];
            }
            key.settleExtension(LearningRows.learn(
                    extension.calibrate(), new HeldRows(new FeatureBatch(0, table.rows(), families), workers)));
        }
    }

    /** How many rows of a child refer to a parent. */
    private static long referring(TablePlan child, FittedRelationship key) {
        long rows = child.table().rows();
        if (rows == 0 || key.nulls() == rows) {
            return 0;
        }
        return Math.round((double) child.rows() * (rows - key.nulls()) / rows);
    }

    private void settlePartners(TablePlan table, KeyPlan key) {
        Role role = key.relationship().role();
        if (role == Role.GENERATING) {
            return;
        }
        key.bind(Binding.of(plan, table, key));
        int[] partners = role == Role.SELF ? forest(table, key) : match(table, key);
        if (key.binding() != null) {
            new BoundPartners(
                            key,
                            plan.draws()
                                    .at(key.relationship().relationship().name())
                                    .at("bound"))
                    .settle(partners);
        }
        key.settlePartners(partners);
    }

    private int[] match(TablePlan table, KeyPlan key) {
        FittedRelationship fitted = key.relationship();
        Relationship relationship = fitted.relationship();
        Draws draws = plan.draws().at(relationship.name());
        int referring = Math.min(table.rows(), IntStream.of(key.counts()).sum());
        key.settleCounts(limited(key.counts(), referring));
        int[] rows = referringRows(table.rows(), referring, draws.at("nulls"));
        FittedRelationship.FittedMatching matched = Objects.requireNonNull(fitted.matching());
        Matching matching = matched.matching();
        double[][] children = new double[matching.dimensions()][];
        double[][] parents = new double[matching.dimensions()][];
        if (matching.dimensions() > 0) {
            TablePlan parent = plan.table(relationship.parent());
            int first = table.table().frame().summary(relationship);
            double[][] wishes = Rows.collect(
                    drawing,
                    table,
                    workers,
                    IntStream.range(first, first + matching.dimensions()).toArray());
            FeatureBatch summaries = FeatureBatch.allocate(0, parent.rows(), matching.dimensions());
            matching.summarise(new FeatureBatch(0, parent.rows(), told(parent, key)), summaries);
            for (int d = 0; d < children.length; d++) {
                double[] wish = wishes[d];
                children[d] = IntStream.of(rows).mapToDouble(r -> wish[r]).toArray();
                parents[d] = summaries.column(d);
            }
        }
        int[] found = new int[referring];
        matching.match(children, parents, key.counts(), draws.at("match"), found);
        int[] partners = new int[table.rows()];
        java.util.Arrays.fill(partners, -1);
        for (int i = 0; i < referring; i++) {
            partners[rows[i]] = found[i];
        }
        return partners;
    }

    /** What the matcher is told about the parents: {@link FittedRelationship#parentFrame} has the order. */
    private double[][] told(TablePlan parent, KeyPlan key) {
        TableFrame frame = parent.table().frame();
        FittedRelationship.FittedExtension extension = key.relationship().extension();
        IntStream own = IntStream.range(0, frame.own());
        if (extension == null) {
            return Rows.collect(drawing, parent, workers, own.toArray());
        }
        int count = frame.count(key.relationship().relationship());
        int width = extension.extension().columns().size();
        double[][] told = Rows.collect(
                drawing,
                parent,
                workers,
                IntStream.concat(own, IntStream.rangeClosed(count, count + width))
                        .toArray());
        told[frame.own()] = IntStream.of(key.counts()).asDoubleStream().toArray();
        return told;
    }

    /** Takes children away from the parents with most of them until there are no more than a number. */
    private static int[] limited(int[] counts, int total) {
        int over = IntStream.of(counts).sum() - total;
        int[] order = Orders.sorted(counts.length, (a, b) -> Integer.compare(counts[b], counts[a]));
        int[] limited = counts.clone();
        for (int i = 0; over > 0; i = (i + 1) % order.length) {
            if (limited[order[i]] > 0) {
                limited[order[i]]--;
                over--;
            }
        }
        return limited;
    }

    /** The rows that refer to a parent, in order; the others are drawn by their address. */
    private static int[] referringRows(int rows, int referring, Draws draws) {
        if (referring == rows) {
            return IntStream.range(0, rows).toArray();
        }
        int[] chosen = java.util.Arrays.copyOf(shuffled(rows, draws), referring);
        java.util.Arrays.sort(chosen);
        return chosen;
    }

    private static int[] shuffled(int n, Draws draws) {
        long[] hash = new long[n];
        for (int i = 0; i < n; i++) {
            hash[i] = draws.bits(i, 0);
        }
        return Orders.sorted(n, (a, b) -> Long.compare(hash[a], hash[b]));
    }

    /** The partners of a self-reference: level by level, so that no row comes to be its own ancestor. */
    private int[] forest(TablePlan table, KeyPlan key) {
        Draws draws = plan.draws().at(key.relationship().relationship().name());
        int rows = table.rows();
        int[] partners = new int[rows];
        java.util.Arrays.fill(partners, -1);
        int[] order = shuffled(rows, draws.at("levels"));
        Levels levels = key.relationship().levels();
        if (levels == null) {
            long total = referring(table, key.relationship());
            int[] counts = CountAssignment.assign(
                    key.relationship().children(), null, rows, total, Long.MAX_VALUE, draws.at("counts"));
            deal(counts, IntStream.range(0, rows).toArray(), order, 0, partners);
            return partners;
        }
        int[] sizes = levelSizes(levels, rows);
        int start = 0;
        for (int level = 0; level + 1 < sizes.length; level++) {
            int[] parents = java.util.Arrays.copyOfRange(order, start, start + sizes[level]);
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
