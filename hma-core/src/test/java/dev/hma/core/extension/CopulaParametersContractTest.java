package dev.hma.core.extension;

import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.testkit.ExtensionStrategyContract;

class CopulaParametersContractTest extends ExtensionStrategyContract {
    @Override
    protected ExtensionStrategy<?> strategy() {
        return new CopulaParameters(CopulaParametersSettings.DEFAULTS);
    }
}
