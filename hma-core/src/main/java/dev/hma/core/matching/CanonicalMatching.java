package dev.hma.core.matching;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Lattice;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.Pairs;
import dev.hma.api.random.Draws;
import dev.hma.core.matching.CanonicalState.PairsState;
import java.util.Arrays;
import java.util.List;

/** Canonical variates of parents, and partners that are near in them. */
final class CanonicalMatching implements Matching {
    private final List<Feature> context;
    private final List<Feature> parent;
    private final PairFeatures features;
    private final CanonicalState state;
    private final int exchanges;

    /**
     * Creates the matching.
     *
     * @param joined the frame of learning
     * @param state what was learnt
     * @param exchanges how often every row is proposed to exchange its partner
     */
    CanonicalMatching(Frame joined, CanonicalState state, int exchanges) {
        this.context = joined.features().subList(0, joined.context());
        this.parent = joined.features().subList(joined.context(), joined.size());
        this.features = new PairFeatures(joined);
        this.state = state;
        this.exchanges = exchanges;
    }

    @Override
    public int dimensions() {
        return state.directions().length;
    }

    @Override
    public double reliability(int dimension) {
        double noise = 0;
        for (int k = 0; k < parent.size(); k++) {
            double weight = state.directions()[dimension][k];
            noise += weight * weight * noise(parent.get(k));
        }
        return Math.max(0.25, 1 - noise);
    }

    /** What a feature's attenuation takes beyond that of its marginal is noise of small families. */
    private static double noise(Feature feature) {
        double carried = loading(feature.attenuation());
        double possible = loading(feature.marginal().attenuation());
        return possible <= 0 ? 0 : Math.max(0, 1 - carried * carried / (possible * possible));
    }

    private static double loading(Attenuation attenuation) {
        return attenuation.loadings()[0];
    }

    @Override
    public void summarise(FeatureBatch parents, FeatureBatch out) {
        variates(parent, state.directions(), parents, out);
    }

    @Override
    public void expect(FeatureBatch children, FeatureBatch out) {
        variates(context, state.contexts(), children, out);
    }

    /** Weighted sums of scores. */
    private static void variates(List<Feature> features, double[][] weights, FeatureBatch rows, FeatureBatch out) {
        int n = rows.size();
        double[] scores = new double[n];
        for (int d = 0; d < weights.length; d++) {
            Arrays.fill(out.column(d), 0, n, 0);
        }
        for (int k = 0; k < features.size(); k++) {
            features.get(k).marginal().score(rows.column(k), scores, n);
            for (int d = 0; d < weights.length; d++) {
                add(weights[d][k], scores, out.column(d), n);
            }
        }
        for (int d = 0; d < weights.length; d++) {
            double[] column = out.column(d);
            for (int i = 0; i < n; i++) {
                column[i] = Lattice.round(column[i]);
            }
        }
    }

    /** What is missing is as on average. */
    private static void add(double weight, double[] scores, double[] sums, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] += Double.isNaN(scores[i]) ? 0 : weight * scores[i];
        }
    }

    /** {@inheritDoc} They correlate as summaries and expectations did in the original. */
    @Override
    public void amend(double[][] expected, double[][] wishes) {
        for (int d = 0; d < dimensions(); d++) {
            // Summaries of real parents have noise, which wishes have not, but less than reliability says: that
            // counts parents, and most rows belong to one of many rows.
            double least = state.correlations()[d];
            new Amendment(wishes[d], expected[d]).correlate(least, least / Math.sqrt(reliability(d)));
        }
    }

    @Override
    public void match(double[][] children, double[][] parents, int[] slots, Draws draws, int[] partner) {
        if (dimensions() == 0) {
            new RandomMatcher.RandomMatching().match(children, parents, slots, draws, partner);
            return;
        }
        double[][] wishes = new double[dimensions()][];
        double[][] offers = new double[dimensions()][];
        for (int d = 0; d < dimensions(); d++) {
            wishes[d] = Positions.ofRows(
                    children[d], state.correlations()[d], draws.at("wishes").at(d));
            offers[d] = Positions.ofSlots(
                    parents[d],
                    slots,
                    state.correlations()[d],
                    draws.at("offers").at(d));
        }
        new Bisection(wishes, offers, slots, partner).match();
    }

    @Override
    public boolean exchanges(int rows) {
        return exchanges > 0 && state.pairs() != null && features.suit(rows);
    }

    @Override
    public void exchange(Pairs pairs, Draws draws, int[] partner) {
        PairsState wanted = state.pairs();
        if (wanted == null || !exchanges(partner.length)) {
            return;
        }
        PairedRows paired = features.paired(pairs.children(), pairs.parents(), partner);
        int[] groups =
                Arrays.stream(paired.rows).map(row -> pairs.groups()[row]).toArray();
        new Exchange(new PairGoal(paired, features.own(), wanted), groups).run(exchanges, draws);
        for (int i = 0; i < paired.rows.length; i++) {
            partner[paired.rows[i]] = paired.parents[paired.partner[i]];
        }
    }

    @Override
    public CanonicalState state() {
        return state;
    }
}
