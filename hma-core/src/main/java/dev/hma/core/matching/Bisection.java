package dev.hma.core.matching;

/**
 * Pairs wishes and slots by balanced bisection: both sets are split at the median of the axis along which they spread most, and
 * the halves are paired in the same way, down to single pairs. Takes time in proportion to n log n, keeps the numbers of
 * slots exactly, and leaves nothing to chance.
 */
final class Bisection {
    private final double[][] wishes;
    private final double[][] offers;
    /** The child rows, in the order of pairing. */
    private final int[] rows;
    /** The parents, as often as they have slots, in the order of pairing. */
    private final int[] slots;

    private final double[] keys;
    private final int[] partner;

    Bisection(double[][] wishes, double[][] offers, int[] slots, int[] partner) {
        this.wishes = wishes;
        this.offers = offers;
        this.partner = partner;
        this.keys = new double[partner.length];
        this.rows = new int[partner.length];
        this.slots = new int[partner.length];
        int n = 0;
        for (int parent = 0; parent < slots.length; parent++) {
            for (int k = 0; k < slots[parent]; k++) {
                if (n == partner.length) {
                    throw new IllegalArgumentException("more slots than the " + n + " child rows");
                }
                rows[n] = n;
                this.slots[n++] = parent;
            }
        }
        if (n < partner.length) {
            throw new IllegalArgumentException(n + " slots for " + partner.length + " child rows");
        }
    }

    void match() {
        split(0, partner.length);
        for (int i = 0; i < partner.length; i++) {
            partner[rows[i]] = slots[i];
        }
    }

    private void split(int low, int high) {
        if (high - low < 2) {
            return;
        }
        int axis = widest(low, high);
        int middle = (low + high) >>> 1;
        select(rows, wishes[axis], low, high, middle);
        select(slots, offers[axis], low, high, middle);
        split(low, middle);
        split(middle, high);
    }

    /** The axis of the largest variance, of wishes and slots together. */
    private int widest(int low, int high) {
        int widest = 0;
        double most = -1;
        for (int axis = 0; axis < wishes.length && wishes.length > 1; axis++) {
            double spread = variance(rows, wishes[axis], low, high) + variance(slots, offers[axis], low, high);
            if (spread > most) {
                most = spread;
                widest = axis;
            }
        }
        return widest;
    }

    private static double variance(int[] indices, double[] positions, int low, int high) {
        double sum = 0;
        double squares = 0;
        for (int i = low; i < high; i++) {
            double x = positions[indices[i]];
            sum += x;
            squares += x * x;
        }
        double n = high - low;
        return squares - sum / n * sum;
    }

    /** Hoare's selection: afterwards no position before {@code nth} is larger than one from there on. */
    private void select(int[] indices, double[] positions, int low, int high, int nth) {
        for (int i = low; i < high; i++) {
            keys[i] = positions[indices[i]];
        }
        int left = low;
        int right = high - 1;
        while (left < right) {
            double pivot = middleOf(keys[left], keys[(left + right) >>> 1], keys[right]);
            int i = left;
            int j = right;
            while (i <= j) {
                while (keys[i] < pivot) {
                    i++;
                }
                while (keys[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(indices, i++, j--);
                }
            }
            if (nth <= j) {
                right = j;
            } else if (nth >= i) {
                left = i;
            } else {
                return;
            }
        }
    }

    private void swap(int[] indices, int i, int j) {
        double key = keys[i];
        keys[i] = keys[j];
        keys[j] = key;
        int index = indices[i];
        indices[i] = indices[j];
        indices[j] = index;
    }

    private static double middleOf(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
