package dev.hma.core.sample;

import java.util.Arrays;

/**
 * Which places are taken in groups of numbered places. The nearest free place above or below a taken one is found along
 * links that skip runs of taken ones and grow shorter whenever they are followed, so that a group may be filled to the
 * last place.
 */
final class KeyPlaces {
    static final long NONE = -1;

    private final Links above = new Links();
    private final Links below = new Links();

    /** Takes a place; false if it is taken. */
    boolean take(long group, long place) {
        if (above.has(group, place)) {
            return false;
        }
        above.put(group, place, place + 1);
        below.put(group, place, place - 1);
        return true;
    }

    /** Makes a place free that has no taken neighbours to be skipped with it: of a group of one place. */
    void free(long group) {
        above.remove(group, 0);
        below.remove(group, 0);
    }

    boolean isTaken(long group, long place) {
        return above.has(group, place);
    }

    /** The free place nearest to a place in a group of that size, upwards among equals; {@link #NONE} if all are taken. */
    long nearestFree(long group, long place, long size) {
        long up = above.end(group, place);
        long down = below.end(group, place);
        if (up >= size) {
            return Math.max(NONE, down);
        }
        return down < 0 || up - place <= place - down ? up : down;
    }

    /** Where to go on from a taken place, by group and place: a hash table of open addresses. */
    private static final class Links {
        private long[] groups = new long[16];
        private long[] places = new long[16];
        private long[] targets = new long[16];
        private byte[] used = new byte[16];
        private int entries;

        boolean has(long group, long place) {
            return used[slot(group, place)] == 1;
        }

        void put(long group, long place, long target) {
            int slot = slot(group, place);
            if (used[slot] == 0) {
                if (++entries * 2 > groups.length) {
                    grow();
                    slot = slot(group, place);
                }
                used[slot] = 1;
                groups[slot] = group;
                places[slot] = place;
            }
            targets[slot] = target;
        }

        /** The first place along the links that is not taken, itself if it is not. */
        long end(long group, long place) {
            long end = place;
            for (int slot = slot(group, end); used[slot] == 1; slot = slot(group, end)) {
                end = targets[slot];
            }
            long at = place;
            while (at != end) {
                int slot = slot(group, at);
                at = targets[slot];
                targets[slot] = end;
            }
            return end;
        }

        /** Closes the gap that a removed entry leaves for those that were pushed on by it. */
        void remove(long group, long place) {
            int mask = groups.length - 1;
            int gap = slot(group, place);
            if (used[gap] == 0) {
                return;
            }
            entries--;
            used[gap] = 0;
            for (int slot = (gap + 1) & mask; used[slot] == 1; slot = (slot + 1) & mask) {
                used[slot] = 0;
                int home = slot(groups[slot], places[slot]);
                used[home] = 1;
                groups[home] = groups[slot];
                places[home] = places[slot];
                targets[home] = targets[slot];
            }
        }

        private int slot(long group, long place) {
            int mask = groups.length - 1;
            long mixed = (group * 0x9E3779B97F4A7C15L + place) * 0xD6E8FEB86659FD93L;
            int slot = (int) (mixed >>> 32) & mask;
            while (used[slot] == 1 && (groups[slot] != group || places[slot] != place)) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private void grow() {
            Links larger = new Links();
            larger.allocate(groups.length * 2);
            for (int i = 0; i < groups.length; i++) {
                if (used[i] == 1) {
                    larger.put(groups[i], places[i], targets[i]);
                }
            }
            groups = larger.groups;
            places = larger.places;
            targets = larger.targets;
            used = larger.used;
        }

        private void allocate(int size) {
            groups = Arrays.copyOf(groups, size);
            places = Arrays.copyOf(places, size);
            targets = Arrays.copyOf(targets, size);
            used = Arrays.copyOf(used, size);
        }
    }
}
