package dev.hma.core.marginal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StatesTest {
    @Test
    void parametersOfNoDistributionAreRefused() {
        List<ThrowingCallable> wrong = List.of(
                () -> new NormalState(0, -1, 0, 1),
                () -> new NormalState(0, 0, 0, 1),
                () -> new NormalState(Double.NaN, 1, 0, 1),
                () -> new NormalState(0, 1, 1, 0),
                () -> new UniformState(0.5, 1, 0, 1),
                () -> new UniformState(0, Double.POSITIVE_INFINITY, 0, 1),
                () -> new TruncatedNormalState(0, 0, 0, 1, 0, 1),
                () -> new TruncatedNormalState(0, 1, 0, 0.5, 0, 1),
                () -> new BetaState(0, 1, 0, 1, 0, 1),
                () -> new BetaState(1, -1, 0, 1, 0, 1),
                () -> new BetaState(1, 1, 0.1, 1, 0, 1),
                () -> new GammaState(-1, 1, 0, 0, 1),
                () -> new GammaState(1, 0, 0, 0, 1),
                () -> new GammaState(1, 1, 0.5, 0, 1));
        for (int i = 0; i < wrong.size(); i++) {
            assertThatThrownBy(wrong.get(i)).as("case %s", i).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
