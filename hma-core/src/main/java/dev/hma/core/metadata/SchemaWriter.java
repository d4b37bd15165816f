package dev.hma.core.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.util.List;

/** From a schema to a tree. */
final class SchemaWriter {
    private SchemaWriter() {}

    static ObjectNode write(Schema schema) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ObjectNode tables = out.putObject("tables");
        for (Table table : schema.tables()) {
            write(table, tables.putObject(table.name()));
        }
        ArrayNode relationships = out.putArray("relationships");
        for (Relationship relationship : schema.relationships()) {
            write(relationship, relationships.addObject());
        }
        out.put("METADATA_SPEC_VERSION", "V1");
        return out;
    }

    private static void write(Table table, ObjectNode out) {
        if (!table.primaryKey().isEmpty()) {
            putKey(out, "primary_key", table.primaryKey());
        }
        ObjectNode columns = out.putObject("columns");
        for (ColumnSpec column : table.columns()) {
            columns.set(column.name(), ColumnTypeJson.write(column.type()));
        }
    }

    private static void write(Relationship relationship, ObjectNode out) {
        out.put("parent_table_name", relationship.parent());
        out.put("child_table_name", relationship.child());
        putKey(out, "parent_primary_key", relationship.parentKey());
        putKey(out, "child_foreign_key", relationship.foreignKey());
    }

    /** A key of one column is a text, as SDV writes it. */
    private static void putKey(ObjectNode out, String name, List<String> key) {
        if (key.size() == 1) {
            out.put(name, key.get(0));
        } else {
            ArrayNode columns = out.putArray(name);
            key.forEach(columns::add);
        }
    }
}
