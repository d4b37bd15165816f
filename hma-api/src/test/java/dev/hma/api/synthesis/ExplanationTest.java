package dev.hma.api.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.Explanation.Influence;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
    @Test
    void theLargestInfluenceComesFirst() {
        Influence little = new Influence("t.a", "", 0.1);
        Influence much = new Influence("t.b", "row before", 0.6);
        Influence asLittle = new Influence("", "place in the family", 0.1);
        Explanation explanation = new Explanation("t.c", List.of(little, much, asLittle));
        assertThat(explanation.influences()).containsExactly(much, little, asLittle);
        assertThat(explanation.told()).isCloseTo(0.8, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void whatIsNoShareIsRefused(double share) {
        assertThatThrownBy(() -> new Influence("t.a", "", share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("t.a is " + share);
    }

    @Test
    void anInfluenceOfNothingIsRefused() {
        assertThatThrownBy(() -> new Influence("", "", 0.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aModelThatSaysNothingExplainsNothing() {
        record State() {}
        TableModel model = new TableModel() {
            @Override
            public void sample(FeatureBatch rows, BitSet given, Draws draws) {}

            @Override
            public Record state() {
                return new State();
            }
        };
        assertThat(model.explain()).isEmpty();
    }
}
