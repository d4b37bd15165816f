package dev.hma.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import dev.hma.core.component.Choice;
import dev.hma.core.json.JsonObject;
import dev.hma.core.metadata.ColumnTypeJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A configuration as JSON. */
final class ConfigurationJson {
    private static final List<String> TOP =
            List.of("seed", "orphans", "synthesizer", "extension", "marginal", "matcher", "tables");
    private static final List<String> TABLE = List.of(
            "synthesizer", "extension", "marginal", "matcher", "generating-parent", "paths", "reference", "columns");
    private static final List<String> COLUMN = columnKeys();

    private ConfigurationJson() {}

    private static List<String> columnKeys() {
        List<String> keys = new ArrayList<>(List.of("marginal"));
        keys.addAll(ColumnTypeJson.ATTRIBUTES);
        return List.copyOf(keys);
    }

    static Configuration read(JsonNode tree, String name) {
        JsonObject top = JsonObject.of(tree, name).allow(TOP);
        Configuration standard = Configuration.STANDARD;
        Map<String, TableConfiguration> tables = new LinkedHashMap<>();
        top.object("tables", "").ifPresent(all -> {
            for (String table : all.keys()) {
                tables.put(table, table(all.requiredObject(table, "table " + table)));
            }
        });
        return new Configuration(
                top.whole("seed").orElse(standard.seed()),
                orphans(top, standard.orphans()),
                Choice.read(top, "synthesizer").orElse(standard.synthesizer()),
                Choice.read(top, "extension").orElse(standard.extension()),
                Choice.read(top, "marginal").orElse(standard.marginal()),
                Choice.read(top, "matcher").orElse(standard.matcher()),
                tables);
    }

    private static Orphans orphans(JsonObject top, Orphans standard) {
        if (top.tree().path("orphans").isNull()) {
            return Orphans.NULL; // without the quotes it means the same
        }
        String name = top.text("orphans").orElse(null);
        try {
            return name == null ? standard : Orphans.of(name);
        } catch (SynthesisException e) {
            throw top.failure(e.problem(), e.advice());
        }
    }

    private static TableConfiguration table(JsonObject table) {
        table.allow(TABLE);
        Map<String, ColumnConfiguration> columns = new LinkedHashMap<>();
        table.object("columns", "").ifPresent(all -> {
            for (String column : all.keys()) {
                columns.put(column, column(all.requiredObject(column, "column " + column)));
            }
        });
        Map<String, PathRule> paths = new LinkedHashMap<>();
        table.object("paths", "paths").ifPresent(all -> {
            for (String rule : all.keys()) {
                paths.put(rule, pathRule(all, rule));
            }
        });
        return new TableConfiguration(
                Choice.read(table, "synthesizer").orElse(null),
                Choice.read(table, "extension").orElse(null),
                Choice.read(table, "marginal").orElse(null),
                Choice.read(table, "matcher").orElse(null),
                table.texts("generating-parent"),
                paths,
                reference(table),
                columns);
    }

    private static boolean reference(JsonObject table) {
        JsonNode value = table.value("reference").orElse(BooleanNode.FALSE);
        if (!value.isBoolean()) {
            throw table.failure("reference is " + value, "Write true or false");
        }
        return value.booleanValue();
    }

    private static PathRule pathRule(JsonObject paths, String rule) {
        try {
            return PathRule.of(paths.requiredText(rule));
        } catch (SynthesisException e) {
            throw paths.failure(e.problem(), e.advice());
        }
    }

    private static ColumnConfiguration column(JsonObject column) {
        column.allow(COLUMN);
        ObjectNode type = column.tree().deepCopy();
        type.remove("marginal");
        return new ColumnConfiguration(Choice.read(column, "marginal").orElse(null), type);
    }

    static ObjectNode write(Configuration configuration) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("seed", configuration.seed());
        out.put("orphans", configuration.orphans().toString());
        put(out, "synthesizer", configuration.synthesizer());
        put(out, "extension", configuration.extension());
        put(out, "marginal", configuration.marginal());
        put(out, "matcher", configuration.matcher());
        ObjectNode tables = out.putObject("tables");
        configuration.tables().forEach((name, settings) -> write(settings, tables.putObject(name)));
        return out;
    }

    private static void write(TableConfiguration settings, ObjectNode out) {
        put(out, "synthesizer", settings.synthesizer());
        put(out, "extension", settings.extension());
        put(out, "marginal", settings.marginal());
        put(out, "matcher", settings.matcher());
        if (!settings.generatingParent().isEmpty()) {
            ArrayNode key = out.putArray("generating-parent");
            settings.generatingParent().forEach(key::add);
        }
        if (!settings.paths().isEmpty()) {
            ObjectNode paths = out.putObject("paths");
            settings.paths().forEach((rule, what) -> paths.put(rule, what.toString()));
        }
        if (settings.reference()) {
            out.put("reference", true);
        }
        if (!settings.columns().isEmpty()) {
            ObjectNode columns = out.putObject("columns");
            settings.columns().forEach((name, own) -> write(own, columns.putObject(name)));
        }
    }

    private static void write(ColumnConfiguration settings, ObjectNode out) {
        put(out, "marginal", settings.marginal());
        out.setAll(settings.type());
    }

    private static void put(ObjectNode out, String key, @Nullable Choice choice) {
        if (choice != null) {
            out.set(key, choice.toTree());
        }
    }
}
