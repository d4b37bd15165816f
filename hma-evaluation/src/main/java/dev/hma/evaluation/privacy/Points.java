package dev.hma.evaluation.privacy;

import java.util.stream.IntStream;

/** Rows as points of a {@link Space}. */
final class Points {
    /** The code of values that have no coordinate: missing, rare and unseen ones. */
    static final int NOWHERE = -1;

    private static final double TO_NOWHERE = 0.5;

    private final int count;
    private final int numeric;
    private final int discrete;
    private final int words;
    private final double[] positions;
    private final int[] codes;
    private final long[] missing;

    /**
     * Points, yet without coordinates.
     *
     * @param count how many
     * @param numeric the number of numeric features
     * @param discrete the number of discrete features
     */
    Points(int count, int numeric, int discrete) {
        this.count = count;
        this.numeric = numeric;
        this.discrete = discrete;
        this.words = (numeric + Long.SIZE - 1) / Long.SIZE;
        this.positions = new double[Math.multiplyExact(count, numeric)];
        this.codes = new int[Math.multiplyExact(count, discrete)];
        this.missing = new long[Math.multiplyExact(count, words)];
    }

    /** {@return the number of points} */
    int count() {
        return count;
    }

    /** Sets the position of a point by a numeric feature. */
    void position(int point, int feature, double position, boolean isMissing) {
        positions[point * numeric + feature] = position;
        if (isMissing) {
            missing[point * words + feature / Long.SIZE] |= 1L << feature;
        }
    }

    /** Sets the code of a point by a discrete feature. */
    void code(int point, int feature, int code) {
        codes[point * discrete + feature] = code;
    }

    /** {@return some of the points} */
    Points take(int[] rows) {
        Points taken = new Points(rows.length, numeric, discrete);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(positions, rows[i] * numeric, taken.positions, i * numeric, numeric);
            System.arraycopy(codes, rows[i] * discrete, taken.codes, i * discrete, discrete);
            System.arraycopy(missing, rows[i] * words, taken.missing, i * words, words);
        }
        return taken;
    }

    /** {@return the points from a number to before another} */
    Points take(int from, int to) {
        return take(IntStream.range(from, to).toArray());
    }

    /**
     * The squared distance of two points: of numbers the squared difference of positions, and 1 where one of them is missing; of
     * discrete values 1 where they differ, and 1/2 where one of them has no coordinate.
     *
     * @param i a point
     * @param others points of the same space
     * @param j one of the others
     * @param enough a square from which on the exact one does not matter
     * @return the square, or a part of it that is not below {@code enough}
     */
    double square(int i, Points others, int j, double enough) {
        double square = 0;
        for (int k = i * discrete, l = j * discrete, end = k + discrete; k < end; k++, l++) {
            int code = codes[k];
            int other = others.codes[l];
            if (code != other) {
                square += code == NOWHERE || other == NOWHERE ? TO_NOWHERE : 1;
            }
        }
        for (int k = i * words, l = j * words, end = k + words; k < end; k++, l++) {
            square += Long.bitCount(missing[k] ^ others.missing[l]);
        }
        for (int k = i * numeric, l = j * numeric, end = k + numeric; k < end && square < enough; k++, l++) {
            double difference = positions[k] - others.positions[l];
            square += difference * difference;
        }
        return square;
    }
}
