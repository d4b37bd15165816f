package com.example.hma;

import dev.hma.api.plugin.Plugin;
import dev.hma.testkit.PluginContract;

class ExamplePluginTest extends PluginContract {
    @Override
    protected Plugin plugin() {
        return new ExamplePlugin();
    }
}
