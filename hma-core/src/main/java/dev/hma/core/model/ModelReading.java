package dev.hma.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.core.component.Components;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.json.RecordJson;
import dev.hma.core.metadata.MetadataJson;
import dev.hma.core.work.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a model again from its document: columns, then frames and extensions children first, then synthesizers. */
@SuppressWarnings({"rawtypes", "unchecked"}) // Components are found by name; their state is checked when it is read.
final class ModelReading {
    private static final String DAMAGED = "The file is damaged: fit the model again";

    private final Components components;
    private final ModelFile.Document document;
    private final Schema schema;
    private final Known<String, List<FittedColumn>> columns = new Known<>();
    private final Known<String, TableFrame> frames = new Known<>();
    private final Known<Relationship, FittedRelationship> relationships = new Known<>();

    ModelReading(Components components, ModelFile.Document document) {
        this.components = components;
        this.document = document;
        this.schema = MetadataJson.fromTree(document.schema(), "schema");
    }

    FittedModel read(JsonNode reference) {
        List<ModelFile.TableEntry> tables = document.tables();
        List<String> names =
                tables.stream().map(ModelFile.TableEntry::name).sorted().toList();
        List<String> declared =
                schema.tables().stream().map(Table::name).sorted().toList();
        if (!names.equals(declared)) {
            throw new SynthesisException(
                    "the model holds the tables " + names + " and its schema the tables " + declared, DAMAGED);
        }
        if (document.relationships().size() != schema.relationships().size()) {
            throw new SynthesisException(
                    "the model holds " + document.relationships().size() + " relationships and its schema "
                            + schema.relationships().size(),
                    DAMAGED);
        }
        for (ModelFile.TableEntry table : tables) {
            at(table, () -> columns.put(table.name(), readColumns(table)));
        }
        for (int i = tables.size() - 1; i >= 0; i--) {
            ModelFile.TableEntry table = tables.get(i);
            at(table, () -> readParents(table));
        }
        List<FittedTable> fitted = new ArrayList<>();
        for (ModelFile.TableEntry table : tables) {
            at(table, () -> fitted.add(readTable(table)));
        }
        return new FittedModel(
                document.provenance(),
                schema,
                fitted,
                schema.relationships().stream().map(relationships::get).toList(),
                ReferenceJson.read(schema, reference));
    }

    private static void at(ModelFile.TableEntry table, Runnable reading) {
        try {
            reading.run();
        } catch (SynthesisException e) {
            throw e.in("table " + table.name());
        } catch (IllegalArgumentException e) {
            throw new SynthesisException(Objects.requireNonNullElse(e.getMessage(), "the state is refused"), DAMAGED, e)
                    .in("table " + table.name());
        }
    }

    private List<FittedColumn> readColumns(ModelFile.TableEntry table) {
        List<String> names =
                table.columns().stream().map(ModelFile.ColumnEntry::name).toList();
        if (!names.equals(schema.table(table.name()).columnNames())) {
            throw new SynthesisException(
                    "the model holds the columns " + names + " and its schema the columns "
                            + schema.table(table.name()).columnNames(),
                    DAMAGED);
        }
        List<FittedColumn> read = new ArrayList<>();
        for (ModelFile.ColumnEntry column : table.columns()) {
            if (column.encoder() != null) {
                read.add(new FittedColumn.Encoded(
                        column.name(), column.encoder(), marginal(column.marginal()), column.missing(), table.rows()));
            } else if (column.key() != null) {
                read.add(new FittedColumn.Key(column.name(), column.key()));
            } else {
                read.add(new FittedColumn.Foreign(column.name()));
            }
        }
        return read;
    }

    /** The foreign keys of a table, and its frame: what refers to the table has been read by now. */
    private void readParents(ModelFile.TableEntry table) {
        List<Relationship> parents = schema.parentsOf(table.name());
        for (Relationship relationship : parents) {
            relationships.put(relationship, matched(table, relationship, entry(relationship)));
        }
        TableFrame frame = TableFrame.of(
                table.name(), columns.get(table.name()), known(parents), known(schema.childrenOf(table.name())));
        frames.put(table.name(), frame);
        for (Relationship relationship : parents) {
            ModelFile.RelationshipEntry entry = entry(relationship);
            if (entry.role() == Role.GENERATING && entry.extension() != null) {
                relationships.put(
                        relationship,
                        relationships.get(relationship).with(readExtension(frame.frame(), entry, entry.extension())));
            }
        }
    }

