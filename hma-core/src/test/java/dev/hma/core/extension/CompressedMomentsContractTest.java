package dev.hma.core.extension;

import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.testkit.ExtensionStrategyContract;

/** A budget that is far too small changes nothing of what a strategy promises. */
class CompressedMomentsContractTest extends ExtensionStrategyContract {
    @Override
    protected ExtensionStrategy<?> strategy() {
        return new Moments(new MomentsSettings(2, 8, 0.01, 0.01));
    }
}
