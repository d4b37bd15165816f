package dev.hma.api.marginal;

import java.util.OptionalInt;

/**
 * A kind of distribution that can be fitted to a column.
 *
 * @param <S> the state of its marginals
 */
public interface MarginalFamily<S extends Record> {
    /**
     * Fits a distribution to counted values. A pure function: the same counts give the same marginal, to the bit.
     *
     * @param values the counted values; may be empty, constant or a single value
     * @return the fitted marginal; its quantiles lie within {@link ValueCounts#min()} to {@link ValueCounts#max()}
     */
    Marginal fit(ValueCounts values);

    /**
     * Builds a marginal again.
     *
     * @param state what {@link Marginal#state()} gave
     * @return a marginal equal to the fitted one
     */
    Marginal restore(S state);

    /**
     * The number of parameters that a fit chooses: what the choice by likelihood charges for.
     *
     * @return the number; empty for a family that follows the data itself and so never takes part in that choice
     */
    default OptionalInt parameters() {
        return OptionalInt.empty();
    }
}
