package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the rows of a family tell about the next one: its place, how many are still to come, and of every feature that is
 * drawn the last value, the mean of a number so far, and how often each of a few categories has been seen. These are
 * predictors as the frame's features are, and numbered after them.
 */
final class Siblings {
    /** Of how many categories it is counted how often each was seen. */
    private static final int COUNTED = 8;

    private final int features;
    private final List<Predictor> predictors = new ArrayList<>();

    /** One predictor: of a feature, and of one of its categories if they are counted. */
    private record Predictor(Kind kind, int feature, int code, int levels) {}

    private enum Kind {
        PLACE,
        TO_COME,
        LAST,
        MEAN,
        SEEN
    }

    Siblings(Frame frame) {
        features = frame.size();
        predictors.add(new Predictor(Kind.PLACE, 0, 0, 0));
        predictors.add(new Predictor(Kind.TO_COME, 0, 0, 0));
        for (int f = frame.context(); f < frame.size(); f++) {
            Feature feature = frame.features().get(f);
            predictors.add(new Predictor(Kind.LAST, f, 0, feature.levels()));
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

    /** {@return the number, among all predictors, of the one that is the last value of a feature} */
    int last(int feature) {
        for (int p = 0; p < predictors.size(); p++) {
            if (predictors.get(p).kind() == Kind.LAST && predictors.get(p).feature() == feature) {
                return features + p;
            }
        }
        throw new IllegalArgumentException("feature " + feature + " is not drawn");
    }

    /** The rows of one family so far. */
    final class Memory {
        private final double[] last = new double[features];
        private final double[] sums = new double[features];
        private final int[] present = new int[features];
        private final int[][] seen = new int[features][COUNTED];
        private int place;
        private int size;

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
        }

        /** Writes the predictors of the next row behind its features. */
        void tell(double[] row) {
            for (int p = 0; p < predictors.size(); p++) {
                row[features + p] = value(predictors.get(p));
            }
        }

        private double value(Predictor predictor) {
            int f = predictor.feature();
            return switch (predictor.kind()) {
                case PLACE -> place;
                case TO_COME -> size - place;
                case LAST -> last[f];
                case MEAN -> present[f] == 0 ? Double.NaN : sums[f] / present[f];
                case SEEN -> seen[f][predictor.code()];
            };
        }

        /** Goes on to the next row. */
        void add(double[] row) {
            place++;
            for (int f = 0; f < features; f++) {
                last[f] = row[f];
                if (!Double.isNaN(row[f])) {
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