    /** A relationship with everything but the extension of a generating one, which needs the whole frame. */
    private FittedRelationship matched(
            ModelFile.TableEntry table, Relationship relationship, ModelFile.RelationshipEntry entry) {
        boolean isMatched = entry.role() == Role.MATCHED || entry.role() == Role.OPENED;
        boolean familiesFit =
                entry.role() == Role.MATCHED || (entry.role() == Role.GENERATING) == (entry.extension() != null);
        if (isMatched != (entry.matcher() != null) || !familiesFit) {
            throw new SynthesisException(
                    "relationship " + entry.name() + " does not have what its role "
                            + entry.role().name().toLowerCase(Locale.ROOT) + " needs",
                    DAMAGED);
        }
        FittedRelationship.FittedExtension extension = isMatched && entry.extension() != null
                ? readExtension(ownFrame(relationship.child()), entry, entry.extension())
                : null;
        FittedRelationship bare = new FittedRelationship(
                relationship,
                entry.role(),
                entry.nulls(),
                entry.children(),
                extension,
                null,
                agreement(entry.agreement()),
                repeats(relationship, entry),
                entry.levels());
        return entry.matcher() == null ? bare : bare.with(readMatching(table, bare, entry, entry.matcher()));
    }

    private List<Repeat> repeats(Relationship relationship, ModelFile.RelationshipEntry entry) {
        List<Repeat> repeats = Objects.requireNonNullElse(entry.repeats(), List.of());
        for (Repeat repeat : repeats) {
            // Refuses names that are not there.
            schema.table(relationship.child()).column(repeat.column());
            schema.table(relationship.parent()).column(repeat.parentColumn());
        }
        return repeats;
    }

    private @Nullable Agreement agreement(ModelFile.@Nullable AgreementEntry entry) {
        return entry == null
                ? null
                : new Agreement(
                        path(entry.own()),
                        entry.ways().stream()
                                .map(w -> new Agreement.Way(path(w.path()), w.agreeing()))
                                .toList(),
                        entry.rows(),
                        entry.agreeing(),
                        entry.chance(),
                        entry.bound());
    }

    private List<Relationship> path(List<String> names) {
        return names.stream()
                .map(name -> schema.relationships().stream()
                        .filter(r -> r.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new SynthesisException("there is no relationship " + name, DAMAGED)))
                .toList();
    }

    private FittedRelationship.FittedMatching readMatching(
            ModelFile.TableEntry table,
            FittedRelationship bare,
            ModelFile.RelationshipEntry entry,
            ModelFile.Fitted fitted) {
        String child = bare.relationship().child();
        String parent = bare.relationship().parent();
        Frame generating = schema.parentsOf(child).stream()
                .filter(r -> r.name().equals(table.generating()))
                .findFirst()
                .map(r -> ownFrame(r.parent()))
                .orElse(null);
        Frame joined = FittedRelationship.FittedMatching.joined(
                ownFrame(child),
                generating,
                bare.parentFrame(parent, columns.get(parent)).frame());
        ParentMatcher matcher = make(ParentMatcher.class, fitted);
        List<NamedMarginal> marginals =
                Objects.requireNonNullElse(entry.summaryMarginals(), List.<ModelFile.FittedMarginal>of()).stream()
                        .map(m -> Objects.requireNonNull(marginal(m)))
                        .toList();
        return new FittedRelationship.FittedMatching(
                made(ParentMatcher.class, fitted),
                matcher.restore(joined, state(ParentMatcher.class, fitted)),
                marginals);
    }

