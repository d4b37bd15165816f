package dev.hma.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hma.core.json.Json;
import java.nio.file.Path;

/**
 * What a command took.
 *
 * @param seconds from its begin to its end, without the start of Java
 * @param memory bytes of the heap that a collection left, at most
 */
public record Cost(double seconds, long memory) {
    /**
     * Writes this down for another process.
     *
     * @param file a file
     */
    public void write(Path file) {
        Json.write(JsonNodeFactory.instance.objectNode().put("seconds", seconds).put("memory", memory), file);
    }

    static Cost read(Path file) {
        JsonNode tree = Json.read(file);
        return new Cost(tree.path("seconds").doubleValue(), tree.path("memory").longValue());
    }
}
