package dev.hma.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hma.api.SynthesisException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The types without parts. */
final class Scalars {
    private static final Codec INT = new Scalar<>(
            "a whole number of 32 bits",
            Integer.class,
            IntNode::valueOf,
            tree -> tree.isIntegralNumber() && tree.canConvertToInt(),
            JsonNode::intValue);
    private static final Codec LONG = new Scalar<>(
            "a whole number of 64 bits",
            Long.class,
            LongNode::valueOf,
            tree -> tree.isIntegralNumber() && tree.canConvertToLong(),
            JsonNode::longValue);
    private static final Codec BOOLEAN = new Scalar<>(
            "true or false", Boolean.class, BooleanNode::valueOf, JsonNode::isBoolean, JsonNode::booleanValue);
    private static final Codec TEXT =
            new Scalar<>("text", String.class, TextNode::valueOf, JsonNode::isTextual, JsonNode::textValue);

    private static final Map<Class<?>, Codec> BY_TYPE = Map.of(
            int.class, INT,
            Integer.class, INT,
            long.class, LONG,
            Long.class, LONG,
            double.class, new Real(),
            Double.class, new Real(),
            boolean.class, BOOLEAN,
            Boolean.class, BOOLEAN,
            String.class, TEXT);

    private Scalars() {}

    static @Nullable Codec of(Class<?> type) {
        return BY_TYPE.get(type);
    }

    private record Scalar<T>(
            String expected,
            Class<T> type,
            Function<T, JsonNode> writer,
            Predicate<JsonNode> test,
            Function<JsonNode, T> reader)
            implements Codec {
        @Override
        public JsonNode write(@Nullable Object value, JsonPath path) {
            return writer.apply(type.cast(present(value, path)));
        }

        @Override
        public Object read(JsonNode tree, JsonPath path) {
            if (!test.test(tree)) {
                throw mistyped(tree, path);
            }
            return reader.apply(tree);
        }
    }

    /** A finite number: the others have no place in JSON, nor in the state of a model. */
    private record Real() implements Codec {
        @Override
        public String expected() {
            return "a number";
        }

        @Override
        public JsonNode write(@Nullable Object value, JsonPath path) {
            double number = (Double) present(value, path);
            if (!Double.isFinite(number)) {
                throw notFinite(String.valueOf(number), path);
            }
            return DoubleNode.valueOf(number);
        }

        @Override
        public Object read(JsonNode tree, JsonPath path) {
            if (!tree.isNumber()) {
                throw mistyped(tree, path);
            }
            double number = tree.doubleValue();
            if (!Double.isFinite(number)) {
                throw notFinite("a number beyond the range of doubles", path);
            }
            return number;
        }

        private static SynthesisException notFinite(String what, JsonPath path) {
            return path.failure(what + " where a finite number is expected", "");
        }
    }
}
