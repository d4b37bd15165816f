package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the rows of a family tell about the next one: its place, how many are still to come, and of every feature that is
 * drawn the last value, the mean of a number so far, and how often each of a few categories has been seen; of some also the
 * last value in a row that is alike in another feature, its key: the amount of the last payment for the same thing. These
 * are predictors as the frame's features are, and numbered after them.
 */
final class Siblings {
    /** Of how many categories it is counted how often each was seen. */
    private static final int COUNTED = 8;

    static final int NONE = -1;

    private final int features;
    private final int[] keys;
    private final int[] keyLevels;
    private final int[] before;
    private final List<Predictor> predictors = new ArrayList<>();

    /** One predictor: of a feature, and of one of its categories if they are counted. */
    private record Predictor(Kind kind, int feature, int code, int levels) {}

    private enum Kind {
        PLACE,
        TO_COME,
        LAST,
        LAST_ALIKE,
        MEAN,
        SEEN
    }

    /**
     * Creates the predictors.
     *
     * @param frame the features
     * @param keys per feature its key, a category that is drawn before it; {@link #NONE} if it has none
     */
    Siblings(Frame frame, int[] keys) {
        this.keys = keys;
        features = frame.size();
        before = new int[features];
        keyLevels = new int[features];
        predictors.add(new Predictor(Kind.PLACE, 0, 0, 0));
        predictors.add(new Predictor(Kind.TO_COME, 0, 0, 0));
        for (int f = frame.context(); f < frame.size(); f++) {
            Feature feature = frame.features().get(f);
            before[f] = features + predictors.size();
            predictors.add(new Predictor(Kind.LAST, f, 0, feature.levels()));
            if (keys[f] != NONE) {
                keyLevels[f] = frame.features().get(keys[f]).levels();
                before[f] = features + predictors.size();
                predictors.add(new Predictor(Kind.LAST_ALIKE, f, 0, feature.levels()));
            }
            if (!feature.category()) {
                predictors.add(new Predictor(Kind.MEAN, f, 0, 0));
            }
            for (int code = 0; code < feature.levels() && feature.levels() <= COUNTED; code++) {
                predictors.add(new Predictor(Kind.SEEN, f, code, 0));
            }
        }
    }

    /** {@return how many predictors there are} */
    int size() {
        return predictors.size();
    }

    /** {@return the number of codes of a predictor, 0 for a number} */
    int levels(int predictor) {
        return predictors.get(predictor).levels();
    }

    /** {@return which predictor is the value that a feature may repeat: the last one, in a row that is alike if it has a key} */
    int before(int feature) {
        return before[feature];
    }

    /** {@return whether only the feature itself may look at a predictor, as its key is not known earlier} */
    boolean isOwn(int predictor) {
        return predictors.get(predictor).kind() == Kind.LAST_ALIKE;
    }

    /** The rows of one family so far. */
    final class Memory {
        private final double[] last = new double[features];
        private final double[] sums = new double[features];
        private final int[] present = new int[features];
        private final int[][] seen = new int[features][COUNTED];
        private final double[][] lastAlike = new double[features][];
        private int place;
        private int size;

        Memory() {
            for (int f = 0; f < features; f++) {
                lastAlike[f] = new double[keyLevels[f]];
            }
        }

        /** Begins a family of some size. */
        void begin(int rows) {
            size = rows;
            place = 0;
            Arrays.fill(last, Double.NaN);
            Arrays.fill(sums, 0);
            Arrays.fill(present, 0);
            for (int[] each : seen) {
                Arrays.fill(each, 0);
            }
            for (double[] each : lastAlike) {
                Arrays.fill(each, Double.NaN);
            }
        }

        /** Writes the predictors of the next row behind its features, but those that need its key. */
        void tell(double[] row) {
            for (int p = 0; p < predictors.size(); p++) {
                row[features + p] = value(predictors.get(p));
            }
        }

        /** Writes the predictor of a feature that needs the key of the row, which is known by now. */
        void tellAlike(int f, double[] row) {
            if (keys[f] != NONE) {
                double key = row[keys[f]];
                row[before[f]] = Double.isNaN(key) ? Double.NaN : lastAlike[f][(int) key];
            }
        }

        private double value(Predictor predictor) {
            int f = predictor.feature();
            return switch (predictor.kind()) {
                case PLACE -> place;
                case TO_COME -> size - place;
                case LAST -> last[f];
                case LAST_ALIKE -> Double.NaN;
                case MEAN -> present[f] == 0 ? Double.NaN : sums[f] / present[f];
                case SEEN -> seen[f][predictor.code()];
            };
        }

        /** Goes on to the next row. */
        void add(double[] row) {
            place++;
            for (int f = 0; f < features; f++) {
                if (!Double.isNaN(row[f])) {
                    last[f] = row[f];
                    if (keys[f] != NONE && !Double.isNaN(row[keys[f]])) {
                        lastAlike[f][(int) row[keys[f]]] = row[f];
                    }
                    sums[f] += row[f];
                    present[f]++;
                    if (row[f] >= 0 && row[f] < COUNTED) {
                        seen[f][(int) row[f]]++;
                    }
                }
            }
        }
    }
}
