package dev.hma.core.copula;

import dev.hma.api.feature.Feature;
import dev.hma.api.synthesis.Explanation;
import dev.hma.api.synthesis.Explanation.Influence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * With which others each feature of a copula goes: the one that tells most of its variance, which is the square of their
 * correlation, then the one that tells most of what is left, and so on (forward selection). So features that tell the
 * same are not counted twice, and what many weak ones seem to tell together is not counted at all.
 */
final class Companions {
    /** At most as many are named. */
    private static final int MOST = 5;

    /** The least share that is told of. */
    private static final double LEAST = 0.005;

    /** How much of a feature must be its own, not told by those before, for what it tells to be sure. */
    private static final double OWN = 0.05;

    private final List<Feature> features;
    private final double[][] correlations;

    Companions(List<Feature> features, double[][] correlations) {
        this.features = features;
        this.correlations = correlations;
    }

    List<Explanation> explain() {
        return IntStream.range(0, features.size()).mapToObj(this::explain).toList();
    }

    private Explanation explain(int f) {
        int n = features.size();
        // Of every feature what those taken do not tell: its covariance with f, and its variance.
        double[] with = correlations[f].clone();
        double[] left = new double[n];
        Arrays.fill(left, 1);
        List<double[]> taken = new ArrayList<>();
        List<Influence> influences = new ArrayList<>();
        while (influences.size() < MOST) {
            int best = f;
            double most = LEAST;
            for (int g = 0; g < n; g++) {
                double told = g != f && left[g] > OWN ? with[g] * with[g] / left[g] : 0;
                if (told > most) {
                    most = told;
                    best = g;
                }
            }
            if (best == f) {
                break;
            }
            influences.add(new Influence(features.get(best).name(), "", Math.min(1, most)));
            double[] direction = correlations[best].clone();
            for (double[] before : taken) {
                double along = before[best];
                for (int h = 0; h < n; h++) {
                    direction[h] -= along * before[h];
                }
            }
            double length = Math.sqrt(left[best]);
            for (int h = 0; h < n; h++) {
                direction[h] /= length;
                left[h] -= direction[h] * direction[h];
            }
            for (int h = 0; h < n; h++) {
                with[h] -= direction[f] * direction[h];
            }
            taken.add(direction);
        }
        return new Explanation(features.get(f).name(), influences);
    }
}
