package dev.hma.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** From a tree to a schema. */
final class SchemaReader {
    private static final List<String> VERSIONS = List.of("V1", "MULTI_TABLE_V1");
    private static final List<String> TOP = List.of("tables", "relationships", "METADATA_SPEC_VERSION");
    private static final List<String> TABLE = List.of(
            "columns",
            "primary_key",
            "alternate_keys",
            "sequence_key",
            "sequence_index",
            "column_relationships",
            "METADATA_SPEC_VERSION");
    private static final List<String> RELATIONSHIP =
            List.of("parent_table_name", "child_table_name", "parent_primary_key", "child_foreign_key");

    private SchemaReader() {}

    static Schema read(JsonNode tree) {
        JsonObject top = JsonObject.of(tree, "");
        checkVersion(top);
        top.allow(TOP);
        JsonObject tables = top.requiredObject("tables", "");
        if (tables.keys().isEmpty()) {
            throw tables.failure("\"tables\" is empty", "Declare one table at least");
        }
        List<Table> read = new ArrayList<>();
        for (String name : tables.keys()) {
            read.add(table(name, tables.requiredObject(name, "table " + name)));
        }
        List<Relationship> relationships = new ArrayList<>();
        for (JsonNode each : top.list("relationships")) {
            relationships.add(relationship(JsonObject.of(each, "relationship " + (relationships.size() + 1))));
        }
        return new Schema(read, relationships);
    }

    private static void checkVersion(JsonObject top) {
        String version = top.text("METADATA_SPEC_VERSION").orElse("V1");
        boolean oneTable = version.startsWith("SINGLE_TABLE")
                || top.value("columns").isPresent() && top.value("tables").isEmpty();
        if (oneTable) {
            throw top.failure(
                    "this is the metadata of a single table",
                    "Wrap it as { \"tables\": { \"NAME\": { \"columns\": ... } }, \"relationships\": [],"
                            + " \"METADATA_SPEC_VERSION\": \"V1\" }");
        }
        if (!VERSIONS.contains(version)) {
            throw top.failure(
                    "METADATA_SPEC_VERSION \"" + version + "\" is not known",
                    "The versions that can be read are " + String.join(" and ", VERSIONS));
        }
    }

    private static Table table(String name, JsonObject table) {
        table.allow(TABLE);
        JsonObject columns = table.requiredObject("columns", "");
        if (columns.keys().isEmpty()) {
            throw columns.failure("\"columns\" is empty", "Declare one column at least");
        }
        List<ColumnSpec> read = new ArrayList<>();
        for (String column : columns.keys()) {
            JsonObject type = columns.requiredObject(column, "column " + column);
            read.add(new ColumnSpec(column, ColumnTypeJson.read(type)));
        }
        return new Table(name, read, table.texts("primary_key"));
    }

    private static Relationship relationship(JsonObject relationship) {
        relationship.allow(RELATIONSHIP);
        return new Relationship(
                relationship.requiredText("parent_table_name"),
                relationship.requiredTexts("parent_primary_key"),
                relationship.requiredText("child_table_name"),
                relationship.requiredTexts("child_foreign_key"));
    }
}
