package dev.hma.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import dev.hma.core.json.RecordShape.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as objects: a field per component, all there, no other. */
record RecordCodec(Class<?> type) implements Codec {
    @Override
    public String expected() {
        return "an object";
    }

    @Override
    public ObjectNode write(@Nullable Object value, JsonPath path) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        writeFields(present(value, path), out, path);
        return out;
    }

    void writeFields(Object value, ObjectNode out, JsonPath path) {
        for (Field field : RecordShape.of(type).fields()) {
            out.set(field.name(), field.codec().write(field.of(value), path.field(field.name())));
        }
    }

    @Override
    public Object read(JsonNode tree, JsonPath path) {
        return read(tree, path, null);
    }

    /** Reads a record whose missing fields come from another one, if there is one. */
    Object read(JsonNode tree, JsonPath path, @Nullable Object defaults) {
        if (!tree.isObject()) {
            throw mistyped(tree, path);
        }
        RecordShape shape = RecordShape.of(type);
        refuseUnknown(tree, shape.fields(), path);
        @Nullable Object[] values = new @Nullable Object[shape.fields().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = field(shape.fields().get(i), tree, path, defaults);
        }
        return make(shape, values, path);
    }

    private static @Nullable Object field(Field field, JsonNode tree, JsonPath path, @Nullable Object defaults) {
        JsonNode value = tree.get(field.name());
        if (value == null) {
            if (defaults == null) {
                throw path.failure("the field \"" + field.name() + "\" is missing", "");
            }
            return field.of(defaults);
        }
        JsonPath inner = path.field(field.name());
        return defaults != null && field.codec() instanceof RecordCodec nested
                ? nested.read(value, inner, field.of(defaults))
                : field.codec().read(value, inner);
    }

    private static void refuseUnknown(JsonNode tree, List<Field> fields, JsonPath path) {
        Iterator<String> names = tree.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (fields.stream().noneMatch(field -> field.name().equals(name))) {
                String known =
                        String.join(", ", fields.stream().map(Field::name).toList());
                throw path.failure(
                        "unknown field \"" + name + "\"",
                        known.isEmpty() ? "There are none" : "The fields are " + known);
            }
        }
    }

    private static Object make(RecordShape shape, @Nullable Object[] values, JsonPath path) {
        try {
            return shape.constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            throw refused(shape, e.getCause(), path);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + shape.type(), e);
        }
    }

    /** A constructor that refuses its values refuses what was read, whichever way it says so. */
    private static SynthesisException refused(RecordShape shape, @Nullable Throwable cause, JsonPath path) {
        if (cause instanceof SynthesisException failure) {
            return path.at(failure);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        String reason = cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
        String problem = cause instanceof IllegalArgumentException
                ? reason
                : "no valid " + shape.type().getSimpleName() + ": " + reason;
        return path.at(new SynthesisException(problem, "", cause));
    }
}
