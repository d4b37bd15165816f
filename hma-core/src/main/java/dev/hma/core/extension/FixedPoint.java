package dev.hma.core.extension;

/** Real numbers as whole numbers of 2<sup>-28</sup>, so that sums over families are exact. */
final class FixedPoint {
    private static final double UNIT = 0x1p28;

    private FixedPoint() {}

    /** {@return the nearest whole number of units} */
    static long of(double value) {
        return (long) Math.rint(value * UNIT);
    }

    static double value(long units) {
        return units / UNIT;
    }
}
