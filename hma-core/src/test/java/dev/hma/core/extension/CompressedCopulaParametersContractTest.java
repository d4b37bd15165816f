package dev.hma.core.extension;

import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.testkit.ExtensionStrategyContract;

class CompressedCopulaParametersContractTest extends ExtensionStrategyContract {
    @Override
    protected ExtensionStrategy<?> strategy() {
        return new CopulaParameters(new CopulaParametersSettings(3, 8, 8, 0.01, 0.01));
    }
}
