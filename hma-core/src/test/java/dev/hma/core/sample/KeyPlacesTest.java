package dev.hma.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyPlacesTest {
    @Test
    void aPlaceIsTakenOnce() {
        KeyPlaces places = new KeyPlaces();
        assertThat(places.take(3, 5)).isTrue();
        assertThat(places.take(3, 5)).isFalse();
        assertThat(places.take(4, 5)).isTrue();
        assertThat(places.isTaken(3, 5)).isTrue();
        assertThat(places.isTaken(3, 6)).isFalse();
    }

    @Test
    void theNearestFreePlaceIsFoundUntilAllAreTaken() {
        Random random = new Random(1);
        for (int size : new int[] {1, 2, 7, 100}) {
            KeyPlaces places = new KeyPlaces();
            Set<Long> taken = new HashSet<>();
            for (int i = 0; i < size; i++) {
                long wanted = random.nextInt(size);
                long expected = KeyPlaces.NONE;
                for (long d = 0; d < size && expected == KeyPlaces.NONE; d++) {
                    if (wanted + d < size && !taken.contains(wanted + d)) {
                        expected = wanted + d;
                    } else if (wanted - d >= 0 && !taken.contains(wanted - d)) {
                        expected = wanted - d;
                    }
                }
                assertThat(places.nearestFree(9, wanted, size)).isEqualTo(expected);
                assertThat(places.take(9, expected)).isTrue();
                taken.add(expected);
            }
            for (int place = 0; place < size; place++) {
                assertThat(places.nearestFree(9, place, size)).isEqualTo(KeyPlaces.NONE);
            }
        }
    }

    @Test
    void aGroupOfOnePlaceCanBeFreedAgain() {
        Random random = new Random(2);
        KeyPlaces places = new KeyPlaces();
        Set<Long> taken = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            long group = random.nextInt(300);
            if (random.nextBoolean()) {
                assertThat(places.take(group, 0)).isEqualTo(taken.add(group));
            } else {
                places.free(group);
                taken.remove(group);
            }
            long other = random.nextInt(300);
            assertThat(places.isTaken(other, 0)).isEqualTo(taken.contains(other));
        }
    }

    @Test
    void aFullGroupOfManyPlacesIsFilledInTime() {
        KeyPlaces places = new KeyPlaces();
        int size = 300_000;
        for (int i = 0; i < size; i++) {
            assertThat(places.take(1, places.nearestFree(1, size / 2, size))).isTrue();
        }
        assertThat(places.nearestFree(1, size / 2, size)).isEqualTo(KeyPlaces.NONE);
    }
}
