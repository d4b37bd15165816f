package dev.hma.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.core.Hma;
import java.nio.file.Path;

/**
 * Two databases, and the figures that their comparison must give.
 *
 * @param name the pair's name
 * @param metadata the metadata file
 * @param real the directory of the real tables
 * @param synthetic the directory of the synthetic tables
 * @param holdout the directory of the rows held out; null if there are none
 * @param expected the figures
 */
record ReferencePair(String name, Path metadata, Path real, Path synthetic, Path holdout, JsonNode expected) {
    /** The evaluation of this pair, with its holdout if it has one. */
    Evaluation evaluation(Hma hma) {
        Evaluation evaluation = new Evaluation(hma, metadata, real, synthetic);
        return holdout == null ? evaluation : evaluation.holdout(holdout);
    }
}
