package dev.hma.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

public class RecordCopyTest {
    public enum Colour {
        RED
    }

    public record Inner(int[] codes, String text, Colour colour) {}

    public record Outer(
            double number, long whole, boolean flag, double[][] matrix, List<Inner> inner, List<String> texts) {}

    public record Numbers(double... values) {}

    public record Boxed(Double value) {}

    public record Text(String text) {}

    public record Anything(Object value) {}

    public record AnyRecord(Record value) {}

    public record AnyNumber(Number value) {}

    public record Mapped(Map<String, String> map) {}

    public record Choosy(int value) {
        public Choosy {
            if (value != 3) {
                throw new IllegalArgumentException("value " + value + " is not 3");
            }
        }

        @Override
        public int value() {
            return value + 1;
        }
    }

    public sealed interface Form permits Round, Square {}

    public record Round(double radius) implements Form {}

    public record Square(double side, @Nullable String name) implements Form {}

    public record Forms(List<Form> forms) {}

    public record Small(float value) {}

    record Hidden(int value) {}

    public record Holder(Hidden hidden) {}

    private static Outer outer(double corner) {
        return new Outer(
                0.1,
                -7,
                true,
                new double[][] {{1, corner}, {}},
                List.of(new Inner(new int[] {4, 2}, "a", Colour.RED), new Inner(new int[0], "", Colour.RED)),
                new ArrayList<>(List.of("x", "y")));
    }

    @Test
    void aCopyIsTheSameAndSharesNoArray() {
        Outer original = outer(2);
        Outer copy = RecordCopy.copy(original);
        assertThat(RecordCopy.same(copy, original)).isTrue();
        original.matrix()[0][1] = 99;
        original.inner().get(0).codes()[0] = 99;
        assertThat(RecordCopy.same(copy, outer(2))).isTrue();
    }

    @Test
    void recordsThatDifferDeepInsideAreNotTheSame() {
        assertThat(RecordCopy.same(outer(2), outer(2))).isTrue();
        assertThat(RecordCopy.same(outer(2), outer(Math.nextUp(2)))).isFalse();
        assertThat(RecordCopy.same(outer(0.0), outer(-0.0))).isFalse();
        assertThat(RecordCopy.same(new Numbers(1), new Numbers(1, 2))).isFalse();
        assertThat(RecordCopy.same(new Numbers(1), new Boxed(1.0))).isFalse();
    }

    @Test
    void sealedInterfacesAndDeclaredNullsAreCopied() {
        Forms forms = new Forms(List.of(new Round(1), new Square(2, null), new Square(3, "a")));
        assertThat(RecordCopy.copy(forms)).isEqualTo(forms);
    }

    static Stream<Arguments> whatNoModelFileHolds() {
        return Stream.of(
                Arguments.of(new Numbers(1, Double.NaN), "Numbers.values[1] is NaN"),
                Arguments.of(new Boxed(Double.POSITIVE_INFINITY), "Boxed.value is Infinity"),
                Arguments.of(new Text(null), "Text.text is null"),
                Arguments.of(new Anything(1.0), "declared as java.lang.Object"),
                Arguments.of(new AnyNumber(1.0), "declared as java.lang.Number"),
                Arguments.of(new AnyRecord(new Text("")), "declared as java.lang.Record"),
                Arguments.of(new Small(1), "state consists of"),
                Arguments.of(new Mapped(Map.of()), "state consists of"),
                Arguments.of(new Hidden(1), "is not public"),
                Arguments.of(new Holder(new Hidden(1)), "is not public"),
                Arguments.of(new Choosy(3), "value 4 is not 3"));
    }

    @ParameterizedTest
    @MethodSource("whatNoModelFileHolds")
    void whatNoModelFileHoldsIsRefused(Record record, String message) {
        assertThatThrownBy(() -> RecordCopy.copy(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