    private FittedRelationship.FittedExtension readExtension(
            Frame children, ModelFile.RelationshipEntry entry, ModelFile.Fitted fitted) {
        ExtensionStrategy strategy = make(ExtensionStrategy.class, fitted);
        Extension extension = strategy.restore(children, state(ExtensionStrategy.class, fitted));
        List<@Nullable NamedMarginal> marginals = new ArrayList<>();
        for (ModelFile.ColumnMarginal column :
                Objects.requireNonNullElse(entry.extensionMarginals(), List.<ModelFile.ColumnMarginal>of())) {
            marginals.add(marginal(column.fitted()));
        }
        return new FittedRelationship.FittedExtension(
                made(ExtensionStrategy.class, fitted),
                extension,
                marginals,
                Objects.requireNonNullElse(entry.orphans(), List.of()));
    }

    private FittedTable readTable(ModelFile.TableEntry entry) {
        Table table = schema.table(entry.name());
        TableFrame frame = frames.get(entry.name());
        if (entry.rows() < 0) {
            throw new SynthesisException("the table had " + entry.rows() + " rows", DAMAGED);
        }
        Relationship generating = entry.generating() == null
                ? null
                : schema.parentsOf(entry.name()).stream()
                        .filter(r -> r.name().equals(entry.generating()))
                        .findFirst()
                        .orElseThrow(() ->
                                new SynthesisException("there is no relationship " + entry.generating(), DAMAGED));
        TableSynthesizer synthesizer = make(TableSynthesizer.class, entry.synthesizer());
        Frame learnt = learnt(entry.road(), frame.frame(), generating);
        TableModel model = synthesizer.restore(learnt, state(TableSynthesizer.class, entry.synthesizer()));
        return new FittedTable(
                table,
                entry.rows(),
                columns.get(entry.name()),
                frame,
                generating,
                entry.road(),
                made(TableSynthesizer.class, entry.synthesizer()),
                entry.road() != FittedTable.Road.ROOT
                        && synthesizer.abilities().contains(TableSynthesizer.Ability.SEQUENCES),
                model);
    }

    private Frame learnt(FittedTable.Road road, Frame own, @Nullable Relationship generating) {
        if (road == FittedTable.Road.ROOT) {
            return own;
        }
        FittedRelationship.FittedExtension extension =
                generating == null ? null : relationships.get(generating).extension();
        if (generating == null || extension == null) {
            throw new SynthesisException("the table is drawn from a parent, and no relationship generates it", DAMAGED);
        }
        return road == FittedTable.Road.RESIDUAL
                ? new Frame(own.table(), extension.extension().residuals())
                : FittedTable.joined(frames.get(generating.parent()).frame(), own);
    }

    private Frame ownFrame(String table) {
        return TableFrame.of(table, columns.get(table), List.of(), List.of()).frame();
    }

    private List<FittedRelationship> known(List<Relationship> wanted) {
        return wanted.stream()
                .filter(relationships::has)
                .map(relationships::get)
                .toList();
    }

    private ModelFile.RelationshipEntry entry(Relationship relationship) {
        return document.relationships().stream()
                .filter(r -> r.name().equals(relationship.name()))
                .findFirst()
                .orElseThrow(
                        () -> new SynthesisException("relationship " + relationship.name() + " is missing", DAMAGED));
    }

    private @Nullable NamedMarginal marginal(ModelFile.@Nullable FittedMarginal fitted) {
        if (fitted == null) {
            return null;
        }
        MarginalFamily family = components.make(MarginalFamily.class, fitted.family(), null);
        Record state = RecordJson.fromTree(
                fitted.state(),
                components.find(MarginalFamily.class, fitted.family()).state());
        return new NamedMarginal(fitted.family(), family.restore(state));
    }

    private <T> T make(Class<T> kind, ModelFile.Fitted fitted) {
        return components.make(kind, fitted.name(), fitted.parameters());
    }

    private Made made(Class<?> kind, ModelFile.Fitted fitted) {
        return new Made(fitted.name(), components.settings(kind, fitted.name(), fitted.parameters()));
    }

    private Record state(Class<?> kind, ModelFile.Fitted fitted) {
        ObjectNode state = fitted.state();
        return RecordJson.fromTree(state, components.find(kind, fitted.name()).state());
    }
}
