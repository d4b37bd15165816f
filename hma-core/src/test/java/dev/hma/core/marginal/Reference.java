package dev.hma.core.marginal;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Reference figures that lie beside the project, in {@code shared/reference}. */
final class Reference {
    private Reference() {}

    /** Reads a file; the test is skipped where there is none. */
    static JsonNode read(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared").resolve("reference").resolve(name);
            if (Files.exists(file)) {
                try {
                    return JsonMapper.builder()
                            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                            .build()
                            .readTree(file.toFile());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Assumptions.abort("shared/reference/" + name + " is not beside the project");
    }
}
