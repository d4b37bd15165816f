package dev.hma.api.marginal;

/**
 * A normal distribution over the whole line: the marginal of residuals and of extension columns.
 *
 * @param mean the mean
 * @param sd the standard deviation; 0 for a constant
 */
public record Gaussian(double mean, double sd) implements Marginal {
    /** The standard normal: what residuals follow. */
    public static final Gaussian STANDARD = new Gaussian(0, 1);

    /** Checks the parameters. */
    public Gaussian {
        if (!Double.isFinite(mean) || !(sd >= 0) || sd == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("mean " + mean + ", sd " + sd + " are no normal distribution");
        }
    }

    @Override
    public double below(double x) {
        return sd == 0 ? (x > mean ? 1 : 0) : Normal.cdf((x - mean) / sd);
    }

    @Override
    public double upTo(double x) {
        return sd == 0 ? (x >= mean ? 1 : 0) : Normal.cdf((x - mean) / sd);
    }

    /** {@inheritDoc} Probabilities of 0 and 1 are taken 8 standard deviations out. */
    @Override
    public double quantile(double p) {
        double z = Normal.quantile(p);
        return mean + sd * Math.max(-Lattice.LIMIT, Math.min(Lattice.LIMIT, z));
    }

    @Override
    public Record state() {
        return this;
    }

    @Override
    public void score(double[] x, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            double deviation = sd == 0 ? 0 * x[i] : (x[i] - mean) / sd;
            z[i] = Lattice.round(deviation);
        }
    }

    @Override
    public void unscore(double[] z, double[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = mean + sd * Math.max(-Lattice.LIMIT, Math.min(Lattice.LIMIT, z[i]));
        }
    }
}
