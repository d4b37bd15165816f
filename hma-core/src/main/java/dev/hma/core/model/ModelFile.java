package dev.hma.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import dev.hma.api.schema.Relationship;
import dev.hma.core.component.Components;
import dev.hma.core.encode.Encoder;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.json.Json;
import dev.hma.core.json.RecordJson;
import dev.hma.core.key.KeyFormat;
import dev.hma.core.metadata.MetadataJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file that a model is kept in: readable, versioned JSON. Reading it runs nothing but the components that it names,
 * and what is malformed or newer is refused.
 */
public final class ModelFile {
    /** The version of the layout that is written; older ones can be read, newer ones cannot. */
    public static final int VERSION = 1;

    private static final String FORMAT = "hma-model";
    /** Only in models of databases that have reference data. */
    private static final String REFERENCE = "reference";

    private final Components components;

    /**
     * Creates a reader and writer.
     *
     * @param components what models may name
     */
    public ModelFile(Components components) {
        this.components = components;
    }

    /** A component's name, parameters and fitted state. */
    record Fitted(String name, ObjectNode parameters, ObjectNode state) {}

    /** A marginal's family and state. */
    record FittedMarginal(String family, ObjectNode state) {}

    /** A column. One of encoder and key is there; neither for a part of a foreign key. */
    record ColumnEntry(
            String name,
            @Nullable Encoder encoder,
            @Nullable KeyFormat key,
            @Nullable FittedMarginal marginal,
            long missing) {}

    record TableEntry(
            String name,
            long rows,
            List<ColumnEntry> columns,
            @Nullable String generating,
            FittedTable.Road road,
            Fitted synthesizer) {}

    record RelationshipEntry(
            String name,
            Role role,
            long nulls,
            ChildCounts children,
            @Nullable Fitted extension,
            @Nullable List<ColumnMarginal> extensionMarginals,
            @Nullable List<Double> orphans,
            @Nullable Fitted matcher,
            @Nullable List<FittedMarginal> summaryMarginals,
            @Nullable AgreementEntry agreement,
            @Nullable List<Repeat> repeats,
            @Nullable Levels levels) {}

    /** A rule; foreign keys by the names of their relationships. */
    record AgreementEntry(
            List<String> own, List<WayEntry> ways, long rows, long agreeing, double chance, double bound) {}

    record WayEntry(List<String> path, long agreeing) {}

    /** The marginal of an extension column; none if the strategy gives it. */
    record ColumnMarginal(@Nullable FittedMarginal fitted) {}

    record Document(
            String format,
            int version,
            Provenance provenance,
            ObjectNode schema,
            List<TableEntry> tables,
            List<RelationshipEntry> relationships) {}

    /**
     * Writes a model.
     *
     * @param model the model
     * @param file the file; it appears as a whole
     * @throws SynthesisException if it cannot be written
     */
    public void write(FittedModel model, Path file) {
        Json.write(toTree(model), file);
    }

    /**
     * The model as JSON.
     *
     * @param model the model
     * @return the tree
     */
    public ObjectNode toTree(FittedModel model) {
        List<TableEntry> tables = model.tables().stream().map(this::entry).toList();
        List<RelationshipEntry> relationships =
                model.relationships().stream().map(this::entry).toList();
        ObjectNode schema = (ObjectNode) Json.parse(MetadataJson.toJson(model.schema()), "schema");
        ObjectNode tree =
                RecordJson.toTree(new Document(FORMAT, VERSION, model.provenance(), schema, tables, relationships));
        if (!model.reference().isEmpty()) {
            tree.set(REFERENCE, ReferenceJson.write(model.schema(), model.reference()));
        }
        return tree;
    }

    private TableEntry entry(FittedTable table) {
        List<ColumnEntry> columns = new ArrayList<>();
        for (FittedColumn column : table.columns()) {
            if (column instanceof FittedColumn.Encoded encoded) {
                columns.add(new ColumnEntry(
                        encoded.name(), encoded.encoder(), null, entry(encoded.marginal()), encoded.missing()));
            } else if (column instanceof FittedColumn.Key key) {
                columns.add(new ColumnEntry(key.name(), null, key.format(), null, 0));
            } else {
                columns.add(new ColumnEntry(column.name(), null, null, null, 0));
            }
        }
        Relationship generating = table.generating();
        return new TableEntry(
                table.table().name(),
                table.rows(),
                columns,
                generating == null ? null : generating.name(),
                table.road(),
                fitted(table.synthesizer(), table.model().state()));
    }

