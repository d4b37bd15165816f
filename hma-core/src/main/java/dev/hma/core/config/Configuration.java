package dev.hma.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import dev.hma.api.schema.Schema;
import dev.hma.core.component.Choice;
import dev.hma.core.component.Components;
import dev.hma.core.json.Json;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to fit: for all tables, and for single tables and columns where they differ. Immutable.
 *
 * <p>In JSON, everything optional, with the names of the command line:
 *
 * <pre>{@code
 * {
 *   "seed": 0,
 *   "orphans": "fail",
 *   "synthesizer": "gaussian-copula",
 *   "extension": {"name": "moments", "parameters": {}},
 *   "marginal": "empirical",
 *   "matcher": "canonical",
 *   "tables": {
 *     "flights": {
 *       "generating-parent": "carrier",
 *       "paths": {"origin > region = dest > region": "ignore"},
 *       "columns": {
 *         "dep_delay": {"marginal": "normal"},
 *         "tailnum": {"sdtype": "categorical"}
 *       }
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>Paths of foreign keys that agree are found in the data; {@code "keep"} demands a rule of every row, {@code "ignore"}
 * forbids it. {@code "reference": true} keeps the rows of a table in the model, and in every sample. A table takes {@code synthesizer}, {@code extension}, {@code marginal} and {@code matcher} of its own; a column takes
 * {@code marginal} and the attributes of its type in the metadata, which they replace.
 *
 * @param seed the seed of all random numbers
 * @param orphans what to do with rows whose foreign key names a row that is not there
 * @param synthesizer the synthesizer of tables that have none of their own
 * @param extension the extension strategy of tables that have none of their own
 * @param marginal the marginal family of columns that have none of their own; {@value #AUTO} chooses one by likelihood
 * @param matcher the matcher of tables that have none of their own
 * @param tables what is set for single tables, by name
 */
public record Configuration(
        long seed,
        Orphans orphans,
        Choice synthesizer,
        Choice extension,
        Choice marginal,
        Choice matcher,
        Map<String, TableConfiguration> tables) {
    /** In place of the name of a marginal family: the family is chosen by likelihood, column by column. */
    public static final String AUTO = "auto";

    /** What holds where nothing is set. */
    public static final Configuration STANDARD = new Configuration(
            0,
            Orphans.FAIL,
            Choice.of("gaussian-copula"),
            Choice.of("moments"),
            Choice.of("empirical"),
            Choice.of("canonical"),
            Map.of());

    /** Copies the map; it keeps its order. */
    public Configuration {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return what it sets, and what is standard for the rest
     * @throws SynthesisException if it cannot be read, is malformed, or holds an unknown key or an ill-typed value
     */
    public static Configuration read(Path file) {
        return fromTree(Json.read(file), file.toString());
    }

    /**
     * Reads a tree.
     *
     * @param tree the tree
     * @param name what to call it in messages
     * @return what it sets, and what is standard for the rest
     * @throws SynthesisException if it holds an unknown key or an ill-typed value
     */
    public static Configuration fromTree(JsonNode tree, String name) {
        return ConfigurationJson.read(tree, name);
    }

    /** {@return the tree that {@link #fromTree} reads, with everything that is set for all tables} */
    public ObjectNode toTree() {
        return ConfigurationJson.write(this);
    }

    /** {@return the same with another seed} */
    public Configuration withSeed(long other) {
        return new Configuration(other, orphans, synthesizer, extension, marginal, matcher, tables);
    }

    /** {@return the same with another treatment of orphans} */
    public Configuration withOrphans(Orphans other) {
        return new Configuration(seed, other, synthesizer, extension, marginal, matcher, tables);
    }

    /** {@return the same with another synthesizer for the tables that have none of their own} */
    public Configuration withSynthesizer(Choice other) {
        return new Configuration(seed, orphans, other, extension, marginal, matcher, tables);
    }

    /** {@return the same with another extension strategy for the tables that have none of their own} */
    public Configuration withExtension(Choice other) {
        return new Configuration(seed, orphans, synthesizer, other, marginal, matcher, tables);
    }

    /** {@return the same with another marginal family for the columns that have none of their own} */
    public Configuration withMarginal(Choice other) {
        return new Configuration(seed, orphans, synthesizer, extension, other, matcher, tables);
    }

    /** {@return the same with another matcher for the tables that have none of their own} */
    public Configuration withMatcher(Choice other) {
        return new Configuration(seed, orphans, synthesizer, extension, marginal, other, tables);
    }

    /** {@return the same with other settings of one table} */
    public Configuration withTable(String name, TableConfiguration other) {
        Map<String, TableConfiguration> changed = new LinkedHashMap<>(tables);
        changed.put(name, other);
        return new Configuration(seed, orphans, synthesizer, extension, marginal, matcher, changed);
    }

    private TableConfiguration table(String name) {
        return tables.getOrDefault(name, TableConfiguration.NONE);
    }

    /** {@return the synthesizer of a table's rows} */
    public Choice synthesizer(String table) {
        return Optional.ofNullable(table(table).synthesizer()).orElse(synthesizer);
    }

    /** {@return the strategy that summarises a table's rows for their parents} */
    public Choice extension(String table) {
        return Optional.ofNullable(table(table).extension()).orElse(extension);
    }

    /** {@return the matcher that gives a table's rows their other parents} */
    public Choice matcher(String table) {
        return Optional.ofNullable(table(table).matcher()).orElse(matcher);
    }

    /** {@return the marginal family of a column: its own, else its table's, else that of all} */
    public Choice marginal(String table, String column) {
        TableConfiguration settings = table(table);
        return Optional.ofNullable(settings.columns()
                        .getOrDefault(column, ColumnConfiguration.NONE)
                        .marginal())
                .or(() -> Optional.ofNullable(settings.marginal()))
                .orElse(marginal);
    }

    /** {@return the foreign key whose parent generates a table's rows; empty if the engine is to choose} */
    public Optional<List<String>> generatingParent(String table) {
        return Optional.of(table(table).generatingParent()).filter(key -> !key.isEmpty());
    }

    /** {@return what to do with rules by which paths from a table agree, by rule} */
    public Map<String, PathRule> pathRules(String table) {
        return table(table).paths();
    }

    /** {@return whether samples keep a table's rows as they are} */
    public boolean reference(String table) {
        return table(table).reference();
    }

    /**
     * Changes the types of columns as the configuration says. An {@code sdtype} other than the metadata's replaces the
     * type as a whole; attributes alone are changed one by one.
     *
     * @param schema the schema of the metadata
     * @return the schema to work with
     * @throws SynthesisException if a table or column is not there, or the attributes make no type
     */
    public Schema apply(Schema schema) {
        return TypeOverrides.apply(this, schema);
    }

    /**
     * Checks the configuration before work begins.
     *
     * @param schema the schema of the metadata
     * @param components the components that there are
     * @throws SynthesisException if a table, column, foreign key, component or parameter is not there, or a parameter has
     *     a value that it cannot have; the message says what there is
     */
    public void validate(Schema schema, Components components) {
        new Validation(this, apply(schema), components).run();
    }
}
