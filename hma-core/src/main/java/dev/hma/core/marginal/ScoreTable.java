package dev.hma.core.marginal;

import dev.hma.api.marginal.Lattice;
import dev.hma.api.marginal.Normal;

/**
 * Coordinates by latent normal as a table of cubics: sampling beta or gamma values one by one through their inverse
 * distribution functions would be a hundred times slower. Coordinate and slope are exact at the nodes; between them the
 * probability is off by less than 1e-7 (by 1e-6 for a beta distribution with exponents of 0.02), where the lattice of
 * scores resolves 6e-6. Latent normals beyond the lattice's limits are taken at the limits.
 */
final class ScoreTable implements ScoreMap {
    private static final int PER_UNIT = 32;
    private static final int PIECES = 2 * (int) Lattice.LIMIT * PER_UNIT;
    private static final double LOG_SQRT_TWO_PI = 0.9189385332046727;

    /** The coordinates at the nodes. */
    private final double[] nodes = new double[PIECES + 1];

    private final SortedKeys search;

    /** Four coefficients per piece, of the powers of the position in it from 0 to 1. */
    private final double[] cubics = new double[4 * PIECES];

    ScoreTable(Continuous distribution) {
        double[] slopes = new double[PIECES + 1];
        int middle = PIECES / 2;
        node(distribution, middle, 0, slopes);
        for (int i = middle + 1; i <= PIECES; i++) {
            node(distribution, i, nodes[i - 1] + slopes[i - 1], slopes);
        }
        for (int i = middle - 1; i >= 0; i--) {
            node(distribution, i, nodes[i + 1] - slopes[i + 1], slopes);
        }
        search = new SortedKeys(nodes);
        for (int i = 0; i < PIECES; i++) {
            double rise = nodes[i + 1] - nodes[i];
            // Slopes of more than three times the rise would let the cubic go down.
            double left = Math.max(0, Math.min(3 * rise, slopes[i]));
            double right = Math.max(0, Math.min(3 * rise, slopes[i + 1]));
            cubics[4 * i] = nodes[i];
            cubics[4 * i + 1] = left;
            cubics[4 * i + 2] = 3 * rise - 2 * left - right;
            cubics[4 * i + 3] = left + right - 2 * rise;
        }
    }

    /** Sets a node's coordinate and its slope per piece. */
    private void node(Continuous distribution, int i, double start, double[] slopes) {
        double z = (double) i / PER_UNIT - Lattice.LIMIT;
        double y = distribution.lineQuantile(Normal.cdf(z), Normal.cdf(-z), start);
        nodes[i] = y;
        double logSlope = -0.5 * z * z - LOG_SQRT_TWO_PI - distribution.logLineDensity(y);
        slopes[i] = StrictMath.exp(logSlope) / PER_UNIT;
    }

    @Override
    public double line(double z) {
        double at = (Math.max(-Lattice.LIMIT, Math.min(Lattice.LIMIT, z)) + Lattice.LIMIT) * PER_UNIT;
        int i = Math.min(PIECES - 1, (int) at);
        double f = at - i;
        int c = 4 * i;
        return cubics[c] + f * (cubics[c + 1] + f * (cubics[c + 2] + f * cubics[c + 3]));
    }

    @Override
    public double score(double y) {
        if (!(y > nodes[0])) {
            return -Lattice.LIMIT;
        }
        if (y >= nodes[PIECES]) {
            return Lattice.LIMIT;
        }
        int i = search.firstNotBelow(y) - 1;
        int c = 4 * i;
        double above = y - cubics[c];
        double b = cubics[c + 1];
        double q = cubics[c + 2];
        double d = cubics[c + 3];
        double f = above / (nodes[i + 1] - nodes[i]);
        // The cubic is nearly straight, so three steps of Newton's method reach full precision.
        for (int k = 0; k < 3; k++) {
            double slope = b + f * (2 * q + f * 3 * d);
            double next = f - (f * (b + f * (q + f * d)) - above) / slope;
            f = next >= 0 && next <= 1 ? next : f;
        }
        return (i + f) / PER_UNIT - Lattice.LIMIT;
    }
}
