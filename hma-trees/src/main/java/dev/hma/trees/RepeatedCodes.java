package dev.hma.trees;

import java.util.Arrays;

/**
 * Codes that are repeated. The rows before tell how likely each is, and what else is in the row does, too: a cup that a team
 * played for last month may not be played for in this one. A code is the more likely the more frequent it is beside that than
 * elsewhere; what both tell is multiplied (product of experts; Hinton: Training products of experts, Neural Computation 14, 2002).
 */
final class RepeatedCodes extends DrawnRepeats {
    private final Donors donors;
    private final Classes codes;
    private final StructuralZeros zeros;
    private final double weight;

    /**
     * How likely it is what a row has, up to a factor.
     *
     * @param last that it has the code of the row before
     * @param earlier per code that is remembered that it has this one
     * @param fresh that it has a new one
     */
    private record Odds(double last, double[] earlier, double fresh) {
        double allEarlier() {
            return Chance.sum(earlier);
        }

        double all() {
            return last + allEarlier() + fresh;
        }
    }

    /**
     * Creates what says which are.
     *
     * @param feature the feature
     * @param last the predictor that is its code in the row before
     * @param tree how likely a code is new, the last one, or an earlier one
     * @param donors which codes rows have, new or not, beside what else is in them
     * @param codes the classes of the codes
     * @param zeros which codes cannot be in a row
     * @param weight how much it weighs what else is in a row
     */
    RepeatedCodes(
            int feature, int last, Tree tree, Donors donors, Classes codes, StructuralZeros zeros, double weight) {
        super(feature, last, tree);
        this.donors = donors;
        this.codes = codes;
        this.zeros = zeros;
        this.weight = weight;
    }

    @Override
    double draw(double[] row, int leaf, double uniform, Siblings.Memory memory) {
        double[] values = memory.known(feature, row);
        Odds odds = odds(row, leaf, values, weight, Double.NaN);
        for (int i = 0; i < values.length; i++) {
            odds.earlier()[i] *= zeros.allow(row, (int) values[i]) ? 1 : 0;
        }
        double earlier = odds.allEarlier();
        double at = uniform * odds.all();
        if (at < odds.last()) {
            // What goes with something that has changed changes with it.
            return zeros.allow(row, (int) row[last]) ? row[last] : Double.NaN;
        }
        int drawn = at < odds.last() + earlier ? Chance.choose(odds.earlier(), (at - odds.last()) / earlier) : -1;
        return drawn < 0 ? Double.NaN : values[drawn];
    }

    /**
     * How well a row that is learnt from is told by all others, as far as it is told which code it repeats.
     *
     * @param row its predictors, and its own code
     * @param memory the rows of the family before it
     * @param weight how much what else is in it is to weigh
     * @return the logarithm of the chance of what it is
     */
    double told(double[] row, Siblings.Memory memory, double weight) {
        double own = row[feature];
        double[] values = memory.known(feature, row);
        Odds odds = odds(row, leaf(row), values, weight, own);
        double ofOwn = own == row[last] ? odds.last() : 0;
        for (int i = 0; i < values.length; i++) {
            ofOwn += values[i] == own ? odds.earlier()[i] : 0;
        }
        double chance = ofOwn > 0 ? ofOwn : odds.fresh();
        return StrictMath.log(Math.max(Donors.FAR, chance / odds.all()));
    }

    /**
     * How likely a row repeats a code.
     *
     * @param leaf the leaf that it falls into
     * @param values those that are remembered
     * @param weight how much what else is in it is to weigh
     * @param own its own code, by which it is not told; NaN if that is to be drawn
     */
    private Odds odds(double[] row, int leaf, double[] values, double weight, double own) {
        boolean isLast = own == row[last];
        boolean isKnown = isLast || !Double.isNaN(own) && Arrays.stream(values).anyMatch(value -> value == own);
        double lasting = share(leaf, Siblings.LAST, own, isLast);
        double again = share(leaf, Siblings.EARLIER, own, isKnown && !isLast);
        double fresh = share(leaf, Siblings.NEW, own, !isKnown);
        Lifts lifts = new Lifts(row[last], values, donors, donors.leaf(row), codes, weight, own);
        double[] earlier = Siblings.Memory.urn(values, row[last]);
        double all = Chance.sum(earlier);
        for (int i = 0; i < earlier.length; i++) {
            earlier[i] *= earlier[i] > 0 ? again / all * lifts.of(values[i]) : 0;
        }
        // Where there is no earlier one it is new.
        return new Odds(lasting * lifts.of(row[last]), earlier, (all > 0 ? fresh : fresh + again) * lifts.ofOthers());
    }

    /** The share of the rows of a leaf that are new, or not; in the place of the row's own one is imagined that is all of these. */
    private double share(int leaf, int outcome, double own, boolean isOwn) {
        double share = share(leaf, outcome);
        return Double.isNaN(own) ? share : share + (1.0 / 3 - (isOwn ? 1 : 0)) / rows(leaf);
    }
}
