package dev.hma.testkit.broken;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.matching.Matching;
import dev.hma.api.random.Draws;

/** A matching that finds partners as a correct one does. */
interface WrappedMatching extends Matching {
    Matching correct();

    @Override
    default int dimensions() {
        return correct().dimensions();
    }

    @Override
    default void summarise(FeatureBatch parents, FeatureBatch out) {
        correct().summarise(parents, out);
    }

    @Override
    default void match(double[][] children, double[][] parents, int[] slots, Draws draws, int[] partner) {
        correct().match(children, parents, slots, draws, partner);
    }

    @Override
    default Record state() {
        return correct().state();
    }
}
