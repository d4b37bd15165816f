package dev.hma.core.sample;

import dev.hma.api.SynthesisException;
import dev.hma.api.extension.Extension;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Relationship;
import dev.hma.core.given.Given;
import dev.hma.core.given.GivenRows;
import dev.hma.core.given.GivenValues;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.learn.HeldRows;
import dev.hma.core.learn.LearningRows;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.FittedModel;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.FittedTable;
import dev.hma.core.model.TableFrame;
import dev.hma.core.work.Workers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Settles what is global about a sample: rows per table, numbers of children, partners, unique keys. */
final class Planner {
    /** Tables of no more feature values than this are drawn at once and held in memory. */
    private static final long HELD = 2_000_000;

    private final FittedModel model;
    private final Map<String, Given> given;
    private final @Nullable Plan usual;
    private final Plan plan;
    private final FeatureDrawing drawing;
    private final Workers workers;

    private Planner(FittedModel model, Map<String, Given> given, @Nullable Plan usual, Draws draws, Workers workers) {
        this.model = model;
        this.given = given;
        this.usual = usual;
        this.plan = new Plan(model, draws);
        this.drawing = new FeatureDrawing(plan);
        this.workers = workers;
    }

    static Plan plan(FittedModel model, Map<String, Given> given, double scale, Draws draws, Workers workers) {
        Planner planner = new Planner(model, given, usual(model, given, draws, workers), draws, workers);
        planner.settleNumbers(scale);
        for (TablePlan table : planner.plan.tables()) {
            if (table.givenRows() != null) {
                continue;
            }
            // A table that nothing depends on waits for its parents to be as they stand in the sample.
            planner.hold(table);
            for (KeyPlan key : planner.plan.settlingOrder(table.name())) {
                planner.settlePartners(table, key);
            }
            new UniqueRows(planner.plan, planner.drawing, table, workers).settle();
        }
        return planner.plan;
    }

    /**
     * A plan of nothing but what the fit has seen. Where other parents are given, or conditions are set, children are to be as
     * those of such parents were in the original. So what children look like given their parents is not adapted to the
     * sample's parents, which would make the children of all together like all of the original's, but to those of this plan.
     *
     * @return the plan; null if the sample's own parents are as usual
     */
    private static @Nullable Plan usual(FittedModel model, Map<String, Given> given, Draws draws, Workers workers) {
        Map<String, Given> originals = new HashMap<>();
        for (int t = model.tables().size() - 1; t >= 0; t--) {
            String name = model.tables().get(t).table().name();
            // What is known about a table is known from its children, too.
            boolean childrenToo = model.childrenOf(name).stream()
                    .map(k -> k.relationship().child())
                    .allMatch(c -> c.equals(name) || given.containsKey(c) == originals.containsKey(c));
            if (childrenToo && given.get(name) instanceof GivenRows rows && rows.original()) {
                originals.put(name, rows);
            }
        }
        if (originals.size() == given.size()) {
            return null;
        }
        Planner planner = new Planner(model, originals, null, draws, workers);
        planner.settleNumbers(1);
        return planner.plan;
    }

