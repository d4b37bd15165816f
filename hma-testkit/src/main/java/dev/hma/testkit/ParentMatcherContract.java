package dev.hma.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.Pairs;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every matcher promises. To be extended by a test class that says which matcher. */
public abstract class ParentMatcherContract {
    /** How many of the joined table's features are the child's; the others are the parent's. */
    private static final int CHILD = 2;

    private static final Draws DRAWS = Draws.of(8).at("match");

    /** Creates the contract of one matcher. */
    protected ParentMatcherContract() {}

    /** {@return the matcher that is tested} */
    protected abstract ParentMatcher<?> matcher();

    private static MadeUpTable joined(int n) {
        return MadeUpTable.people(n, CHILD);
    }

    private static FeatureBatch parents(int n) {
        double[][] columns = Rows.columns(joined(2000).rows());
        return new FeatureBatch(0, n, Arrays.copyOfRange(columns, CHILD, columns.length));
    }

    private Matching learn(MadeUpTable joined, LearningRunner runner) {
        return runner.run(matcher().learn(joined.frame()), joined.rows());
    }

    private Matching learn() {
        return learn(joined(2000), LearningRunner.PLAIN);
    }

    private Matching restore(Frame joined, Record state) {
        @SuppressWarnings("unchecked")
        ParentMatcher<Record> matcher = (ParentMatcher<Record>) matcher();
        return matcher.restore(joined, state);
    }

    private static double[][] summaries(Matching matching, FeatureBatch parents) {
        FeatureBatch out = Rows.blank(0, parents.size(), matching.dimensions(), 3);
        matching.summarise(parents, out);
        return Rows.values(out);
    }

    /** Wishes near the summaries of parents, other ones than the slots would suggest. */
    private static double[][] wishes(double[][] summaries, int children) {
        Draws draws = Draws.of(9);
        double[][] wishes = new double[summaries.length][children];
        for (int k = 0; k < wishes.length; k++) {
            double[] summary = summaries[k];
            int lane = k;
            Arrays.setAll(wishes[k], i -> summary[draws.index(i, 0, summary.length)] + 0.1 * draws.normal(i, 1 + lane));
        }
        return wishes;
    }

    private static int[] match(Matching matching, double[][] wishes, double[][] summaries, int[] slots) {
        int[] partner = new int[Arrays.stream(slots).sum()];
        Arrays.fill(partner, -1);
        matching.match(wishes, summaries, slots.clone(), DRAWS, partner);
        return partner;
    }

    private static void assertSlots(int[] partner, int[] slots, String which) {
        int[] taken = new int[slots.length];
        for (int i = 0; i < partner.length; i++) {
            assertThat(partner[i])
                    .as("%s: child %d has a partner among %d parents", which, i, slots.length)
                    .isBetween(0, slots.length - 1);
            taken[partner[i]]++;
        }
        assertThat(taken)
                .as("%s: every parent gets exactly as many children as it has slots", which)
                .isEqualTo(slots);
    }

    private void assertMatched(String which, int... slots) {
        Matching matching = learn();
        double[][] summaries = summaries(matching, parents(slots.length));
        double[][] wishes = slots.length == 0
                ? new double[matching.dimensions()][0]
                : wishes(summaries, Arrays.stream(slots).sum());
        assertSlots(match(matching, wishes, summaries, slots), slots, which);
    }

    @Test
    void everyParentGetsAsManyChildrenAsItHasSlots() {
        int[] slots = new int[1500];
        Arrays.setAll(slots, g -> g % 7 == 0 ? 30 : g % 4);
        assertMatched("1,500 parents", slots);
    }

    @Test
    void fewParentsAreMatched() {
        assertMatched("one parent", 9);
        assertMatched("one parent with one slot", 1);
        assertMatched("two parents", 1, 2);
        assertMatched("three parents, two of them without slots", 0, 5, 0);
        assertMatched("one parent with almost all slots", 1, 400, 1);
    }

    @Test
    void thereMayBeNoChildren() {
        assertMatched("no parents", new int[0]);
        assertMatched("no slots", 0, 0, 0);
    }

    @Test
    void wishesThatAreAllTheSameAreMatched() {
        Matching matching = learn();
        int[] slots = {3, 0, 4, 1, 8};
        double[][] summaries = summaries(matching, parents(5));
        for (double wish : new double[] {0, -1e9, Double.NaN}) {
            double[][] wishes = new double[summaries.length][16];
            for (double[] column : wishes) {
                Arrays.fill(column, wish);
            }
            assertSlots(match(matching, wishes, summaries, slots), slots, "all wishes are " + wish);
        }
    }

