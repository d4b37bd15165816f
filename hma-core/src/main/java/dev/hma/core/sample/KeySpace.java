package dev.hma.core.sample;

import dev.hma.core.encode.CategoryEncoder;
import dev.hma.core.encode.DatetimeEncoder;
import dev.hma.core.encode.Encoder;
import dev.hma.core.encode.IntegerEncoder;
import dev.hma.core.encode.RealEncoder;

/**
 * The values that a modelled key column can take, numbered from 0 in ascending order. Features whose values have the same
 * number are decoded to the same value.
 *
 * @param base what value 0 is, in units of the column
 * @param width how many units lie between neighbouring values
 * @param units how many units make 1
 * @param size how many values there are
 */
record KeySpace(double base, double width, double units, long size) {
    /** Real numbers without a grid are cut into so many cells. */
    private static final double CELLS = 0x1p40;

    private static final double EXACT = 0x1p53;

    /** The values that an encoder decodes to. */
    static KeySpace of(Encoder encoder) {
        if (encoder instanceof DatetimeEncoder times) {
            long first = times.min() / times.step();
            return new KeySpace(first, 1, 1, times.max() / times.step() - first + 1);
        }
        if (encoder instanceof IntegerEncoder whole) {
            long steps = Long.divideUnsigned(whole.max() - whole.min(), whole.step());
            return new KeySpace(whole.min(), whole.step(), 1, bounded(steps + 1.0));
        }
        if (encoder instanceof RealEncoder real) {
            double units = real.decimals() < 0 ? 1 : StrictMath.pow(10, real.decimals());
            double base = Math.rint(real.min() * units);
            double width = Math.max(1, Math.rint(real.step() * units));
            double size = Math.floor((Math.rint(real.max() * units) - base) / width) + 1;
            if (real.decimals() >= 0 && size < EXACT) {
                return new KeySpace(base, width, units, (long) size);
            }
            double cell = (real.max() - real.min()) / CELLS;
            return cell > 0
                    ? new KeySpace(real.min() + cell / 2, cell, 1, (long) CELLS)
                    : new KeySpace(real.min(), 1, 1, 1);
        }
        if (encoder instanceof CategoryEncoder category) {
            return new KeySpace(0, 1, 1, category.levels());
        }
        return new KeySpace(0, 1, 1, Math.max(1, encoder.levels()));
    }

    private static long bounded(double size) {
        return (long) Math.max(1, Math.min(EXACT, size));
    }

    /** The number of the value that a feature's value is decoded to. */
    long index(double value) {
        return Math.max(0, Math.min(size - 1, (long) Math.rint((value * units - base) / width)));
    }

    /** The feature's value that is decoded to a number's value. */
    double value(long index) {
        return (base + index * width) / units;
    }
}
