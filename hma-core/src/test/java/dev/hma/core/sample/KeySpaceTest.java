package dev.hma.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import dev.hma.core.encode.BooleanEncoder;
import dev.hma.core.encode.CategoryEncoder;
import dev.hma.core.encode.DatetimeEncoder;
import dev.hma.core.encode.Encoder;
import dev.hma.core.encode.IntegerEncoder;
import dev.hma.core.encode.RealEncoder;
import dev.hma.core.key.KeyText;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The places of a key column are its decoded values: no more, no fewer. */
class KeySpaceTest {
    static List<Encoder> encoders() {
        return List.of(
                new DatetimeEncoder(-86_400_000_000L, 864_000_000_000L, 86_400_000_000L, false, false),
                new DatetimeEncoder(5, 5, 1, false, false),
                new IntegerEncoder(-7, 30, 1, false),
                new IntegerEncoder(-7, 35, 6, false),
                new IntegerEncoder(Long.MIN_VALUE, Long.MAX_VALUE, 1, false),
                new RealEncoder(2, 0.25, -1.5, 3.25, false),
                new RealEncoder(1, 0, 0, 20, false),
                new RealEncoder(-1, 0, 0.5, 0.75, false),
                new RealEncoder(-1, 0, 0.5, 0.5, false),
                new CategoryEncoder(List.of("a", "b", "c"), false),
                new BooleanEncoder(true, true, false));
    }

    private static String decoded(Encoder encoder, double value) {
        Column column = encoder.decode(new double[] {value}, new BitSet(), 1, 0, Draws.of(1));
        return KeyText.of(List.of(column), 0);
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void aPlaceIsDecodedToAValueOfItsOwnAndFoundFromIt(Encoder encoder) {
        KeySpace space = KeySpace.of(encoder);
        Random random = new Random(1);
        Map<String, Long> values = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            long place = i < space.size() && i < 100 ? i : (long) (random.nextDouble() * space.size());
            if (space.size() > 0x1p52) {
                // Whole numbers beyond 2^53 are not all doubles.
                return;
            }
            double value = space.value(place);
            assertThat(space.index(value)).isEqualTo(place);
            Long other = values.put(decoded(encoder, value), place);
            assertThat(other == null || other == place).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void featuresOfOneDecodedValueHaveOnePlace(Encoder encoder) {
        KeySpace space = KeySpace.of(encoder);
        Random random = new Random(2);
        Map<String, Long> places = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            double value = random.nextGaussian() * 30;
            long place = space.index(value);
            assertThat(place).isBetween(0L, space.size() - 1);
            Long other = places.putIfAbsent(decoded(encoder, value), place);
            assertThat(other == null || other == place).isTrue();
        }
    }
}
