package dev.hma.core.matching;

import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.core.copula.CrossProducts;
import dev.hma.core.matching.CanonicalState.PairsState;
import dev.hma.core.matching.CanonicalState.SuccessionState;
import org.jspecify.annotations.Nullable;

/**
 * Summarises parents by the canonical variates (Hotelling 1936) that they have in common with their children, and pairs
 * wishes and parents that are near to one another. Then rows exchange their partners until those of one are as alike as they
 * were.
 */
final class CanonicalMatcher implements ParentMatcher<CanonicalState> {
    private final CanonicalParameters parameters;

    CanonicalMatcher(CanonicalParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public boolean wantsFamilies() {
        return true;
    }

    @Override
    public Learning<Matching> learn(Frame joined) {
        if (joined.context() == 0 || joined.context() == joined.size()) {
            return new Learning.Done<>(
                    restore(joined, new CanonicalState(new double[0][], new double[0][], new double[0], null)));
        }
        return CrossProducts.then(joined, totals -> {
            CanonicalState state = Canonical.of(joined, totals, parameters);
            return parameters.exchanges() > 0 && PairLearning.suits(joined, totals.rows())
                    ? new PairLearning<>(joined, pairs -> restore(joined, state.with(pairs)))
                    : new Learning.Done<>(restore(joined, state));
        });
    }

    @Override
    public Matching restore(Frame joined, CanonicalState state) {
        int features = joined.size() - joined.context();
        check(state.directions(), features);
        check(state.contexts(), joined.context());
        PairsState pairs = state.pairs();
        if (pairs != null) {
            PairFeatures paired = new PairFeatures(joined);
            check(pairs, joined.context(), paired.told());
            check(pairs.succession(), paired.own());
        }
        return new CanonicalMatching(joined, state, parameters.exchanges());
    }

    private static void check(PairsState pairs, int features, int ofPartner) {
        if (pairs.between().length != features) {
            throw new IllegalArgumentException(
                    "shares between partners of " + pairs.between().length + " for " + features + " features");
        }
        if (features > 0 && pairs.correlations()[0].length != ofPartner) {
            throw new IllegalArgumentException("correlations with " + pairs.correlations()[0].length + " for "
                    + ofPartner + " features of the partner");
        }
    }

    private static void check(@Nullable SuccessionState succession, int own) {
        if (succession != null && succession.next().length != own) {
            throw new IllegalArgumentException(
                    "likeness of neighbours in " + succession.next().length + " features for " + own);
        }
    }

    private static void check(double[][] directions, int features) {
        if (directions.length > 0 && directions[0].length != features) {
            throw new IllegalArgumentException(
                    "directions of " + directions[0].length + " weights for " + features + " features");
        }
    }
}