    @Test
    void parentsThatAreAllTheSameOrMissingAreMatched() {
        Matching matching = learn();
        int[] slots = {3, 0, 4, 1, 8};
        for (double value : new double[] {1, Double.NaN}) {
            FeatureBatch parents = Rows.pick(parents(5), new int[] {0, 1, 2, 3, 4}, 0);
            Rows.fill(parents, value);
            double[][] summaries = summaries(matching, parents);
            for (double[] column : summaries) {
                for (double summary : column) {
                    assertThat(Double.isInfinite(summary))
                            .as("summaries are finite, or NaN where nothing is known: %s", summary)
                            .isFalse();
                }
            }
            assertSlots(
                    match(matching, wishes(summaries, 16), summaries, slots), slots, "parents with values " + value);
        }
    }

    @Test
    void theSameWishesFindTheSamePartners() {
        Matching matching = learn();
        int[] slots = new int[200];
        Arrays.setAll(slots, g -> g % 5);
        double[][] summaries = summaries(matching, parents(200));
        double[][] wishes = wishes(summaries, 400);
        int[] first = match(matching, wishes, summaries, slots);
        assertThat(match(matching, wishes, summaries, slots))
                .as("matching is a function of wishes, parents, slots and random numbers")
                .isEqualTo(first);
    }

    @Test
    void matchingLeavesItsInputsAsTheyAre() {
        Matching matching = learn();
        int[] slots = {2, 3, 0, 1};
        double[][] summaries = summaries(matching, parents(4));
        double[][] wishes = wishes(summaries, 6);
        double[][] given = Arrays.stream(wishes).map(double[]::clone).toArray(double[][]::new);
        double[][] offered = Arrays.stream(summaries).map(double[]::clone).toArray(double[][]::new);
        int[] before = slots.clone();
        matching.match(wishes, summaries, slots, DRAWS, new int[6]);
        assertThat(wishes).as("wishes").isDeepEqualTo(given);
        assertThat(summaries).as("summaries of parents").isDeepEqualTo(offered);
        assertThat(slots).as("slots").isEqualTo(before);
    }

    @Test
    void childrenFindParentsNearTheirWishes() {
        Matching matching = learn();
        assumeTrue(matching.dimensions() > 0, "partners are found without summaries");
        int[] slots = new int[1000];
        Arrays.fill(slots, 3);
        double[][] summaries = summaries(matching, parents(1000));
        double[][] wishes = wishes(summaries, 3000);
        int[] partner = match(matching, wishes, summaries, slots);
        int[] any = new int[3000];
        Arrays.setAll(any, i -> i % 1000);
        assertThat(squaredDistance(wishes, summaries, partner))
                .as("mean squared distance of wishes and partners, against that of partners found by chance")
                .isLessThan(0.7 * squaredDistance(wishes, summaries, any));
    }

    private static double squaredDistance(double[][] wishes, double[][] summaries, int[] partner) {
        double sum = 0;
        for (int k = 0; k < wishes.length; k++) {
            for (int i = 0; i < partner.length; i++) {
                double d = wishes[k][i] - summaries[k][partner[i]];
                sum += d * d;
            }
        }
        return sum / partner.length;
    }

    private static FeatureBatch children(int n) {
        double[][] columns = Rows.columns(joined(2000).rows());
        return new FeatureBatch(0, n, Arrays.copyOf(columns, CHILD));
    }

    private static double[][] expected(Matching matching, FeatureBatch children) {
        FeatureBatch out = Rows.blank(0, children.size(), matching.dimensions(), 3);
        matching.expect(children, out);
        return Rows.values(out);
    }

    @Test
    void whatIsExpectedIsAFunctionOfTheRow() {
        Matching matching = learn();
        FeatureBatch children = children(500);
        double[][] all = expected(matching, children);
        double[][] part = expected(matching, Rows.slice(children, 100, 130, 0));
        for (int d = 0; d < matching.dimensions(); d++) {
            assertThat(part[d])
                    .as("what rows 100 to 130 lead to expect of dimension %d, read alone", d)
                    .containsExactly(Arrays.copyOfRange(all[d], 100, 130));
        }
    }

