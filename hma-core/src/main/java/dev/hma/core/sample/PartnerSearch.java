package dev.hma.core.sample;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.Pairs;
import dev.hma.api.random.Draws;
import dev.hma.core.given.Given;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.model.Agreement;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.TableFrame;
import dev.hma.core.work.Orders;
import dev.hma.core.work.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds partners for the rows of a table: parents with free slots that suit what the rows are like. Where paths agree, rows
 * look for partners only among those that the rule allows.
 */
final class PartnerSearch {
    private final Plan plan;
    private final FeatureDrawing drawing;
    private final Workers workers;
    private final TablePlan table;
    private final TablePlan parent;
    private final KeyPlan key;
    private final Matching matching;
    private final Draws draws;
    private final int[] partners;
    private @Nullable ChildContext context;
    private double @Nullable [][] told;

    /** Per dimension of the matching what every row of the table wishes. */
    private double[][] wishes = new double[0][];
    /** Per dimension what every parent offers. */
    private double[][] offers = new double[0][];
    /** Per row which of the matches found its partner; -1 if none did, and a rule named it, or there is none. */
    private final int[] matches;

    private int matched;

    PartnerSearch(Plan plan, FeatureDrawing drawing, Workers workers, TablePlan table, KeyPlan key) {
        this.plan = plan;
        this.drawing = drawing;
        this.workers = workers;
        this.table = table;
        this.parent = plan.table(key.relationship().relationship().parent());
        this.key = key;
        this.matching = Objects.requireNonNull(key.relationship().matching()).matching();
        this.draws = plan.draws().at(key.relationship().relationship().name());
        this.partners = new int[table.rows()];
        Arrays.fill(partners, -1);
        this.matches = new int[table.rows()];
        Arrays.fill(matches, -1);
    }

    /** The partner of every row, -1 for none. Settles the numbers of children of the parents, too. */
    int[] find(@Nullable Following following) {
        int referring = Math.min(table.rows(), IntStream.of(key.counts()).sum());
        key.settleCounts(limited(key.counts(), referring));
        int[] rows = referringRows(referring);
        readPlaces();
        RepeatedValues repeated = following == null ? RepeatedValues.of(plan, drawing, workers, table, key) : null;
        if (following != null) {
            follow(following, rows);
        } else if (repeated != null) {
            matchByValue(repeated, rows);
        } else {
            match(rows, key.counts(), null, draws.at("match"));
        }
        if (isExchanged()) {
            matching.exchange(new Pairs(context().all(), parents(), matches), draws.at("exchange"), partners);
        }
        return partners;
    }

    /**
     * Whether rows exchange their partners in the end. Rows or parents of which something was known before they were drawn are not
     * like all, and need not go together as in the data; where partners are bound, they are dealt out anew.
     */
    private boolean isExchanged() {
        return table.given() == Given.NOTHING
                && parent.given() == Given.NOTHING
                && key.binding() == null
                && matching.exchanges(table.rows());
    }

    /** Per row a number that it shares with its family, but for chance with no other. */
    private long[] families() {
        KeyPlan generating = plan.parentsOf(table.name()).stream()
                .filter(k -> k.relationship().role() == Role.GENERATING)
                .findFirst()
                .orElse(null);
        Draws random = draws.at("families");
        long[] families = new long[table.rows()];
        Arrays.setAll(families, row -> random.bits(generating == null ? row : generating.parentOf(row), 0));
        return families;
    }

    /** Rows of a value are matched with the parents of that value, and those that are left over with what is left. */
    private void matchByValue(RepeatedValues repeated, int[] rows) {
        List<RepeatedValues.Group> groups = repeated.groups(rows, key.counts(), families());
        int[] free = key.counts().clone();
        int[] open = new int[free.length];
        for (int g = 0; g < groups.size(); g++) {
            RepeatedValues.Group group = groups.get(g);
            int[] taken = Slots.fitted(picked(key.counts(), group.parents()), group.rows().length);
            for (int k = 0; k < taken.length; k++) {
                int p = group.parents()[k];
                open[p] = taken[k];
                free[p] = Math.max(0, free[p] - taken[k]);
            }
            matchGroup(group, repeated.alike(group), open, draws.at("match").at(g));
        }
        int[] left = unmatched(rows);
        match(left, Slots.fitted(free, left.length), null, draws.at("match"));
        settleFound();
    }

