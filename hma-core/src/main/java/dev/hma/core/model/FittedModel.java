package dev.hma.core.model;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fitted database.
 *
 * @param provenance where the model comes from
 * @param schema the structure, with formats that were found in the data
 * @param tables the tables, parents before children
 * @param relationships the foreign keys, in the schema's order
 * @param reference the rows of tables that are reference data, by the tables' names; samples keep them as they are
 */
public record FittedModel(
        Provenance provenance,
        Schema schema,
        List<FittedTable> tables,
        List<FittedRelationship> relationships,
        Map<String, TableBatch> reference) {
    /** Copies lists and map. */
    public FittedModel {
        tables = List.copyOf(tables);
        relationships = List.copyOf(relationships);
        reference = Collections.unmodifiableMap(new LinkedHashMap<>(reference));
    }

    /**
     * The table of that name.
     *
     * @param name a table's name
     * @return what was learnt of it
     */
    public FittedTable table(String name) {
        return tables.stream()
                .filter(t -> t.table().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SynthesisException(
                        "there is no table '" + name + "' in the model",
                        "Its tables are "
                                + tables.stream().map(t -> t.table().name()).toList()));
    }

    /**
     * What was learnt of a foreign key.
     *
     * @param relationship one of the schema's relationships
     * @return the fitted relationship
     */
    public FittedRelationship relationship(Relationship relationship) {
        return relationships.stream()
                .filter(r -> r.relationship().equals(relationship))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(relationship.name()));
    }

    /** {@return the foreign keys of a table, in the schema's order} */
    public List<FittedRelationship> parentsOf(String table) {
        return relationships.stream()
                .filter(r -> r.relationship().child().equals(table))
                .toList();
    }

    /** {@return the foreign keys that refer to a table, in the schema's order} */
    public List<FittedRelationship> childrenOf(String table) {
        return relationships.stream()
                .filter(r -> r.relationship().parent().equals(table))
                .toList();
    }
}