    @Test
    void amendedWishesAreFiniteAndMissingOnesStayMissing() {
        Matching matching = learn();
        double[][] expected = expected(matching, children(400));
        double[][] wishes = wishes(summaries(matching, parents(200)), 400);
        for (int d = 0; d < wishes.length; d++) {
            for (int i = d; i < 400; i += 7) {
                wishes[d][i] = Double.NaN;
            }
        }
        double[][] before = Arrays.stream(expected).map(double[]::clone).toArray(double[][]::new);
        matching.amend(expected, wishes);
        assertThat(Arrays.deepEquals(expected, before))
                .as("what is expected is left as it is")
                .isTrue();
        for (int d = 0; d < wishes.length; d++) {
            for (int i = 0; i < 400; i++) {
                boolean missing = i >= d && (i - d) % 7 == 0;
                assertThat(missing ? Double.isNaN(wishes[d][i]) : Double.isFinite(wishes[d][i]))
                        .as("wish %d in dimension %d is %s", i, d, wishes[d][i])
                        .isTrue();
            }
        }
    }

    /** Pairs of which some rows are in no group, and some have no partner. */
    private static Pairs pairs(FeatureBatch children, FeatureBatch parents) {
        int[] groups = new int[children.size()];
        Arrays.setAll(groups, i -> i % 11 == 5 || i % 13 == 7 ? -1 : i % 3);
        return new Pairs(children, parents, groups);
    }

    private static int[] partners(Pairs pairs) {
        int[] partner = new int[pairs.children().size()];
        int parents = pairs.parents().size();
        Arrays.setAll(partner, i -> i % 13 == 7 || parents == 0 ? -1 : DRAWS.index(i, 2, parents));
        return partner;
    }

    private static int[] exchanged(Matching matching, Pairs pairs) {
        int[] partner = partners(pairs);
        matching.exchange(pairs, DRAWS, partner);
        return partner;
    }

    private static void assertExchanged(Matching matching, Pairs pairs, String which) {
        int[] before = partners(pairs);
        int[] after = exchanged(matching, pairs);
        for (int i = 0; i < after.length; i++) {
            if (pairs.groups()[i] < 0) {
                assertThat(after[i])
                        .as("%s: row %d is in no group, and keeps its partner", which, i)
                        .isEqualTo(before[i]);
            }
        }
        for (int group = 0; group < 3; group++) {
            assertThat(sorted(after, pairs.groups(), group))
                    .as("%s: in group %d every parent keeps its number of rows", which, group)
                    .isEqualTo(sorted(before, pairs.groups(), group));
        }
    }

    private static int[] sorted(int[] partner, int[] groups, int group) {
        return IntStream.range(0, partner.length)
                .filter(i -> groups[i] == group)
                .map(i -> partner[i])
                .sorted()
                .toArray();
    }

    @Test
    void rowsExchangePartnersInsideTheirGroups() {
        Matching matching = learn();
        assertExchanged(matching, pairs(children(400), parents(100)), "100 parents");
        assertExchanged(matching, pairs(children(400), parents(1)), "one parent");
        assertExchanged(matching, pairs(children(20), parents(0)), "no parents");
        assertExchanged(matching, pairs(children(0), parents(3)), "no rows");
    }

    @Test
    void rowsThatAreAllTheSameOrMissingExchangePartnersToo() {
        Matching matching = learn();
        for (double value : new double[] {1, Double.NaN}) {
            FeatureBatch children =
                    Rows.pick(children(50), IntStream.range(0, 50).toArray(), 0);
            FeatureBatch parents = Rows.pick(parents(9), IntStream.range(0, 9).toArray(), 0);
            Rows.fill(children, value);
            assertExchanged(matching, pairs(children, parents), "children with values " + value);
            Rows.fill(parents, value);
            assertExchanged(matching, pairs(children(50), parents), "parents with values " + value);
        }
    }

    @Test
    void theSamePairsExchangeTheSamePartners() {
        Matching matching = learn();
        Pairs pairs = pairs(children(400), parents(100));
        int[] first = exchanged(matching, pairs);
        assertThat(exchanged(matching, pairs))
                .as("exchanging is a function of pairs and random numbers")
                .isEqualTo(first);
    }

    @Test
    void exchangingLeavesItsInputsAsTheyAre() {
        Matching matching = learn();
        Pairs pairs = pairs(children(400), parents(100));
        double[][] children = Rows.values(pairs.children());
        double[][] parents = Rows.values(pairs.parents());
        int[] groups = pairs.groups().clone();
        exchanged(matching, pairs);
        assertThat(Arrays.deepEquals(Rows.values(pairs.children()), children))
                .as("features of children are left as they are")
                .isTrue();
        assertThat(Arrays.deepEquals(Rows.values(pairs.parents()), parents))
                .as("features of parents are left as they are")
                .isTrue();
        assertThat(pairs.groups()).as("groups").isEqualTo(groups);
    }

