package dev.hma.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.core.json.RecordShape.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A sealed interface of records: an object whose field {@code type} says which record it is. */
record SealedCodec(Class<?> type) implements Codec {
    private static final String TAG = "type";

    /** The records of every hierarchy, by tag. */
    private static final ClassValue<Map<String, Class<?>>> RECORDS = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> type) {
            Map<String, Class<?>> records = new LinkedHashMap<>();
            collect(type, records);
            return records;
        }
    };

    private static void collect(Class<?> type, Map<String, Class<?>> records) {
        for (Class<?> permitted : Objects.requireNonNull(type.getPermittedSubclasses(), type.getName())) {
            if (permitted.isInterface() && permitted.isSealed()) {
                collect(permitted, records);
            } else if (!permitted.isRecord()) {
                throw new IllegalArgumentException(permitted.getName() + " in " + type.getName() + " is not a record");
            } else if (records.put(tag(permitted), permitted) != null) {
                throw new IllegalArgumentException(
                        "two records in " + type.getName() + " are called " + tag(permitted));
            }
        }
    }

    private static String tag(Class<?> type) {
        return type.getSimpleName()
                .replaceAll("([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])", "$1$3-$2")
                .toLowerCase(Locale.ROOT);
    }

    private Map<String, Class<?>> records() {
        return RECORDS.get(type);
    }

    @Override
    public String expected() {
        return "an object whose \"type\" is one of "
                + String.join(", ", records().keySet());
    }

    @Override
    public ObjectNode write(@Nullable Object value, JsonPath path) {
        Object present = present(value, path);
        Class<?> record = present.getClass();
        List<Field> fields = RecordShape.of(record).fields();
        if (fields.stream().anyMatch(field -> field.name().equals(TAG))) {
            throw new IllegalArgumentException("record " + record.getName()
                    + " has a component \"type\", which says what" + " record of " + type.getName() + " it is");
        }
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put(TAG, tag(record));
        new RecordCodec(record).writeFields(present, out, path);
        return out;
    }

    @Override
    public Object read(JsonNode tree, JsonPath path) {
        if (!(tree instanceof ObjectNode object)) {
            throw mistyped(tree, path);
        }
        JsonNode tag = object.get(TAG);
        if (tag == null) {
            throw path.failure(
                    "the field \"type\" is missing",
                    "It is one of " + String.join(", ", records().keySet()));
        }
        Class<?> record = tag.isTextual() ? records().get(tag.textValue()) : null;
        if (record == null) {
            throw path.field(TAG)
                    .failure(
                            Described.value(tag) + " where one of "
                                    + String.join(", ", records().keySet()) + " is expected",
                            "");
        }
        // A shallow copy: the values are only read.
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        rest.setAll(object);
        rest.remove(TAG);
        return new RecordCodec(record).read(rest, path);
    }
}
