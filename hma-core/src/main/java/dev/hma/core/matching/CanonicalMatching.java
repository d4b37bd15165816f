package dev.hma.core.matching;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Lattice;
import dev.hma.api.matching.Matching;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.List;

/** Canonical variates of parents, and partners that are near in them. */
final class CanonicalMatching implements Matching {
    private final List<Feature> parent;
    private final CanonicalState state;

    CanonicalMatching(List<Feature> parent, CanonicalState state) {
        this.parent = parent;
        this.state = state;
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
        int n = parents.size();
        double[] scores = new double[n];
        for (int d = 0; d < dimensions(); d++) {
            Arrays.fill(out.column(d), 0, n, 0);
        }
        for (int k = 0; k < parent.size(); k++) {
            parent.get(k).marginal().score(parents.column(k), scores, n);
            for (int d = 0; d < dimensions(); d++) {
                add(state.directions()[d][k], scores, out.column(d), n);
            }
        }
        for (int d = 0; d < dimensions(); d++) {
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
    public CanonicalState state() {
        return state;
    }
}