    @Test
    void aRestoredMatchingExchangesTheSamePartners() {
        Matching matching = learn();
        Matching restored = restore(joined(2000).frame(), RecordCopy.copy(matching.state()));
        Pairs pairs = pairs(children(400), parents(100));
        assertThat(restored.exchanges(400)).as("whether partners are exchanged").isEqualTo(matching.exchanges(400));
        assertThat(exchanged(restored, pairs))
                .as("partners that a restored matching exchanges")
                .isEqualTo(exchanged(matching, pairs));
    }

    @Test
    void theMatchingIsTheSameWhateverPartitionsBatchesThreadsAndOrder() {
        MadeUpTable joined = joined(600);
        Record expected = learn(joined, LearningRunner.PLAIN).state();
        for (LearningRunner variant : LearningRunner.variants()) {
            Record state = learn(joined, variant).state();
            assertThat(RecordCopy.same(state, expected))
                    .as(
                            "what is learnt is a function of the set of rows; read by %s it is %s, not %s",
                            variant, RecordCopy.describe(state), RecordCopy.describe(expected))
                    .isTrue();
        }
    }

    @Test
    void degenerateTablesAreLearntFrom() {
        double[] missing = new double[40];
        Arrays.fill(missing, Double.NaN);
        double[] constant = new double[40];
        double[] real = MadeUpTable.normals("matcher", 40, 1)[0];
        Feature child = MadeUpTable.real("child", real);
        for (MadeUpTable joined : List.of(
                MadeUpTable.of(List.of(), 0),
                MadeUpTable.of(List.of(child), 1, real),
                MadeUpTable.of(List.of(MadeUpTable.real("parent", real)), 0, real),
                MadeUpTable.of(List.of(child, MadeUpTable.real("parent", missing)), 1, real, missing),
                MadeUpTable.of(List.of(child, MadeUpTable.real("parent", constant)), 1, real, constant),
                MadeUpTable.of(List.of(child, MadeUpTable.real("parent", real)), 1, new double[0], new double[0]))) {
            Matching matching = learn(joined, LearningRunner.PLAIN);
            int features = joined.frame().size() - joined.frame().context();
            double[][] summaries = summaries(matching, FeatureBatch.allocate(0, 3, features));
            int[] slots = {2, 0, 5};
            assertSlots(
                    match(matching, wishes(summaries, 7), summaries, slots),
                    slots,
                    joined.frame().toString());
            assertRestored(matching, joined.frame(), FeatureBatch.allocate(0, 3, features), slots);
        }
    }

    @Test
    void aRestoredMatchingIsTheLearntOne() {
        int[] slots = new int[200];
        Arrays.setAll(slots, g -> g % 5);
        assertRestored(learn(), joined(2000).frame(), parents(200), slots);
    }

    private void assertRestored(Matching matching, Frame joined, FeatureBatch parents, int[] slots) {
        double[][] summaries = summaries(matching, parents);
        double[][] wishes = wishes(summaries, Arrays.stream(slots).sum());
        for (Record state : List.of(matching.state(), RecordCopy.copy(matching.state()))) {
            Matching restored = restore(joined, state);
            assertThat(restored.dimensions())
                    .as("dimensions of a restored matching")
                    .isEqualTo(matching.dimensions());
            assertThat(summaries(restored, parents))
                    .as("summaries of a restored matching")
                    .isDeepEqualTo(summaries);
            FeatureBatch children = FeatureBatch.allocate(0, 3, joined.context());
            assertThat(Arrays.deepEquals(expected(restored, children), expected(matching, children)))
                    .as("a restored matching expects the same")
                    .isTrue();
            Pairs pairs = pairs(FeatureBatch.allocate(0, 20, joined.context()), parents);
            assertThat(exchanged(restored, pairs))
                    .as("partners that a restored matching exchanges")
                    .isEqualTo(exchanged(matching, pairs));
            assertThat(match(restored, wishes, summaries, slots))
                    .as("partners of a restored matching")
                    .isEqualTo(match(matching, wishes, summaries, slots));
            assertThat(RecordCopy.same(restored.state(), matching.state()))
                    .as("state of a restored matching")
                    .isTrue();
        }
    }
}
