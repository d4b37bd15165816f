package dev.hma.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.core.json.RecordJson;
import dev.hma.core.matching.CanonicalState.PairsState;
import dev.hma.core.matching.CanonicalState.SuccessionState;
import org.junit.jupiter.api.Test;

class CanonicalStateTest {
    private static final double[] HALF = {0.5, 0.5};

    @Test
    void figuresThatCannotBeAreRefused() {
        double[][] correlations = {{0.1}, {-0.1}};
        assertThatThrownBy(() -> new PairsState(new double[] {0.5}, HALF, correlations, null))
                .hasMessage("1 shares between partners, 2 of different values and correlations of 2 features");
        assertThatThrownBy(() -> new PairsState(new double[] {0.5, 1.5}, HALF, correlations, null))
                .hasMessage("the share between partners 1.5 is not in 0 to 1");
        assertThatThrownBy(() -> new PairsState(HALF, new double[] {-0.5, 0}, correlations, null))
                .hasMessage("the share of different values -0.5 is not in 0 to 1");
        assertThatThrownBy(() -> new PairsState(HALF, HALF, new double[][] {{0.1}, {-2}}, null))
                .hasMessage("the correlation with a partner's feature -2.0 is not in -1 to 1");
        assertThatThrownBy(() -> new PairsState(HALF, HALF, new double[][] {{0.1}, {0, 0}}, null))
                .hasMessage("correlations with 2 and 1 of the partner's features");
        assertThatThrownBy(() -> new SuccessionState(2, HALF)).hasMessage("rows follow one another by feature 2 of 2");
        assertThatThrownBy(() -> new SuccessionState(0, new double[] {0.5, -1.5}))
                .hasMessage("the likeness of neighbours -1.5 is not in -1 to 1");
    }

    @Test
    void figuresOfOtherFeaturesAreRefused() {
        CanonicalMatcher matcher = new CanonicalMatcher(CanonicalParameters.DEFAULTS);
        CanonicalState empty = new CanonicalState(new double[0][], new double[0][], new double[0], null);
        assertThatThrownBy(() ->
                        matcher.restore(Drivers.JOINED, empty.with(new PairsState(HALF, HALF, new double[2][1], null))))
                .hasMessage("shares between partners of 2 for 4 features");
        double[] four = new double[4];
        assertThatThrownBy(() ->
                        matcher.restore(Drivers.JOINED, empty.with(new PairsState(four, four, new double[4][2], null))))
                .hasMessage("correlations with 2 for 1 features of the partner");
        PairsState pairs = new PairsState(four, four, new double[4][1], new SuccessionState(0, four));
        assertThatThrownBy(() -> matcher.restore(Drivers.JOINED, empty.with(pairs)))
                .hasMessage("likeness of neighbours in 4 features for 3");
    }

    @Test
    void aStateWithoutFiguresIsReadAndOneThatLacksThemIsRefused() {
        CanonicalState state = new CanonicalState(new double[0][], new double[0][], new double[0], null);
        ObjectNode written = RecordJson.toTree(state);
        assertThat(RecordJson.fromTree(written, CanonicalState.class).pairs()).isNull();
        written.remove("pairs");
        assertThatThrownBy(() -> RecordJson.fromTree(written, CanonicalState.class))
                .hasMessageContaining("\"pairs\" is missing");
    }
}
