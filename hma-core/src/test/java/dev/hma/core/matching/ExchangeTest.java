package dev.hma.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.matching.Matching;
import dev.hma.api.random.Draws;
import dev.hma.core.matching.CanonicalState.PairsState;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final Draws DRAWS = Draws.of(5).at("exchange");
    private static final int[] ONE_GROUP = new int[Drivers.RACES];

    private static PairsState wanted(Matching matching) {
        return Objects.requireNonNull(((CanonicalState) matching.state()).pairs());
    }

    private static int[] exchanged(Matching matching, int[] groups, int[] partners) {
        int[] exchanged = partners.clone();
        matching.exchange(Drivers.pairs(groups), DRAWS, exchanged);
        return exchanged;
    }

    @Test
    void rowsOfOnePartnerBecomeAsAlikeAsTheyWere() {
        Matching matching = Drivers.learn(CanonicalParameters.DEFAULTS);
        int[] partners = exchanged(matching, ONE_GROUP, Drivers.dealt());
        PairsState wanted = wanted(matching);
        PairsState found = new PairSums(Drivers.paired(partners)).figures();
        for (int f = 0; f < 3; f++) {
            assertThat(found.between()[f]).as("share between, %d", f).isCloseTo(wanted.between()[f], within(0.05));
            assertThat(found.distinct()[f]).as("different values, %d", f).isCloseTo(wanted.distinct()[f], within(0.08));
            assertThat(found.correlations()[f])
                    .as("correlation, %d", f)
                    .containsExactly(wanted.correlations()[f], within(0.02));
        }
        int[] sizes = new int[Drivers.DRIVERS];
        for (int partner : partners) {
            sizes[partner]++;
        }
        assertThat(sizes).containsOnly(10);
    }

    @Test
    void rowsExchangePartnersWithThoseOfTheirGroup() {
        Matching matching = Drivers.learn(CanonicalParameters.DEFAULTS);
        int[] groups = IntStream.range(0, Drivers.RACES).map(i -> i % 4 - 1).toArray();
        int[] before = Drivers.dealt();
        for (int i = 0; i < before.length; i += 5) {
            before[i] = -1;
            groups[i] = -1;
        }
        int[] after = exchanged(matching, groups, before);
        assertThat(after).isNotEqualTo(before);
        for (int group = -1; group < 3; group++) {
            int which = group;
            int[] rows = IntStream.range(0, groups.length)
                    .filter(i -> groups[i] == which)
                    .toArray();
            int[] was = IntStream.of(rows).map(i -> before[i]).toArray();
            int[] is = IntStream.of(rows).map(i -> after[i]).toArray();
            if (group < 0) {
                assertThat(is).isEqualTo(was);
            } else {
                assertThat(Arrays.stream(is).sorted().toArray())
                        .isEqualTo(Arrays.stream(was).sorted().toArray());
            }
        }
    }

    @Test
    void partnersStayWhereAllIsAsItWas() {
        Matching matching = Drivers.learn(CanonicalParameters.DEFAULTS);
        assertThat(exchanged(matching, ONE_GROUP, Drivers.real())).isEqualTo(Drivers.real());
    }

    @Test
    void nothingIsLearntOrExchangedIfThatIsNotWanted() {
        CanonicalParameters defaults = CanonicalParameters.DEFAULTS;
        Matching never = Drivers.learn(new CanonicalParameters(defaults.dimensions(), defaults.correlation(), 0));
        assertThat(((CanonicalState) never.state()).pairs()).isNull();
        assertThat(never.exchanges(Drivers.RACES)).isFalse();
        assertThat(exchanged(never, ONE_GROUP, Drivers.dealt())).isEqualTo(Drivers.dealt());
    }

    @Test
    void aModelWithoutFiguresExchangesNothing() {
        CanonicalState learnt =
                (CanonicalState) Drivers.learn(CanonicalParameters.DEFAULTS).state();
        Matching matching = new CanonicalMatcher(CanonicalParameters.DEFAULTS)
                .restore(
                        Drivers.JOINED,
                        new CanonicalState(learnt.directions(), learnt.contexts(), learnt.correlations(), null));
        assertThat(matching.exchanges(Drivers.RACES)).isFalse();
        assertThat(exchanged(matching, ONE_GROUP, Drivers.dealt())).isEqualTo(Drivers.dealt());
    }

    @Test
    void largeTablesAreLeftAsTheyWereMatched() {
        Matching matching = Drivers.learn(CanonicalParameters.DEFAULTS);
        assertThat(matching.exchanges(375_000)).isTrue();
        assertThat(matching.exchanges(375_001)).isFalse();
        assertThat(PairLearning.suits(Drivers.JOINED, 375_000)).isTrue();
        assertThat(PairLearning.suits(Drivers.JOINED, 375_001)).isFalse();
    }
}
