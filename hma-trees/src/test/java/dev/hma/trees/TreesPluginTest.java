package dev.hma.trees;

import dev.hma.api.plugin.Plugin;
import dev.hma.testkit.PluginContract;

class TreesPluginTest extends PluginContract {
    @Override
    protected Plugin plugin() {
        return new TreesPlugin();
    }
}
