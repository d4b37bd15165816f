package dev.hma.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.api.SynthesisException;
import dev.hma.api.schema.Schema;
import dev.hma.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Reads and writes SDV's metadata of several tables ({@code METADATA_SPEC_VERSION} {@code V1}, also the older {@code
 * MULTI_TABLE_V1}, which looks the same).
 *
 * <p>Keys may be a text or, if they have several columns, a list: {@code primary_key}, {@code parent_primary_key},
 * {@code child_foreign_key}. What has no place in a {@link Schema} is read over and not written again: {@code
 * alternate_keys}, {@code sequence_key}, {@code sequence_index}, {@code column_relationships}, {@code order_by}, and
 * {@code pii} where it says what goes without saying: on an id, and false on anything that is modelled. Text without
 * {@code pii} is written with {@code "pii": true}, which is what SDV takes it for. Keys that the format does not have are
 * refused, since a misspelt key would otherwise go unnoticed.
 */
public final class MetadataJson {
    private MetadataJson() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @return the schema
     * @throws SynthesisException if it cannot be read or is not valid; the message names file, table, column and key
     */
    public static Schema read(Path file) {
        return schema(Json.read(file), file.toString());
    }

    /**
     * Reads a stream.
     *
     * @param in the stream; stays open
     * @param name what to call it in messages
     * @return the schema
     * @throws SynthesisException if it is not valid
     * @throws IOException if the stream fails
     */
    public static Schema read(InputStream in, String name) throws IOException {
        return schema(Json.read(in, name), name);
    }

    /**
     * Reads metadata that stand inside another document.
     *
     * @param tree the metadata
     * @param name what to call them in messages
     * @return the schema
     * @throws SynthesisException as {@link #read(Path)} does
     */
    public static Schema fromTree(JsonNode tree, String name) {
        return schema(tree, name);
    }

    private static Schema schema(JsonNode tree, String name) {
        try {
            return SchemaReader.read(tree);
        } catch (SynthesisException e) {
            throw e.in(name);
        }
    }

    /**
     * Writes a file.
     *
     * @param schema the schema
     * @param file the file; replaced as a whole if it exists
     * @throws SynthesisException if it cannot be written
     */
    public static void write(Schema schema, Path file) {
        Json.write(SchemaWriter.write(schema), file);
    }

    /** {@return the text that {@link #write} writes} */
    public static String toJson(Schema schema) {
        return Json.text(SchemaWriter.write(schema));
    }
}
