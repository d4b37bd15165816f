package dev.hma.core.sample;

import java.util.stream.IntStream;

/** Numbers of children that parents offer, fitted to the number of rows that there are. */
final class Slots {
    private Slots() {}

    /**
     * Stretches numbers in proportion, rounding along their running sum, so that zeros stay zeros.
     *
     * @param slots a number per parent, not negative
     * @param total what their sum is to be; parents without slots share it where nobody has any
     * @return the numbers
     */
    static int[] fitted(int[] slots, int total) {
        long sum = IntStream.of(slots).asLongStream().sum();
        if (sum == total) {
            return slots;
        }
        int[] fitted = new int[slots.length];
        long all = sum == 0 ? slots.length : sum;
        long running = 0;
        long given = 0;
        for (int i = 0; i < slots.length; i++) {
            running += sum == 0 ? 1 : slots[i];
            // Half up, in whole numbers.
            long upTo = (2 * running * total + all) / (2 * all);
            fitted[i] = (int) (upTo - given);
            given = upTo;
        }
        return fitted;
    }
}
