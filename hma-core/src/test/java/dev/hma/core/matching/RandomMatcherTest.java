package dev.hma.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Ints;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Component.NoState;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomMatcherTest {
    private static final double[][] NO_SUMMARIES = new double[0][];
    private static final Frame FRAME = new Frame("children", List.of());

    private final Matching matching = ((Learning.Done<Matching>) new RandomMatcher().learn(FRAME)).result();

    private int[] match(int[] slots, long seed) {
        int[] partner = new int[Arrays.stream(slots).sum()];
        matching.match(NO_SUMMARIES, NO_SUMMARIES, slots, Draws.of(seed), partner);
        return partner;
    }

    @Test
    void everyParentGetsAsManyChildrenAsItHasSlots() {
        for (long seed = 0; seed < 50; seed++) {
            int[] slots = new int[30];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = Draws.of(seed).index(i, 0, 6);
            }
            int[] counts = new int[slots.length];
            for (int parent : match(slots, seed)) {
                counts[parent]++;
            }
            assertThat(counts).isEqualTo(slots);
        }
    }

    @Test
    void theSameSeedGivesTheSamePartners() {
        int[] slots = {3, 0, 2, 5};
        assertThat(match(slots, 7)).isEqualTo(match(slots, 7)).isNotEqualTo(match(slots, 8));
    }

    @Test
    void everyChildMayGetEveryParent() {
        int[] slots = {1, 1, 1};
        int[][] seen = new int[3][3];
        for (long seed = 0; seed < 3000; seed++) {
            int[] partner = match(slots, seed);
            for (int i = 0; i < 3; i++) {
                seen[i][partner[i]]++;
            }
        }
        for (int[] row : seen) {
            assertThat(Ints.asList(row)).allSatisfy(count -> assertThat(count).isBetween(900, 1100));
        }
    }

    @Test
    void nobodyIsMatchedWithNobody() {
        assertThat(match(new int[0], 1)).isEmpty();
        assertThat(match(new int[] {0, 0}, 1)).isEmpty();
    }

    @Test
    void slotsThatDoNotAddUpAreRefused() {
        assertThatThrownBy(() -> matching.match(NO_SUMMARIES, NO_SUMMARIES, new int[] {1, 2}, Draws.of(1), new int[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 slots for 4 child rows");
    }

    @Test
    void itNeedsNoSummariesAndNoState() {
        assertThat(matching.dimensions()).isZero();
        assertThat(matching.state()).isEqualTo(new NoState());
        assertThat(new RandomMatcher().restore(FRAME, new NoState()).dimensions())
                .isZero();
    }

    @Test
    void theComponentsAreParentMatchers() {
        assertThat(MatchingComponents.all())
                .allSatisfy(component -> assertThat(component.kind()).isEqualTo(ParentMatcher.class))
                .extracting(Component::name)
                .containsExactly("canonical", "random");
    }
}
