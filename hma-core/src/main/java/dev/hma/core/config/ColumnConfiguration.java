package dev.hma.core.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.core.component.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What is set for one column.
 *
 * @param marginal the marginal family; null where it is the table's
 * @param type attributes of the column's type that replace those of the metadata: {@code sdtype}, {@code
 *     datetime_format}, {@code regex_format}, ...; a copy every time
 */
public record ColumnConfiguration(@Nullable Choice marginal, ObjectNode type) {
    /** Nothing set. */
    public static final ColumnConfiguration NONE = new ColumnConfiguration(null, JsonNodeFactory.instance.objectNode());

    /** Copies the attributes. */
    public ColumnConfiguration {
        type = type.deepCopy();
    }

    @Override
    public ObjectNode type() {
        return type.deepCopy();
    }
}
