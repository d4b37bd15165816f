package dev.hma.core.marginal;

import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.ValueCounts;
import java.util.OptionalInt;

/** The uniform distribution over the range of the data, and half a row or half a step beyond. */
public final class UniformFamily implements MarginalFamily<UniformState> {
    @Override
    public Marginal fit(ValueCounts values) {
        Sample sample = Sample.of(values);
        if (sample.constant()) {
            return restore(new UniformState(sample.min(), sample.min(), sample.min(), sample.min()));
        }
        double low = sample.value(-sample.margin());
        double high = sample.value(1 + sample.margin());
        return restore(new UniformState(low, high, sample.min(), sample.max()));
    }

    @Override
    public Marginal restore(UniformState state) {
        return state.min() == state.max()
                ? new PointMarginal(state.min(), state)
                : new ClippedMarginal(
                        new UniformDistribution(new Interval(state.low(), state.high())),
                        state.min(),
                        state.max(),
                        state);
    }

    @Override
    public OptionalInt parameters() {
        return OptionalInt.of(2);
    }
}