    private void size(double scale) {
        for (FittedTable table : model.tables()) {
            Given known = given.getOrDefault(table.table().name(), Given.NOTHING);
            if (known instanceof GivenRows kept) {
                plan.add(new TablePlan(table, kept, kept.rows().size()));
                continue;
            }
            double wanted = Math.rint(table.rows() * scale);
            if (wanted > Integer.MAX_VALUE - 8) {
                throw new SynthesisException(
                                "scale " + scale + " asks for " + (long) wanted + " rows", "Choose a smaller scale")
                        .in("table " + table.table().name());
            }
            // A table that has rows keeps one at least: its children must refer to something.
            int rows = (int) Math.max(wanted, table.rows() > 0 ? 1 : 0);
            plan.add(new TablePlan(table, known, rows));
        }
        for (TablePlan table : plan.tables()) {
            if (table.givenRows() != null) {
                continue;
            }
            int rows = UniqueRows.makeRoom(plan, table, table.rows());
            if (rows < table.rows() && table.given() instanceof GivenValues values) {
                throw new SynthesisException(
                                "where " + values.conditions() + " there are " + rows + " different primary keys "
                                        + table.table().table().primaryKey() + " for " + table.rows() + " rows",
                                "Set no condition on a column of the key, or choose a smaller scale")
                        .in("table " + table.name());
            }
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

    /** Rows that are given know their parents. */
    private void settleGiven() {
        for (TablePlan table : plan.tables()) {
            GivenRows kept = table.givenRows();
            if (kept == null) {
                continue;
            }
            for (KeyPlan key : plan.parentsOf(table.name())) {
                Relationship relationship = key.relationship().relationship();
                int[] parents = kept.parents().get(relationship);
                int[] counts = new int[plan.table(relationship.parent()).rows()];
                for (int parent : parents) {
                    if (parent >= 0) {
                        counts[parent]++;
                    }
                }
                key.settleCounts(counts);
                key.settlePartners(parents);
            }
        }
    }

    /** How many rows there are, and how many children each of them has. */
    private void settleNumbers(double scale) {
        size(scale);
        settleGiven();
        Balance balance = new Balance(plan);
        for (TablePlan table : balance.order()) {
            for (KeyPlan key : balance.due(table)) {
                TablePlan parent = plan.table(key.relationship().relationship().parent());
                settleChildren(parent, key, balance.load(key.relationship().relationship()));
            }
            settleChildren(table, balance);
        }
    }

    /** Draws all rows of a table and holds them, if there are not too many. */
    private void hold(TablePlan table) {
        long values = (long) table.rows() * table.table().frame().frame().size();
        if (values <= HELD && table.held() == null) {
            table.hold(
                    table.givenRows() == null
                            ? workers.spread(() -> drawing.drawAll(table, usual == null))
                            : drawing.all(table, workers));
        }
    }

    /** How many children every row of a table has, under each relationship, and what they look like. */
    private void settleChildren(TablePlan table, Balance balance) {
        TableFrame frame = table.table().frame();
        List<KeyPlan> children = plan.childrenOf(table.name()).stream()
                .filter(k -> k.relationship().role() == Role.OPENED
                        || frame.count(k.relationship().relationship()) != TableFrame.NONE)
                .filter(this::isOpen)
                .toList();
        if (children.isEmpty()) {
            return;
        }
        hold(table);
        for (KeyPlan key : children) {
            if (!balance.isFollowing(key.relationship().relationship())) {
                settleChildren(table, key, null);
            }
        }
    }

    /** Whether something about the children of a key's parents is left to be settled. */
    private boolean isOpen(KeyPlan key) {
        GivenRows kept = plan.table(key.relationship().relationship().child()).givenRows();
        return kept == null || !kept.complete() && key.relationship().role() == Role.GENERATING;
    }

    /**
     * Settles a key.
     *
     * @param load numbers that those of the children are to be in proportion to; null to draw them
     */
    private void settleChildren(TablePlan table, KeyPlan key, int @Nullable [] load) {
        FittedRelationship fitted = key.relationship();
        int index = table.table().frame().count(fitted.relationship());
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
        if (child.givenRows() == null) {
            settleCounts(table, key, features.length == 0 ? null : features[0], load);
        }
        if (extension != null && usual != null) {
            key.settleExtension(Objects.requireNonNull(usual.key(relationship).extension()));
        } else if (extension != null) {
            int orphans = child.rows() - IntStream.of(key.counts()).sum();
            key.settleExtension(LearningRows.learn(
                    extension.calibrate(), new HeldRows(families(features, key, orphans), workers), workers));
        }
    }

    private void settleCounts(TablePlan table, KeyPlan key, double @Nullable [] rank, int @Nullable [] load) {
        FittedRelationship fitted = key.relationship();
        Relationship relationship = fitted.relationship();
        TablePlan child = plan.table(relationship.child());
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
        int[] followed = load == null ? null : Slots.fitted(load, (int) total);
        key.settleCounts(
                followed != null && isAllowed(followed, cap)
                        ? followed
                        : CountAssignment.assign(
                                fitted.children(),
                                rank,
                                table.rows(),
                                total,
                                cap,
                                plan.draws().at(relationship.name()).at("counts")));
    }

    /** The extension columns of the parents, those of the orphans if there are any, and the numbers of children. */
    private static FeatureBatch families(double[][] features, KeyPlan key, int orphans) {
        List<Double> own =
                Objects.requireNonNull(key.relationship().extension()).orphans();
        int parents = key.counts().length;
        int n = parents + (orphans > 0 && !own.isEmpty() ? 1 : 0);
        double[][] families = new double[features.length][];
        for (int k = 0; k + 1 < features.length; k++) {
            families[k] = Arrays.copyOf(features[k + 1], n);
            if (n > parents) {
                families[k][parents] = own.get(k);
            }
        }
        double[] counts =
                Arrays.copyOf(IntStream.of(key.counts()).asDoubleStream().toArray(), n);
        if (n > parents) {
            counts[parents] = orphans;
        }
        families[features.length - 1] = counts;
        return new FeatureBatch(0, n, families);
    }

    private static boolean isAllowed(int[] counts, IntToLongFunction cap) {
        return IntStream.range(0, counts.length).allMatch(i -> counts[i] <= cap.applyAsLong(i));
    }

    /** How many rows of a child refer to a parent. */
    static long referring(TablePlan child, FittedRelationship key) {
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
        Following following = key.binding() == null ? Following.of(plan, table, key) : null;
        key.follow(following);
        int[] partners = role == Role.SELF
                ? new SelfReference(plan, drawing, workers, table, key).partners()
                : new PartnerSearch(plan, drawing, workers, table, key).find(following);
        if (role == Role.SELF && following != null) {
            key.bind(following.binding(partners));
        }
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
}
