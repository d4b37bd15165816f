package com.example.hma;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;

/** The scores of batches. */
final class Scores {
    private Scores() {}

    /** Fresh arrays with the scores of every feature: batches belong to the engine and are not written to. */
    static double[][] of(FeatureBatch rows, Frame frame) {
        double[][] scores = new double[frame.size()][rows.size()];
        for (int f = 0; f < scores.length; f++) {
            frame.features().get(f).marginal().score(rows.column(f), scores[f], rows.size());
        }
        return scores;
    }
}
