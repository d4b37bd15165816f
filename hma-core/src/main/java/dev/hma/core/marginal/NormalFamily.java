package dev.hma.core.marginal;

import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.ValueCounts;
import java.util.OptionalInt;

/** The normal distribution with the mean and the standard deviation of the data. */
public final class NormalFamily implements MarginalFamily<NormalState> {
    @Override
    public Marginal fit(ValueCounts values) {
        Sample sample = Sample.of(values);
        if (sample.constant()) {
            return restore(new NormalState(sample.min(), 0, sample.min(), sample.min()));
        }
        double mean = sample.value(sample.mean());
        return restore(new NormalState(mean, sample.length(sample.sd()), sample.min(), sample.max()));
    }

    @Override
    public Marginal restore(NormalState state) {
        return state.min() == state.max()
                ? new PointMarginal(state.min(), state)
                : new ClippedMarginal(
                        new NormalDistribution(state.mean(), state.sd()), state.min(), state.max(), state);
    }

    @Override
    public OptionalInt parameters() {
        return OptionalInt.of(2);
    }
}
