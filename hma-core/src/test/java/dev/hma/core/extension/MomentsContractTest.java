package dev.hma.core.extension;

import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.testkit.ExtensionStrategyContract;

class MomentsContractTest extends ExtensionStrategyContract {
    @Override
    protected ExtensionStrategy<?> strategy() {
        return new Moments(MomentsSettings.DEFAULTS);
    }
}
