package dev.hma.trees;

/** Numbers that are repeated: of the earlier ones rather those that are near to what new ones are in such a row. */
final class RepeatedNumbers extends DrawnRepeats {
    private final Donors donors;

    /**
     * Creates what says which are.
     *
     * @param feature the feature
     * @param last the predictor that is its value in the row before
     * @param tree how likely a value is new, the last one, or an earlier one
     * @param donors what new ones are
     */
    RepeatedNumbers(int feature, int last, Tree tree, Donors donors) {
        super(feature, last, tree);
        this.donors = donors;
    }

    @Override
    double draw(double[] row, int leaf, double uniform, Siblings.Memory memory) {
        double lasting = share(leaf, Siblings.LAST);
        double earlier = share(leaf, Siblings.EARLIER);
        if (uniform < lasting) {
            return row[last];
        }
        if (uniform >= lasting + earlier) {
            return Double.NaN;
        }
        double[] values = memory.known(feature, row);
        double[] weights = Siblings.Memory.urn(values, row[last]);
        int of = donors.leaf(row);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= weights[i] > 0 ? Donors.FAR + donors.likelihood(of, values[i]) : 0;
        }
        int drawn = Chance.choose(weights, (uniform - lasting) / earlier);
        return drawn < 0 ? Double.NaN : values[drawn];
    }
}
