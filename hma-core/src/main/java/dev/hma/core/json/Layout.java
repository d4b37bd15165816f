package dev.hma.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.BitSet;
import java.util.Map;

/** Where lines break: objects, and arrays of objects or arrays, take a line per entry; arrays of plain values take one line. */
final class Layout implements PrettyPrinter {
    private static final String INDENT = "  ";

    private final BitSet oneLine = new BitSet(); // per depth
    private boolean nextPlain;
    private int depth;

    void write(JsonNode node, JsonGenerator out) throws IOException {
        if (node.isObject()) {
            out.writeStartObject();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                out.writeFieldName(field.getKey());
                write(field.getValue(), out);
            }
            out.writeEndObject();
        } else if (node.isArray()) {
            nextPlain = plain(node);
            out.writeStartArray();
            for (JsonNode element : node) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (node.isNull()) {
            out.writeNull();
        } else if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            throw new IllegalArgumentException(node.doubleValue() + " is no JSON number");
        } else {
            node.serialize(out, null);
        }
    }

    private static boolean plain(JsonNode array) {
        for (JsonNode element : array) {
            if (element.isContainerNode()) {
                return false;
            }
        }
        return true;
    }

    private void line(JsonGenerator out) throws IOException {
        out.writeRaw('\n');
        for (int i = 0; i < depth; i++) {
            out.writeRaw(INDENT);
        }
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator out) throws IOException {
        out.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator out) throws IOException {
        out.writeRaw('{');
        depth++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator out) throws IOException {
        line(out);
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
        out.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
        out.writeRaw(',');
        line(out);
    }

    @Override
    public void writeEndObject(JsonGenerator out, int entries) throws IOException {
        depth--;
        if (entries > 0) {
            line(out);
        }
        out.writeRaw('}');
    }

    @Override
    public void writeStartArray(JsonGenerator out) throws IOException {
        out.writeRaw('[');
        depth++;
        oneLine.set(depth, nextPlain);
    }

    @Override
    public void beforeArrayValues(JsonGenerator out) throws IOException {
        if (!oneLine.get(depth)) {
            line(out);
        }
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
        if (oneLine.get(depth)) {
            out.writeRaw(", ");
        } else {
            out.writeRaw(',');
            line(out);
        }
    }

    @Override
    public void writeEndArray(JsonGenerator out, int values) throws IOException {
        boolean lines = values > 0 && !oneLine.get(depth);
        depth--;
        if (lines) {
            line(out);
        }
        out.writeRaw(']');
    }
}