    /**
     * Matches the rows of a group, those first that are alike in other columns, too.
     *
     * @param open per parent how many rows it takes; used up
     */
    private void matchGroup(RepeatedValues.Group group, List<RepeatedValues.Group> alike, int[] open, Draws random) {
        for (int a = 0; a < alike.size(); a++) {
            int[] parents = alike.get(a).parents();
            int[] slots = picked(open, parents);
            int[] own = alike.get(a).rows();
            int some = Math.min(own.length, IntStream.of(slots).sum());
            int[] taken = Slots.fitted(slots, some);
            match(Arrays.copyOf(own, some), taken, parents, random.at(a));
            for (int k = 0; k < parents.length; k++) {
                open[parents[k]] -= taken[k];
            }
        }
        int[] left = unmatched(group.rows());
        match(left, picked(open, group.parents()), group.parents(), random);
    }

    /** Settles the numbers of children that the partners which have been found make. */
    private void settleFound() {
        int[] counts = new int[key.counts().length];
        for (int partner : partners) {
            if (partner >= 0) {
                counts[partner]++;
            }
        }
        key.settleCounts(counts);
    }

    private int[] unmatched(int[] rows) {
        return IntStream.of(rows).filter(r -> partners[r] < 0).toArray();
    }

    private void readPlaces() {
        int dimensions = matching.dimensions();
        if (dimensions == 0) {
            return;
        }
        // Rows of which something was known before they were drawn are not like all rows, and may wish what they do.
        wishes = new Wishes(drawing, workers, table, key).read(table.given() == Given.NOTHING ? context() : null);
        FeatureBatch summaries = FeatureBatch.allocate(0, parent.rows(), dimensions);
        matching.summarise(parents(), summaries);
        offers = new double[dimensions][];
        Arrays.setAll(offers, summaries::column);
    }

    /** What the matcher is told about the child rows; collected once. */
    private ChildContext context() {
        if (context == null) {
            context = ChildContext.of(plan, drawing, workers, table);
        }
        return context;
    }

    /**
     * What the matcher is told about the parents: {@link FittedRelationship#parentFrame} has the order. It is collected once, but for
     * the numbers of children, which matching settles.
     */
    private FeatureBatch parents() {
        if (told == null) {
            told = told();
        }
        int count = parent.table().frame().own();
        if (key.relationship().extension() != null && parent.givenRows() == null) {
            told[count] = IntStream.of(key.counts()).asDoubleStream().toArray();
        }
        return new FeatureBatch(0, parent.rows(), told);
    }

    private double[][] told() {
        TableFrame frame = parent.table().frame();
        FittedRelationship.FittedExtension extension = key.relationship().extension();
        IntStream own = IntStream.range(0, frame.own());
        if (extension == null) {
            return Rows.collect(drawing, parent, workers, own.toArray());
        }
        int count = frame.count(key.relationship().relationship());
        int width = extension.extension().columns().size();
        return Rows.collect(
                drawing,
                parent,
                workers,
                IntStream.concat(own, IntStream.rangeClosed(count, count + width))
                        .toArray());
    }

    /**
     * Matches some rows with some parents. They may exchange partners with one another then, and with no others.
     *
     * @param rows the rows
     * @param slots per listed parent its number of slots, as many as rows in all
     * @param parents the parents; null for all
     */
    private void match(int[] rows, int[] slots, int @Nullable [] parents, Draws random) {
        int[] found = new int[rows.length];
        matching.match(picked(wishes, rows), parents == null ? offers : picked(offers, parents), slots, random, found);
        for (int i = 0; i < rows.length; i++) {
            partners[rows[i]] = parents == null ? found[i] : parents[found[i]];
            matches[rows[i]] = matched;
        }
        matched++;
    }

