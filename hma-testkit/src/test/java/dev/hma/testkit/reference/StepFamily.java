package dev.hma.testkit.reference;

import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.testkit.DiscreteMarginal;

/** The distribution of the data themselves, a step at every value. */
public final class StepFamily implements MarginalFamily<DiscreteMarginal.State> {
    @Override
    public Marginal fit(ValueCounts values) {
        return DiscreteMarginal.of(values);
    }

    @Override
    public Marginal restore(DiscreteMarginal.State state) {
        return new DiscreteMarginal(state);
    }
}
