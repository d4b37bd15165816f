package dev.hma.core.extension;

import dev.hma.api.feature.Feature;
import dev.hma.api.marginal.Lattice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The codes of a category in groups: frequent codes are a group of their own, the others share one, the rest. Inside the
 * rest the distribution is the same for all families.
 *
 * <p>On the way from probabilities to codes and back the codes keep their order: the rest lies around and between the
 * frequent codes.
 */
final class Groups {
    /** The codes with a group of their own, ascending. */
    private final int[] codes;
    /** The probabilities of the groups; the rest is the last. */
    private final double[] probabilities;
    /** Per code its group; -1 for one that does not occur. */
    private final int[] groupOf;
    /** Per code how many groups of single codes come before it. */
    private final int[] groupsBefore;
    /** Per code the share of the rest that comes before it; one entry more, which is 1. */
    private final double[] restBefore;
    /** The most frequent group. */
    private final int largest;

    private Groups(double[] probabilityOf, int[] codes, boolean rest) {
        int levels = probabilityOf.length;
        this.codes = codes;
        this.probabilities = new double[codes.length + (rest ? 1 : 0)];
        this.groupOf = new int[levels];
        this.groupsBefore = new int[levels];
        this.restBefore = new double[levels + 1];
        int next = 0;
        double restSum = 0;
        double total = 0;
        for (int code = 0; code < levels; code++) {
            double p = probabilityOf[code];
            groupsBefore[code] = next;
            restBefore[code] = restSum;
            groupOf[code] = -1;
            if (next < codes.length && codes[next] == code) {
                groupOf[code] = next;
                probabilities[next++] = p;
                total += p;
            } else if (p > 0) {
                groupOf[code] = codes.length;
                restSum += p;
                total += p;
            }
        }
        if (rest) {
            probabilities[codes.length] = restSum;
        }
        for (int g = 0; g < probabilities.length; g++) {
            probabilities[g] /= total;
        }
        for (int code = 0; code < levels && restSum > 0; code++) {
            restBefore[code] /= restSum;
        }
        restBefore[levels] = 1;
        int most = 0;
        for (int g = 1; g < probabilities.length; g++) {
            most = probabilities[g] > probabilities[most] ? g : most;
        }
        this.largest = most;
    }

    /**
     * The groups of a feature.
     *
     * @param feature a category; a real feature has no groups
     * @param most how many groups there may be
     */
    static Groups of(Feature feature, int most) {
        double[] p = probabilities(feature);
        List<Integer> occurring = new ArrayList<>();
        for (int code = 0; code < p.length; code++) {
            if (p[code] > 0) {
                occurring.add(code);
            }
        }
        boolean rest = occurring.size() > most;
        if (rest) {
            occurring.sort(
                    Comparator.comparingDouble((Integer code) -> -p[code]).thenComparing(code -> code));
            occurring = occurring.subList(0, most - 1);
        }
        int[] codes = occurring.stream().mapToInt(code -> code).sorted().toArray();
        return new Groups(p, codes, rest);
    }

    /**
     * The groups of a feature again.
     *
     * @param feature a category
     * @param codes what {@link #codes()} gave
     */
    static Groups of(Feature feature, int[] codes) {
        double[] p = probabilities(feature);
        boolean rest = false;
        for (int code = 0; code < p.length; code++) {
            rest |= p[code] > 0 && Arrays.binarySearch(codes, code) < 0;
        }
        return new Groups(p, codes.clone(), rest);
    }

    /** {@return the probability of every code} */
    static double[] probabilities(Feature feature) {
        double[] p = new double[feature.levels()];
        for (int code = 0; code < p.length; code++) {
            p[code] = Math.max(
                    0, feature.marginal().upTo(code) - feature.marginal().below(code));
        }
        return p;
    }

    int[] codes() {
        return codes.clone();
    }

    /** {@return the number of groups} */
    int size() {
        return probabilities.length;
    }

    double probability(int group) {
        return probabilities[group];
    }

    double[] probabilities() {
        return probabilities.clone();
    }

    /** {@return the probability of the rest; 0 if there is none} */
    double rest() {
        return probabilities.length > codes.length ? probabilities[codes.length] : 0;
    }

    /** {@return the most frequent group, the first of equals} */
    int largest() {
        return largest;
    }

    /** {@return the group of a value; -1 if it is missing or no code that occurs} */
    int group(double value) {
        return value >= 0 && value < groupOf.length ? groupOf[(int) value] : -1;
    }

    /** {@return the name of a group for people} */
    String name(int group) {
        return group < codes.length ? Integer.toString(codes[group]) : "rest";
    }

    /**
     * The probability of smaller codes.
     *
     * @param code a code
     * @param p the probabilities of the groups
     */
    double below(int code, double[] p) {
        double below = 0;
        for (int g = 0; g < groupsBefore[code]; g++) {
            below += p[g];
        }
        return restBefore[code] == 0 ? below : below + p[codes.length] * restBefore[code];
    }

    /**
     * The probability of a code.
     *
     * @param code a code that occurs
     * @param p the probabilities of the groups
     */
    double width(int code, double[] p) {
        double width = p[groupOf[code]];
        return groupOf[code] < codes.length ? width : width * (restBefore[code + 1] - restBefore[code]);
    }

    /** {@return the variance of the scores of the codes} */
    double scoreVariance() {
        double variance = 0;
        for (int code = 0; code < groupOf.length; code++) {
            if (groupOf[code] >= 0) {
                double below = below(code, probabilities);
                variance += squaredScore(below, width(code, probabilities));
            }
        }
        return variance;
    }

    /** {@return the variance of the scores of groups, as if the rest were one code, the last} */
    static double scoreVarianceOfGroups(double[] p) {
        double variance = 0;
        double below = 0;
        for (double width : p) {
            variance += squaredScore(below, width);
            below += width;
        }
        return variance;
    }

    /** {@return the square of the score of an interval of probability, times its width} */
    private static double squaredScore(double below, double width) {
        double score = Lattice.score(below, Math.min(1, below + width));
        return width * score * score;
    }

    /**
     * The code at a probability.
     *
     * @param u a probability
     * @param p the probabilities of the groups
     * @return a code that occurs
     */
    int code(double u, double[] p) {
        boolean rest = p.length > codes.length;
        double left = u;
        double before = 0;
        for (int g = 0; g < codes.length; g++) {
            if (rest) {
                double between = p[codes.length] * (restBefore[codes[g]] - before);
                if (left < between) {
                    return restCode(before + left / p[codes.length]);
                }
                left -= between;
                before = restBefore[codes[g]];
            }
            if (left < p[g]) {
                return codes[g];
            }
            left -= p[g];
        }
        return rest && p[codes.length] > 0 ? restCode(before + left / p[codes.length]) : codes[codes.length - 1];
    }

    /** {@return the code of the rest at a share of it} */
    private int restCode(double share) {
        int low = 0;
        int high = groupOf.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (restBefore[middle] <= share) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        // Rounding may end on a code that is not of the rest: the one of the rest before it is meant, or else after it.
        int code = low;
        while (code >= 0 && groupOf[code] != codes.length) {
            code--;
        }
        for (int c = low; code < 0; c++) {
            code = groupOf[c] == codes.length ? c : -1;
        }
        return code;
    }
}