    private RelationshipEntry entry(FittedRelationship relationship) {
        FittedRelationship.FittedExtension extension = relationship.extension();
        FittedRelationship.FittedMatching matching = relationship.matching();
        return new RelationshipEntry(
                relationship.relationship().name(),
                relationship.role(),
                relationship.nulls(),
                relationship.children(),
                extension == null
                        ? null
                        : fitted(extension.strategy(), extension.extension().state()),
                extension == null
                        ? null
                        : extension.marginals().stream()
                                .map(m -> new ColumnMarginal(entry(m)))
                                .toList(),
                extension == null || extension.orphans().isEmpty() ? null : extension.orphans(),
                matching == null
                        ? null
                        : fitted(matching.matcher(), matching.matching().state()),
                matching == null
                        ? null
                        : matching.marginals().stream().map(m -> marginal(m)).toList(),
                relationship.agreement() == null ? null : entry(relationship.agreement()),
                relationship.repeats().isEmpty() ? null : relationship.repeats(),
                relationship.levels());
    }

    private static AgreementEntry entry(Agreement agreement) {
        return new AgreementEntry(
                names(agreement.own()),
                agreement.ways().stream()
                        .map(w -> new WayEntry(names(w.path()), w.agreeing()))
                        .toList(),
                agreement.rows(),
                agreement.agreeing(),
                agreement.chance(),
                agreement.bound());
    }

    private static List<String> names(List<Relationship> path) {
        return path.stream().map(Relationship::name).toList();
    }

    private static Fitted fitted(Made made, Record state) {
        return new Fitted(made.name(), RecordJson.toTree(made.parameters()), RecordJson.toTree(state));
    }

    private static @Nullable FittedMarginal entry(@Nullable NamedMarginal named) {
        return named == null ? null : marginal(named);
    }

    private static FittedMarginal marginal(NamedMarginal named) {
        return new FittedMarginal(
                named.family(), RecordJson.toTree(named.marginal().state()));
    }

    /**
     * Reads a model.
     *
     * @param file the file
     * @return the model
     * @throws SynthesisException if there is no such file, it is no model, it is malformed, newer than this library, or
     *     names components that are not there
     */
    public FittedModel read(Path file) {
        JsonNode tree = Json.read(file);
        try {
            return fromTree(tree);
        } catch (SynthesisException e) {
            throw advised(e).in("model " + file);
        }
    }

    /** A fault for which nobody has advice: the same with what to do about it. */
    private static SynthesisException advised(SynthesisException e) {
        if (!e.advice().isEmpty()) {
            return e;
        }
        SynthesisException advised = new SynthesisException(
                e.problem(), "Another version wrote it, or it is damaged: fit the model again", e);
        return e.place().isEmpty() ? advised : advised.in(e.place());
    }

    /**
     * A model from JSON.
     *
     * @param tree the tree
     * @return the model
     * @throws SynthesisException as {@link #read} does
     */
    public FittedModel fromTree(JsonNode tree) {
        if (!tree.isObject() || !FORMAT.equals(tree.path("format").asText())) {
            throw new SynthesisException("this is not a model file", "Models are written by hma fit");
        }
        int version = tree.path("version").asInt(0);
        if (version < 1 || version > VERSION) {
            throw new SynthesisException(
                    "the model has version " + version + ", and this library reads versions up to " + VERSION,
                    "Use a newer library, or fit the model again");
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        tree.properties().forEach(field -> document.set(field.getKey(), field.getValue()));
        JsonNode reference = document.remove(REFERENCE);
        return new ModelReading(components, RecordJson.fromTree(document, Document.class))
                .read(reference == null ? JsonNodeFactory.instance.objectNode() : reference);
    }
}