    private static int[] picked(int[] values, int[] at) {
        return IntStream.of(at).map(i -> values[i]).toArray();
    }

    private static double[][] picked(double[][] columns, int[] rows) {
        double[][] picked = new double[columns.length][];
        for (int d = 0; d < picked.length; d++) {
            double[] column = columns[d];
            picked[d] = IntStream.of(rows).mapToDouble(r -> column[r]).toArray();
        }
        return picked;
    }

    private void follow(Following following, int[] rows) {
        Agreement agreement = Objects.requireNonNull(key.relationship().agreement());
        int[] bound = IntStream.of(rows).filter(r -> !following.free().get(r)).toArray();
        if (agreement.own().size() == 1) {
            int[] ends = new WayChoice(following, agreement.ways(), bound, wishes, offers)
                    .choose(key.counts(), draws.at("ways"));
            for (int i = 0; i < bound.length; i++) {
                partners[bound[i]] = ends[i];
            }
        } else {
            matchWithinFamilies(following, agreement, bound);
        }
        int[] left = unmatched(rows);
        if (left.length > 0) {
            int[] slots = key.counts().clone();
            for (int partner : partners) {
                if (partner >= 0 && slots[partner] > 0) {
                    slots[partner]--;
                }
            }
            match(left, Slots.fitted(slots, left.length), null, draws.at("match"));
        }
        settleFound();
    }

    /** Rows that lead to an ancestor are matched with the parents that lead there. */
    private void matchWithinFamilies(Following following, Agreement agreement, int[] rows) {
        int ancestors = plan.table(
                        agreement.own().get(agreement.own().size() - 1).parent())
                .rows();
        int[][] parents = Groups.of(following.origins(), ancestors);
        int[] ends = new int[rows.length];
        double[] shares =
                agreement.ways().stream().mapToDouble(Agreement.Way::weight).toArray();
        for (int i = 0; i < rows.length; i++) {
            ends[i] = end(following, shares, rows[i], parents);
        }
        int[][] members = Groups.of(ends, ancestors);
        for (int ancestor = 0; ancestor < ancestors; ancestor++) {
            int[] family = parents[ancestor];
            int[] own = IntStream.of(members[ancestor]).map(i -> rows[i]).toArray();
            if (own.length > 0) {
                int[] slots = picked(key.counts(), family);
                match(
                        own,
                        Slots.fitted(slots, own.length),
                        family,
                        draws.at("match").at(ancestor));
            }
        }
    }

    /** The ancestor that a row is to share with its partner: one that has partners to offer; -1 if there is none. */
    private int end(Following following, double[] shares, int row, int[][] parents) {
        double sum = 0;
        for (int w = 0; w < shares.length; w++) {
            sum += offers(following, w, row, parents) ? shares[w] : 0;
        }
        double left = sum * draws.at("ways").uniform(row, 0);
        int end = -1;
        for (int w = 0; w < shares.length && left >= 0; w++) {
            if (offers(following, w, row, parents)) {
                end = following.ways()[w][row];
                left -= shares[w];
            }
        }
        return end;
    }

    private static boolean offers(Following following, int way, int row, int[][] parents) {
        int end = following.ways()[way][row];
        return end >= 0 && parents[end].length > 0;
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

    /** The rows that refer to a parent, in order; as many as are to. */
    private int[] referringRows(int referring) {
        if (referring == table.rows()) {
            return IntStream.range(0, referring).toArray();
        }
        int[] order = Absence.last(drawing, table, key.relationship().relationship(), workers, draws.at("nulls"));
        int[] chosen = Arrays.copyOf(order, referring);
        Arrays.sort(chosen);
        return chosen;
    }
}
