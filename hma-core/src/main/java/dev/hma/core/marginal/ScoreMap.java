package dev.hma.core.marginal;

/** An increasing map between the coordinate of a {@link Continuous} distribution and the latent normal. */
interface ScoreMap {
    /** The latent normal at a coordinate. */
    double score(double y);

    /** The coordinate of a latent normal. */
    double line(double z);
}
