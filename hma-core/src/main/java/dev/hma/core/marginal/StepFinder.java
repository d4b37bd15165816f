package dev.hma.core.marginal;

/**
 * Finds the number of decimals and the greatest common step of values: the largest number of which all values are
 * multiples, counted from any one of them.
 *
 * <p>The result depends on the set of values alone, in whatever order they come and finders are merged. Not
 * thread-safe: a finder per thread, merged afterwards.
 */
public final class StepFinder {
    private static final int MOST_DECIMALS = 15;

    /** Up to here a value times a power of ten is surely rounded to the right whole number. */
    private static final double LARGEST_UNITS = 0x1p50;

    /** Up to here differences of whole numbers are exact. */
    private static final double LARGEST_WHOLE = 0x1p61;

    /** Powers of ten, exact. */
    private static final double[] POWERS = new double[MOST_DECIMALS + 1];

    static {
        double power = 1;
        for (int d = 0; d <= MOST_DECIMALS; d++) {
            POWERS[d] = power;
            power *= 10;
        }
    }

    /** The decimals that the values so far need, more than {@link #MOST_DECIMALS} for too many. */
    private int decimals;

    private double largest;

    /** Any one of the values, in units of 10^-decimals; meaningless before the first. */
    private long reference;

    /** The greatest common divisor of the differences, in units of 10^-decimals; 0 as long as all values are equal. */
    private long divisor;

    private boolean empty = true;

    /**
     * Looks at values.
     *
     * @param values the values; NaN is a missing one
     * @param n how many
     * @throws IllegalArgumentException if a value is infinite
     */
    public void add(double[] values, int n) {
        for (int i = 0; i < n && decimals <= MOST_DECIMALS; i++) {
            double value = values[i];
            if (Double.isFinite(value)) {
                add(value);
            } else if (!Double.isNaN(value)) {
                throw new IllegalArgumentException("value " + value + " is not finite");
            }
        }
    }

    private void add(double value) {
        largest = Math.max(largest, Math.abs(value));
        double units = Math.rint(value * POWERS[decimals]);
        if (units / POWERS[decimals] != value) {
            raise(decimalsOf(value));
            if (decimals > MOST_DECIMALS) {
                return;
            }
            units = Math.rint(value * POWERS[decimals]);
        }
        if (empty) {
            empty = false;
            reference = (long) units;
        } else if (divisor != 1) {
            include((long) units);
        }
    }

    private static int decimalsOf(double value) {
        int d = 0;
        while (d <= MOST_DECIMALS && Math.rint(value * POWERS[d]) / POWERS[d] != value) {
            d++;
        }
        return d;
    }

    /** Counts in finer units from now on. */
    private void raise(int to) {
        if (to <= decimals) {
            return;
        }
        if (to <= MOST_DECIMALS && !tooLarge(to)) {
            long factor = (long) POWERS[to - decimals];
            reference *= factor;
            divisor *= factor;
        }
        decimals = to;
    }

    private boolean tooLarge(int places) {
        return largest * POWERS[places] > (places == 0 ? LARGEST_WHOLE : LARGEST_UNITS);
    }

    private void include(long units) {
        if (!tooLarge(decimals)) {
            divisor = greatestCommonDivisor(divisor, Math.abs(units - reference));
        }
    }

    private static long greatestCommonDivisor(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    /**
     * Adds what another finder has seen.
     *
     * @param other the other finder; it stays as it is
     */
    public void merge(StepFinder other) {
        if (other.empty && other.decimals == 0) {
            return;
        }
        largest = Math.max(largest, other.largest);
        int common = Math.max(decimals, other.decimals);
        raise(common);
        if (common > MOST_DECIMALS || other.empty) {
            return;
        }
        if (empty) {
            empty = false;
            reference = other.inUnits(other.reference, common);
            divisor = other.inUnits(other.divisor, common);
        } else if (!tooLarge(common)) {
            include(other.inUnits(other.reference, common));
            divisor = greatestCommonDivisor(divisor, other.inUnits(other.divisor, common));
        }
    }

    private long inUnits(long units, int places) {
        return tooLarge(places) ? units : units * (long) POWERS[places - decimals];
    }

    /** {@return the smallest number of decimals, 0 to 15, with which all values can be written; -1 if there is none or no value} */
    public int decimals() {
        return empty || decimals > MOST_DECIMALS ? -1 : decimals;
    }

    /**
     * {@return the greatest common step; of equal values, and of values too large to tell, one unit of the last
     * decimal; 0 if {@link #decimals} is -1}
     */
    public double step() {
        if (decimals() < 0) {
            return 0;
        }
        return (divisor == 0 || tooLarge(decimals) ? 1 : divisor) / POWERS[decimals];
    }
}
