package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a family tell about the next one: its place, how many are still to come, and of every feature that is
 * drawn the last value, the mean of a number so far, and how often each of a few categories has been seen; of some also the
 * last value in a row that is alike in another feature, its key: the amount of the last payment for the same thing; of the one
 * that rows ascend by how much room it has for each row to come. Where rows have no order, categories are told in shares, and
 * of a value that may be repeated how frequent it is so far: an exception is followed by what is usual. To the columns that come
 * after one of many categories it tells whether that is new: a team that has moved has another name; and of those that families hold
 * on to, how long the last one is still in use. These are predictors as the frame's features are, and numbered after them.
 */
final class Siblings {
    /** What a value is: new in its family, that of the row before which is alike, or that of an earlier one. */
    static final int NEW = 0, LAST = 1, EARLIER = 2;

    /** Of how many categories it is counted how often each was seen. */
    private static final int COUNTED = 8;

    /** How much less often a value is repeated than it was there. */
    private static final double DISCOUNT = 0.9;

    /** How many earlier values are remembered. */
    private static final int REMEMBERED = 32;

    static final int NONE = -1;

    private final Frame frame;
    private final int features;
    private final int[] keys;
    private final double most;
    private final int[] keyLevels;
    private final boolean[] mayRepeat;
    private final int[] before;
    private final int[] last;

    /** Which predictor says what share of the family so far a feature's value before has; {@link #NONE} where rows have an order. */
    private final int[] shares;

    /** Which predictor says whether a feature's value, drawn by then, is new in the family; {@link #NONE} where none does. */
    private final int[] again;

    /** Per feature until when its codes are in use; null where that is not asked. */
    private final @Nullable Terms[] terms;

    /** Which predictor says how much is left of the term of a feature's value before; {@link #NONE} where none does. */
    private final int[] rest;

    private final int order;
    private final boolean ordered;
    private final List<Predictor> predictors = new ArrayList<>();

    /** One predictor: of a feature, and of one of its categories if they are counted. */
    private record Predictor(Kind kind, int feature, int code, int levels) {}

    private enum Kind {
        PLACE,
        TO_COME,
        PACE,
        LAST,
        LAST_ALIKE,
        SHARE,
        KNOWN,
        AGAIN,
        REST,
        MEAN,
        SEEN
    }

    /**
     * Creates the predictors.
     *
     * @param frame the features
     * @param keys per feature its key, a category that is drawn before it; {@link #NONE} if it has none
     * @param order the feature that rows ascend by; {@link #NONE} if there is none
     * @param most up to where it may ascend
     * @param terms per feature until when its codes are in use; null where that is not asked
     */
    Siblings(Frame frame, int[] keys, int order, double most, @Nullable Terms[] terms) {
        this.frame = frame;
        this.keys = keys;
        this.most = most;
        this.terms = terms;
        this.order = order;
        this.ordered = order != NONE;
        features = frame.size();
        before = new int[features];
        last = new int[features];
        shares = new int[features];
        Arrays.fill(shares, NONE);
        again = shares.clone();
        rest = shares.clone();
        keyLevels = new int[features];
        mayRepeat = new boolean[features];
        predictors.add(new Predictor(Kind.PLACE, 0, 0, 0));
        predictors.add(new Predictor(Kind.TO_COME, 0, 0, 0));
        for (int f = frame.context(); f < frame.size(); f++) {
            Feature feature = frame.features().get(f);
            before[f] = features + predictors.size();
            last[f] = before[f];
            mayRepeat[f] = !feature.category() || feature.levels() > COUNTED;
            keyLevels[f] = 1;
            predictors.add(new Predictor(Kind.LAST, f, 0, feature.levels()));
            if (f == order) {
                predictors.add(new Predictor(Kind.PACE, f, 0, 0));
            }
            if (keys[f] != NONE) {
                keyLevels[f] = frame.features().get(keys[f]).levels();
                before[f] = features + predictors.size();
                predictors.add(new Predictor(Kind.LAST_ALIKE, f, 0, feature.levels()));
            }
            if (mayRepeat[f] && !ordered) {
                shares[f] = features + predictors.size();
                predictors.add(new Predictor(Kind.SHARE, f, 0, 0));
                predictors.add(new Predictor(Kind.KNOWN, f, 0, 0));
            }
            if (mayRepeat[f] && feature.category()) {
                again[f] = features + predictors.size();
                predictors.add(new Predictor(Kind.AGAIN, f, 0, 3));
            }
            if (terms[f] != null) {
                rest[f] = features + predictors.size();
                predictors.add(new Predictor(Kind.REST, f, 0, 0));
            }
            if (!feature.category()) {
                predictors.add(new Predictor(Kind.MEAN, f, 0, 0));
            }
            for (int code = 0; code < feature.levels() && feature.levels() <= COUNTED; code++) {
                predictors.add(new Predictor(Kind.SEEN, f, code, 0));
            }
        }
    }

