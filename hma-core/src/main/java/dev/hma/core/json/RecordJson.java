package dev.hma.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Writes records as JSON and reads them back, by reflection.
 *
 * <p>What may stand in a record, and what it becomes:
 *
 * <ul>
 *   <li>{@code int}, {@code long}, {@code double}, {@code boolean} and their boxes, {@code String}: themselves
 *   <li>an enum: the constant's name in lower case, words joined by hyphens
 *   <li>arrays and {@code List}: lists
 *   <li>{@code Map<String, ...>}: an object, written in the order of its keys
 *   <li>a component or element that is {@code @Nullable}, and {@code Optional}: the value or null
 *   <li>a record: an object whose fields are the components, in their order
 *   <li>a sealed interface of records: the same, after a field {@code "type"} with the record's name in lower case, words
 *       joined by hyphens ({@code FixedWidth} is {@code "fixed-width"})
 *   <li>{@code JsonNode}, {@code ObjectNode}, {@code ArrayNode}: themselves
 * </ul>
 *
 * <p>Reading is strict. Every field has to be there and no other; numbers are finite; a constructor that throws refuses
 * what was read. The exception names the path of the value, like {@code tables[2].state.correlation}.
 */
public final class RecordJson {
    private RecordJson() {}

    /**
     * Writes a record.
     *
     * @param value the record
     * @return an object that shares no array or list with it
     * @throws SynthesisException if it holds a number that is not finite, or null where that is not declared
     * @throws IllegalArgumentException if it holds values of a type that cannot be written
     */
    public static ObjectNode toTree(Record value) {
        return new RecordCodec(value.getClass()).write(value, JsonPath.ROOT);
    }

    /**
     * Writes a value of a sealed interface of records, with the field that says which of them it is.
     *
     * @param value the value
     * @param type the sealed interface
     * @param <T> the type
     * @return the object
     * @throws SynthesisException as {@link #toTree(Record)} does
     */
    public static <T> ObjectNode toTree(T value, Class<T> type) {
        return (ObjectNode) Codecs.of(type).write(value, JsonPath.ROOT);
    }

    /**
     * Reads a record, or a value of a sealed interface of records.
     *
     * @param tree the tree
     * @param type the record class or the sealed interface
     * @param <T> the type
     * @return the value
     * @throws SynthesisException if the tree is not what {@code toTree} writes for a valid value
     */
    public static <T> T fromTree(JsonNode tree, Class<T> type) {
        return type.cast(Objects.requireNonNull(Codecs.of(type).read(tree, JsonPath.ROOT)));
    }

    /**
     * Reads a record whose missing fields come from another one.
     *
     * @param tree the tree
     * @param defaults where missing fields come from
     * @param <T> the record class
     * @return the record
     * @throws SynthesisException if a field is unknown or ill-typed, or the constructor refuses the values
     */
    public static <T extends Record> T fromTree(JsonNode tree, T defaults) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) defaults.getClass();
        return type.cast(new RecordCodec(type).read(tree, JsonPath.ROOT, defaults));
    }

    /**
     * Writes a record to a file, as {@link Json#write(JsonNode, Path)} does.
     *
     * @param value the record
     * @param file the file
     * @throws SynthesisException if it cannot be written
     */
    public static void write(Record value, Path file) {
        Json.write(toTree(value), file);
    }

    /**
     * Reads a record from a file.
     *
     * @param file the file
     * @param type the record class or sealed interface
     * @param <T> the type
     * @return the value
     * @throws SynthesisException if the file cannot be read or is not what was written for a valid value; the message
     *     names the file
     */
    public static <T> T read(Path file, Class<T> type) {
        JsonNode tree = Json.read(file);
        try {
            return fromTree(tree, type);
        } catch (SynthesisException e) {
            throw e.in(file.toString());
        }
    }
}
