package com.example.hma;

import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.testkit.ExtensionStrategyContract;

class MeansTest extends ExtensionStrategyContract {
    @Override
    protected ExtensionStrategy<?> strategy() {
        return new Means();
    }
}
