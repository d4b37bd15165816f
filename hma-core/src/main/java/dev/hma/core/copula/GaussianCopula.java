package dev.hma.core.copula;

import dev.hma.api.SynthesisException;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.EnumSet;
import java.util.Set;

/**
 * The Gaussian copula.
 *
 * <p>Learnt are the correlations of the features' scores, pair by pair over the rows where both are present, from exact
 * sums. Each is shrunk by its evidence, freed from the attenuation of discrete and noisy features, and the whole is
 * replaced by the nearest correlation matrix if it is none. Rows are drawn as correlated normals that the marginals turn
 * into values; given some features, from the conditional distribution of the others.
 */
public final class GaussianCopula implements TableSynthesizer<GaussianCopulaState> {
    /** The least eigenvalue of a usable matrix: above the rounding of factoring it in any order. */
    private static final double DEFINITE = 1e-9;

    private final GaussianCopulaParameters parameters;

    /**
     * Creates a synthesizer.
     *
     * @param parameters its settings
     */
    public GaussianCopula(GaussianCopulaParameters parameters) {
        this.parameters = parameters;
    }

    /** {@inheritDoc} One reading of sums; none where there are fewer than two features. No random numbers. */
    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        if (frame.size() < 2) {
            return new Learning.Done<>(restore(frame, new GaussianCopulaState(new double[0])));
        }
        return new CrossProducts<>(frame, totals -> fit(frame, totals));
    }

    private TableModel fit(Frame frame, ScoreTotals totals) {
        LatentCorrelations latent = new LatentCorrelations(parameters, frame.features(), totals);
        double[][] nearest = CorrelationMatrix.nearest(latent.matrix());
        return restore(frame, new GaussianCopulaState(CorrelationMatrix.pack(nearest)));
    }

    /**
     * {@inheritDoc}
     *
     * @throws SynthesisException if the state has another number of features, or is no positive definite matrix
     */
    @Override
    public TableModel restore(Frame frame, GaussianCopulaState state) {
        int pairs = Triangle.size(frame.size());
        if (state.correlations().length != pairs) {
            throw new SynthesisException(
                    state.correlations().length + " correlations where " + frame.size() + " features have " + pairs,
                    "The model is damaged or belongs to other columns: fit again");
        }
        double[][] correlations = CorrelationMatrix.unpack(state.correlations(), frame.size());
        if (!Cholesky.definite(correlations, DEFINITE)) {
            throw new SynthesisException(
                    "the correlations of " + frame.size() + " features are not positive definite",
                    "The model is damaged: fit again");
        }
        return new CopulaModel(frame, state, correlations);
    }

    /** {@inheritDoc} It draws the rest of a row given any of its features. */
    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(Ability.CONDITIONS);
    }
}
