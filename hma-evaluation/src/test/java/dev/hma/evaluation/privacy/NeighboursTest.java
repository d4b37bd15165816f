package dev.hma.evaluation.privacy;

import static dev.hma.evaluation.support.Databases.numbers;
import static dev.hma.evaluation.support.Databases.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Values;
import dev.hma.evaluation.feature.Features;
import dev.hma.evaluation.feature.SharedColumns;
import dev.hma.evaluation.support.Databases;
import dev.hma.evaluation.support.InMemory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final double NULL = Double.NaN;
    private static final Data REAL = shops(numbers(1, 2, 2, 5, NULL), texts("x", "x", "y", null, "y"));
    private static final Data OTHER = shops(numbers(2, NULL, 9), texts("x", "y", "new"));

    private static Data shops(Values sizes, Values towns) {
        return Databases.shops(Map.of("size", sizes, "town", towns), Map.of());
    }

    private static final Space SPACE = new Space(
            new Features(new SharedColumns(Databases.SHOPS, List.of(REAL, OTHER))).single("shops", false), REAL);

    private static double distance(int other, int real) {
        return Math.sqrt(SPACE.points(OTHER, 3).square(other, SPACE.points(REAL, 5), real, Double.MAX_VALUE));
    }

    @Test
    void positionsCountEqualValuesHalf() {
        double[] sorted = {1, 2, 2, 5};

        assertThat(Space.position(sorted, 0)).isZero();
        assertThat(Space.position(sorted, 1)).isEqualTo(0.125);
        assertThat(Space.position(sorted, 2)).isEqualTo(0.5);
        assertThat(Space.position(sorted, 3)).isEqualTo(0.75);
        assertThat(Space.position(sorted, 9)).isEqualTo(1);
        assertThat(Space.position(sorted, NULL)).isEqualTo(0.5);
        assertThat(Space.position(new double[0], 3)).isEqualTo(0.5);
    }

    @Test
    void missingAndUnseenValuesAreHalfwayToAllOthers() {
        assertThat(distance(0, 1)).as("equal").isZero();
        assertThat(distance(0, 0)).as("another number").isCloseTo(0.375, within(1e-12));
        assertThat(distance(0, 2)).as("another text").isEqualTo(1);
        assertThat(distance(0, 4)).as("another text and a missing number").isEqualTo(Math.sqrt(2));
        assertThat(distance(1, 4)).as("both missing").isZero();
        assertThat(distance(2, 3)).as("unseen and missing text").isCloseTo(0.125, within(1e-12));
        assertThat(distance(2, 0)).as("unseen text").isCloseTo(Math.sqrt(0.5 + 0.875 * 0.875), within(1e-12));
    }

    @Test
    void theNearestTwoAreFound() {
        Points real = SPACE.points(REAL, 5);
        InMemory comparison = InMemory.of(Databases.SHOPS, REAL, OTHER);

        Neighbours found = Neighbours.of(SPACE.points(OTHER, 3), real, false, comparison);
        Neighbours within = Neighbours.of(real, real, true, comparison);

        assertThat(found.first()[0]).isZero();
        assertThat(found.second()[0]).isCloseTo(0.375, within(1e-12));
        assertThat(within.first()[1]).as("not to itself").isCloseTo(0.375, within(1e-12));
        assertThat(Neighbours.of(real, real.take(0, 1), false, comparison).second())
                .as("there is only one")
                .containsOnly(Double.POSITIVE_INFINITY);
    }

    @Test
    void percentilesAreInterpolated() {
        assertThat(Distances.percentile(new double[] {4, 1, 2}, 0.5)).isEqualTo(2);
        assertThat(Distances.percentile(new double[] {4, 1, 2}, 0.05)).isCloseTo(1.1, within(1e-12));
        assertThat(Distances.percentile(new double[] {3}, 0.95)).isEqualTo(3);
    }
}
