package dev.hma.core.matching;

import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.core.copula.CrossProducts;

/**
 * Summarises parents by the canonical variates (Hotelling 1936) that they have in common with their children, and pairs
 * wishes and parents that are near to one another.
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
                    restore(joined, new CanonicalState(new double[0][], new double[0][], new double[0])));
        }
        return new CrossProducts<>(joined, totals -> restore(joined, Canonical.of(joined, totals, parameters)));
    }

    @Override
    public Matching restore(Frame joined, CanonicalState state) {
        int features = joined.size() - joined.context();
        check(state.directions(), features);
        check(state.contexts(), joined.context());
        return new CanonicalMatching(joined, state);
    }

    private static void check(double[][] directions, int features) {
        if (directions.length > 0 && directions[0].length != features) {
            throw new IllegalArgumentException(
                    "directions of " + directions[0].length + " weights for " + features + " features");
        }
    }
}
