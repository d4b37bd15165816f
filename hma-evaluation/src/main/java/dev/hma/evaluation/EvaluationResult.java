package dev.hma.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.evaluation.Data;
import dev.hma.api.schema.Schema;
import dev.hma.core.json.Json;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation found.
 *
 * @param schema the structure
 * @param real the real database
 * @param synthetic the synthetic database
 * @param holdout the rows held out; null if there are none
 * @param figures all figures, by metric
 */
public record EvaluationResult(
        Schema schema, Data real, Data synthetic, @Nullable Data holdout, ObjectNode figures) {
    /**
     * Writes the figures.
     *
     * @param file a file, which appears when all is written
     */
    public void writeJson(Path file) {
        Json.write(figures, file);
    }
}
