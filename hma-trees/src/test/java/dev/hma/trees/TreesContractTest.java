package dev.hma.trees;

import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.testkit.TableSynthesizerContract;

class TreesContractTest extends TableSynthesizerContract {
    @Override
    protected TableSynthesizer<?> synthesizer() {
        return new TreesSynthesizer(TreesParameters.DEFAULTS);
    }
}
