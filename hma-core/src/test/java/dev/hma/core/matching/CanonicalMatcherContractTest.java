package dev.hma.core.matching;

import dev.hma.api.matching.ParentMatcher;
import dev.hma.testkit.ParentMatcherContract;

class CanonicalMatcherContractTest extends ParentMatcherContract {
    @Override
    protected ParentMatcher<?> matcher() {
        return new CanonicalMatcher(CanonicalParameters.DEFAULTS);
    }
}
