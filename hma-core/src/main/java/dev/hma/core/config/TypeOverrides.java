package dev.hma.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.json.JsonObject;
import dev.hma.core.metadata.ColumnTypeJson;
import java.util.ArrayList;
import java.util.List;

/** Puts the column types of a configuration in the place of the metadata's. */
final class TypeOverrides {
    private TypeOverrides() {}

    static Schema apply(Configuration configuration, Schema schema) {
        try {
            configuration.tables().forEach((name, settings) -> {
                Table table = schema.table(name);
                settings.columns().keySet().forEach(table::column);
            });
        } catch (SynthesisException e) {
            throw e.in("configuration");
        }
        List<Table> tables = new ArrayList<>();
        for (Table table : schema.tables()) {
            TableConfiguration settings = configuration.tables().get(table.name());
            tables.add(settings == null ? table : apply(settings, table));
        }
        return new Schema(tables, schema.relationships());
    }

    private static Table apply(TableConfiguration settings, Table table) {
        List<ColumnSpec> columns = new ArrayList<>();
        for (ColumnSpec column : table.columns()) {
            ColumnConfiguration own = settings.columns().getOrDefault(column.name(), ColumnConfiguration.NONE);
            String place = "configuration, table " + table.name() + ", column " + column.name();
            columns.add(
                    own.type().isEmpty()
                            ? column
                            : new ColumnSpec(column.name(), type(own.type(), column.type(), place)));
        }
        return new Table(table.name(), columns, table.primaryKey());
    }

    private static ColumnType type(ObjectNode attributes, ColumnType before, String place) {
        JsonNode sdtype = attributes.get("sdtype");
        boolean other = sdtype != null && !sdtype.asText().equals(before.sdtype());
        ObjectNode merged = other ? attributes : ColumnTypeJson.write(before).setAll(attributes);
        return ColumnTypeJson.read(JsonObject.of(merged, place));
    }
}
