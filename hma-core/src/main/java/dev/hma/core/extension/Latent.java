package dev.hma.core.extension;

import dev.hma.api.feature.Feature;
import dev.hma.api.marginal.Attenuation;

/** From variances of scores to those of the latent normal. */
final class Latent {
    /** Undoing more noise than this explodes: a weaker score counts as one of this reliability. */
    private static final double LEAST_RELIABILITY = 0.25;

    private Latent() {}

    /**
     * The largest share of a latent normal that may lie between families, so that there is a rest. Less where scores are
     * noisy (one loading below 1): then a share near 1 is an accident.
     */
    static double highest(Feature feature) {
        Attenuation attenuation = feature.attenuation();
        return attenuation.none() || attenuation.loadings().length > 1 ? 0.9999 : 0.98;
    }

    /**
     * The share of the latent variance between families, from that of the scores: scores of two rows of a family
     * correlate by the sum of B<sup>k</sup> a<sub>k</sub>&sup2;.
     */
    static double between(Feature feature, double share) {
        Attenuation attenuation = feature.attenuation();
        double latent = share;
        if (!attenuation.none()) {
            double reliability = attenuation.correlation(attenuation, 1);
            double missing = LEAST_RELIABILITY / Math.max(reliability, 1e-6);
            latent = attenuation.latent(attenuation, missing > 1 ? share / missing : share);
        }
        return Math.max(0, Math.min(highest(feature), latent));
    }

    /**
     * The squared correlation of a family's latent mean with the mean of its scores, as if it had endless rows: the
     * linear term's part in the sum of B<sup>k</sup> a<sub>k</sub>&sup2;.
     */
    static double linearity(Feature feature, double between) {
        Attenuation attenuation = feature.attenuation();
        double all = attenuation.correlation(attenuation, between);
        double first = attenuation.loadings()[0];
        return attenuation.none() || all <= 0 ? 1 : Math.min(1, first * first * between / all);
    }
}
