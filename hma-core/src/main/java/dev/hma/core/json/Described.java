package dev.hma.core.json;

import com.fasterxml.jackson.databind.JsonNode;

/** A value as messages show it. */
final class Described {
    private static final int LONGEST = 40;

    private Described() {}

    static String value(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> "null";
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "text " + shortened(value.toString());
            case NUMBER -> "number " + shortened(value.asText());
            default -> shortened(value.asText());
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }
}