    /** The largest of some ascending values: up to there rows ascend that are drawn from them. */
    static double most(double[] values) {
        return values.length == 0 ? Double.POSITIVE_INFINITY : values[values.length - 1];
    }

    /** {@return up to where the feature that rows ascend by may ascend} */
    double most() {
        return most;
    }

    /** {@return how many predictors there are} */
    int size() {
        return predictors.size();
    }

    /** {@return the number of codes of a predictor, 0 for a number} */
    int levels(int predictor) {
        return predictors.get(predictor).levels();
    }

    /** {@return the feature that a predictor is about; {@link #NONE} if it is about the row's place} */
    int about(int predictor) {
        Predictor about = predictors.get(predictor);
        return about.kind() == Kind.PLACE || about.kind() == Kind.TO_COME ? NONE : about.feature();
    }

    /** {@return what a predictor tells of its feature, in words for people; the same for all codes that are counted} */
    String aspect(int predictor) {
        Predictor about = predictors.get(predictor);
        return switch (about.kind()) {
            case PLACE -> "place in the family";
            case TO_COME -> "rows to come in the family";
            case PACE -> "room for each row to come";
            case LAST -> "row before";
            case LAST_ALIKE ->
                "row before of the same "
                        + frame.features().get(keys[about.feature()]).name();
            case SHARE -> "share of the row before's so far";
            case KNOWN -> "number of rows so far";
            case AGAIN -> "new or repeated";
            case REST -> "how long the row before's is still in use";
            case MEAN -> "mean so far";
            case SEEN -> ordered ? "counts so far" : "shares so far";
        };
    }

    /** {@return which predictor is the value that a feature may repeat: the last one, in a row that is alike if it has a key} */
    int before(int feature) {
        return before[feature];
    }

    /** {@return which predictor says how many rows of the family are still to come, with this one} */
    int toCome() {
        return features + 1;
    }

    /** {@return which predictor is a feature's value in the row before} */
    int last(int feature) {
        return last[feature];
    }

    /** {@return whether it is asked of a feature if a value is new: of few categories the counts tell} */
    boolean mayRepeat(int feature) {
        return mayRepeat[feature];
    }

    /**
     * Whether a feature may look at a predictor.
     *
     * @param predictor the predictor
     * @param feature the feature
     * @param before those that are drawn before it
     */
    boolean isSeen(int predictor, int feature, List<Integer> before) {
        Predictor seen = predictors.get(predictor);
        return switch (seen.kind()) {
            // The key is not known earlier, or only the feature itself goes on by it.
            case LAST_ALIKE, PACE, SHARE, KNOWN, REST -> seen.feature() == feature;
            case AGAIN -> before.contains(seen.feature());
            case PLACE, TO_COME, LAST, MEAN, SEEN -> true;
        };
    }

    /** The rows of one family so far. */
    final class Memory {
        private final double[] last = new double[features];
        private final double[] sums = new double[features];
        private final int[] present = new int[features];
        private final int[][] seen = new int[features][COUNTED];

        /** Per feature and code of its key the latest values, the last of all at the place that their number gives. */
        private final double[][][] alike = new double[features][][];

        private final int[][] known = new int[features][];
        private int place;
        private int size;

