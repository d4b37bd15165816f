package dev.hma.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.ColumnType.Bool;
import dev.hma.api.schema.ColumnType.Categorical;
import dev.hma.api.schema.ColumnType.Datetime;
import dev.hma.api.schema.ColumnType.Numerical;
import dev.hma.api.schema.ColumnType.Text;
import dev.hma.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A column's type as the attributes that SDV's metadata gives it: {@code sdtype} and what belongs to it. */
public final class ColumnTypeJson {
    /** The attributes that a column may have. */
    public static final List<String> ATTRIBUTES =
            List.of("sdtype", "pii", "computer_representation", "datetime_format", "regex_format", "order", "order_by");

    private static final List<String> MODELLED = List.of("numerical", "categorical", "boolean", "datetime", "id");
    private static final List<String> REPRESENTATIONS =
            List.of("Float", "Int64", "Int32", "Int16", "Int8", "UInt64", "UInt32", "UInt16", "UInt8");

    private ColumnTypeJson() {}

    /**
     * Reads a type.
     *
     * @param column the attributes, among {@link #ATTRIBUTES}
     * @return the type; a categorical column that is marked {@code pii} is text of sdtype {@code categorical}, whose
     *     values are generated
     * @throws SynthesisException if an attribute is unknown, ill-typed or does not belong to the sdtype
     */
    public static ColumnType read(JsonObject column) {
        column.allow(ATTRIBUTES);
        String sdtype = column.requiredText("sdtype");
        boolean personal = column.flag("pii").orElse(false);
        return switch (sdtype) {
            case "numerical" -> {
                belongs(column, sdtype, "computer_representation");
                refusePersonal(column, sdtype, personal);
                yield new Numerical(representation(column));
            }
            case "categorical" -> {
                belongs(column, sdtype, "order", "order_by");
                yield personal ? new Text(sdtype, true) : new Categorical(order(column));
            }
            case "boolean" -> {
                belongs(column, sdtype);
                refusePersonal(column, sdtype, personal);
                yield new Bool();
            }
            case "datetime" -> {
                belongs(column, sdtype, "datetime_format");
                refusePersonal(column, sdtype, personal);
                yield new Datetime(column.text("datetime_format").orElse(null));
            }
            case "id" -> {
                belongs(column, sdtype, "regex_format");
                yield new ColumnType.Id(column.text("regex_format").orElse(null));
            }
            default -> {
                belongs(column, sdtype);
                if (!personal && !TextTypes.KNOWN.contains(sdtype)) {
                    throw unknown(column, sdtype);
                }
                yield new Text(sdtype, column.flag("pii").orElse(true));
            }
        };
    }

    private static SynthesisException unknown(JsonObject column, String sdtype) {
        return column.failure(
                "unknown sdtype \"" + sdtype + "\"",
                "The sdtypes are " + String.join(", ", MODELLED) + ", and for text "
                        + String.join(", ", TextTypes.KNOWN)
                        + ". Any other kind of text is taken with \"pii\": true");
    }

    private static void belongs(JsonObject column, String sdtype, String... own) {
        Set<String> allowed = new LinkedHashSet<>(List.of("sdtype", "pii"));
        allowed.addAll(List.of(own));
        for (String key : column.keys()) {
            if (!allowed.contains(key)) {
                throw column.failure(
                        "\"" + key + "\" does not belong to sdtype " + sdtype,
                        "Its attributes are " + String.join(", ", allowed));
            }
        }
    }

    private static void refusePersonal(JsonObject column, String sdtype, boolean personal) {
        if (personal) {
            throw column.failure(
                    "a column of sdtype " + sdtype + " is marked as \"pii\"",
                    "Its values are drawn from a distribution and not copied: remove \"pii\", or make it text, as sdtype"
                            + " unknown");
        }
    }

    private static @Nullable String representation(JsonObject column) {
        String representation = column.text("computer_representation").orElse(null);
        if (representation != null && !REPRESENTATIONS.contains(representation)) {
            throw column.failure(
                    "unknown computer_representation \"" + representation + "\"",
                    "The representations are " + String.join(", ", REPRESENTATIONS));
        }
        return representation;
    }

    /** Numbers among the values are taken as they are written: {@code 1} is the text that a file of the table has. */
    private static List<String> order(JsonObject column) {
        Set<String> order = new LinkedHashSet<>();
        List<JsonNode> values = column.list("order");
        for (JsonNode value : values) {
            if (!value.isTextual() && !value.isNumber()) {
                throw column.failure("\"order\" holds " + value + " where text or a number is expected", "");
            }
            if (!order.add(value.asText())) {
                throw column.failure("\"order\" names " + value + " twice", "Name each value once");
            }
        }
        return new ArrayList<>(order);
    }

    /** {@return the attributes of a type; {@link #read} gives it back} */
    public static ObjectNode write(ColumnType type) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("sdtype", type.sdtype());
        if (type instanceof Numerical numerical) {
            putPresent(out, "computer_representation", numerical.representation());
        } else if (type instanceof Categorical categorical
                && !categorical.order().isEmpty()) {
            ArrayNode order = out.putArray("order");
            categorical.order().forEach(order::add);
        } else if (type instanceof Datetime datetime) {
            putPresent(out, "datetime_format", datetime.format());
        } else if (type instanceof ColumnType.Id id) {
            putPresent(out, "regex_format", id.regex());
        } else if (type instanceof Text text) {
            out.put("pii", text.pii());
        }
        return out;
    }

    private static void putPresent(ObjectNode out, String key, @Nullable String value) {
        if (value != null) {
            out.put(key, value);
        }
    }
}
