package dev.hma.api.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeatureTest {
    private static Feature feature(int levels, @Nullable Duration tick) {
        return new Feature("t.x", "t.x", levels, null, Attenuation.NONE, Gaussian.STANDARD, tick);
    }

    @Test
    void aPointInTimeStaysOneUnderAnotherName() {
        assertThat(feature(0, Duration.ofDays(1)).named("other").tick()).isEqualTo(Duration.ofDays(1));
        assertThat(new Feature("t.x", "t.x", 0, null, Attenuation.NONE, Gaussian.STANDARD).tick())
                .isNull();
    }

    @Test
    void ticksOfNoLengthAndTicksOfCategoriesAreRefused() {
        assertThatThrownBy(() -> feature(0, Duration.ZERO)).hasMessageContaining("no point in time in units of PT0S");
        assertThatThrownBy(() -> feature(3, Duration.ofDays(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> feature(-1, null)).hasMessageContaining("-1 levels");
    }
}