        Memory() {
            for (int f = 0; f < features; f++) {
                boolean remembers = mayRepeat[f] || keys[f] != NONE;
                known[f] = new int[keyLevels[f]];
                alike[f] = new double[remembers ? keyLevels[f] : 0][REMEMBERED];
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
            for (int[] each : known) {
                Arrays.fill(each, 0);
            }
        }

        /** Writes the predictors of the next row behind its features, but those that need its key. */
        void tell(double[] row) {
            for (int p = 0; p < predictors.size(); p++) {
                row[features + p] = value(predictors.get(p));
            }
        }

        /**
         * Writes the predictors of a feature that need what the row has of others, its key and what rows ascend by: that is
         * known by now.
         *
         * @param own the row's value of the feature, if it is learnt from; NaN if it is to be drawn
         */
        void tellAlike(int f, double[] row, double own) {
            if (keys[f] != NONE) {
                int code = code(f, row);
                int n = code == NONE ? 0 : known[f][code];
                row[before[f]] = n == 0 ? Double.NaN : alike[f][code][(n - 1) % REMEMBERED];
            }
            if (terms[f] != null) {
                row[rest[f]] = terms[f].rest(row[before[f]], row[order], own);
            }
            if (shares[f] != NONE) {
                int code = code(f, row);
                row[shares[f]] = code == NONE ? Double.NaN : share(f, code, row[before[f]]);
                row[shares[f] + 1] = code == NONE ? 0 : known[f][code];
            }
        }

        /** The share of the values remembered that are some value; NaN if none is remembered. */
        private double share(int f, int code, double value) {
            int n = Math.min(REMEMBERED, known[f][code]);
            int same = 0;
            for (int i = 0; i < n; i++) {
                same += alike[f][code][i] == value ? 1 : 0;
            }
            return n == 0 ? Double.NaN : (double) same / n;
        }

        /** The code of the row's key; 0 if the feature has none, {@link #NONE} if the key is missing. */
        private int code(int f, double[] row) {
            if (keys[f] == NONE) {
                return 0;
            }
            double key = row[keys[f]];
            return Double.isNaN(key) ? NONE : (int) key;
        }

        /** Whether a row's value is new, that of the row before or an earlier one; NaN where there is none to repeat. */
        double again(int f, double[] row) {
            if (Double.isNaN(row[f]) || Double.isNaN(row[before[f]])) {
                return Double.NaN;
            }
            if (row[f] == row[before[f]]) {
                return LAST;
            }
            return knows(f, row, row[f]) ? EARLIER : NEW;
        }

        /** Writes the predictor that says whether a value, known by now, is new. */
        void tellAgain(int f, double[] row) {
            if (again[f] != NONE) {
                row[again[f]] = again(f, row);
            }
        }

        /** Whether a value is among those that a row may repeat. */
        boolean knows(int f, double[] row, double value) {
            int code = code(f, row);
            for (int i = 0; code != NONE && i < Math.min(REMEMBERED, known[f][code]); i++) {
                if (alike[f][code][i] == value) {
                    return true;
                }
            }
            return false;
        }

        /** Adds up a function of the values that a row may repeat, each counted once. */
        double sum(int f, double[] row, DoubleUnaryOperator of) {
            double[] values = alike[f][code(f, row)];
            int n = Math.min(REMEMBERED, known[f][code(f, row)]);
            double sum = n == 0 ? of.applyAsDouble(row[before[f]]) : 0;
            for (int i = 0; i < n; i++) {
                int first = 0;
                while (values[first] != values[i]) {
                    first++;
                }
                sum += first == i ? of.applyAsDouble(values[i]) : 0;
            }
            return sum;
        }

        /** The values that a row may repeat, each as often as it is remembered. */
        double[] known(int f, double[] row) {
            int code = code(f, row);
            return code == NONE ? new double[0] : Arrays.copyOf(alike[f][code], Math.min(REMEMBERED, known[f][code]));
        }

        /**
         * How likely each of them is repeated, if it is not the last one: those that were are likely to be so again (the urn of
         * Pitman and Yor 1997).
         *
         * @return per value its weight; 0 if it is the last one, or has been there before
         */
        static double[] urn(double[] values, double last) {
            double[] weights = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                if (values[i] != last) {
                    int first = 0;
                    while (values[first] != values[i]) {
                        first++;
                    }
                    weights[first] += first == i ? 1 - DISCOUNT : 1;
                }
            }
            return weights;
        }

        private double value(Predictor predictor) {
            int f = predictor.feature();
            return switch (predictor.kind()) {
                case PLACE -> place;
                case TO_COME -> size - place;
                case PACE -> (most - last[f]) / (size - place);
                case LAST -> last[f];
                case LAST_ALIKE, SHARE, KNOWN, AGAIN, REST -> Double.NaN;
                case MEAN -> present[f] == 0 ? Double.NaN : sums[f] / present[f];
                case SEEN -> (double) seen[f][predictor.code()] / (ordered ? 1 : Math.max(1, place));
            };
        }

        /** Goes on to the next row. */
        void add(double[] row) {
            place++;
            // Nothing is told of the parent's features.
            for (int f = frame.context(); f < features; f++) {
                if (!Double.isNaN(row[f])) {
                    last[f] = row[f];
                    int code = alike[f].length == 0 ? NONE : code(f, row);
                    if (code != NONE) {
                        alike[f][code][known[f][code]++ % REMEMBERED] = row[f];
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
