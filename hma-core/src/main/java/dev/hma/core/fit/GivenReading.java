package dev.hma.core.fit;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSource;
import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.component.Components;
import dev.hma.core.given.Conditioning;
import dev.hma.core.given.GivenRows;
import dev.hma.core.given.KnownFeatures;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.json.RecordJson;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.FittedModel;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.FittedTable;
import dev.hma.core.model.TableFrame;
import dev.hma.core.progress.Progress;
import dev.hma.core.work.Known;
import dev.hma.core.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables that a sample is to keep. They are checked as in a fit, and what a fit would have made of them is worked out
 * with the model's encoders, extensions and matchings: the features of their rows, what they leave on parents, and how they
 * deviate from their families.
 */
public final class GivenReading {
    private final FittedModel model;
    private final Components components;
    private final Known<String, TableBatch> rows = new Known<>();
    private final Known<Relationship, int[]> parents = new Known<>();
    /** Per table and feature of its frame a value per row, all NaN where nothing is known. */
    private final Known<String, double[][]> features = new Known<>();

    private final Known<String, KnownFeatures> residuals = new Known<>();

    private GivenReading(FittedModel model, Components components) {
        this.model = model;
        this.components = components;
    }

    /**
     * Reads the tables.
     *
     * @param model the model that is to be sampled
     * @param components the components there are
     * @param sources the tables' rows by the tables' names
     * @param workers the threads
     * @param progress is told how far the reading is
     * @return what is known about these tables
     * @throws SynthesisException if a parent of theirs is not given, they are not what the model's schema says, or a
     *     synthesizer cannot draw what is missing
     */
    public static Map<String, GivenRows> read(
            FittedModel model,
            Components components,
            Map<String, TableSource> sources,
            Workers workers,
            Progress progress) {
        GivenReading reading = new GivenReading(model, components);
        reading.readRows(given(model.schema(), sources), sources, workers, progress);
        List<FittedTable> childrenFirst =
                new ArrayList<>(model.tables().stream().filter(reading::isGiven).toList());
        Collections.reverse(childrenFirst);
        childrenFirst.forEach(reading::readFeatures);
        childrenFirst.forEach(reading::describe);
        Map<String, GivenRows> known = new LinkedHashMap<>();
        childrenFirst.forEach(t -> known.put(t.table().name(), reading.known(t, known)));
        return known;
    }

    /** The part of the schema that is given. */
    private static Schema given(Schema schema, Map<String, TableSource> sources) {
        for (Relationship key : schema.relationships()) {
            if (sources.containsKey(key.child()) && !sources.containsKey(key.parent())) {
                throw new SynthesisException(
                                "it is given, and its parent " + key.parent() + " is not: what its foreign key "
                                        + String.join("+", key.foreignKey()) + " refers to would be generated",
                                "Give " + key.parent() + " as well, or generate " + key.child())
                        .in("table " + key.child());
            }
        }
        return new Schema(
                schema.tables().stream()
                        .filter(t -> sources.containsKey(t.name()))
                        .toList(),
                schema.relationships().stream()
                        .filter(r -> sources.containsKey(r.child()))
                        .toList());
    }

    private void readRows(Schema schema, Map<String, TableSource> sources, Workers workers, Progress progress) {
        Known<String, TableRows> stored = new Known<>();
        sources.forEach(
                (name, source) -> stored.put(name, new TableRows(schema.table(name), source, workers, progress)));
        Known<Relationship, ForeignKey> keys = KeyReading.readGiven(schema, stored);
        for (Table table : schema.tables()) {
            TableRows own = stored.get(table.name());
            rows.put(table.name(), WholeTable.read(own));
            for (Relationship key : schema.parentsOf(table.name())) {
                parents.put(key, WholeTable.parents(own, rows.get(table.name()), keys.get(key)));
            }
        }
    }

    private boolean isGiven(FittedTable table) {
        return rows.has(table.table().name());
    }

    /** The features of a table's own columns; the others are NaN for now. */
    private void readFeatures(FittedTable table) {
        TableBatch all = rows.get(table.table().name());
        TableFrame frame = table.frame();
        double[][] columns = new double[frame.frame().size()][all.size()];
        for (double[] column : columns) {
            Arrays.fill(column, Double.NaN);
        }
        features.put(table.table().name(), columns);
        for (int c = 0; c < table.columns().size(); c++) {
            Column column = all.columns().get(c);
            if (frame.value(c) != TableFrame.NONE && table.columns().get(c) instanceof FittedColumn.Encoded encoded) {
                double[] values = new double[all.size()];
                encoded.encoder().encodeKnown(column, all.size(), values);
                set(table, frame.value(c), values);
            }
            if (frame.indicator(c) != TableFrame.NONE) {
                double[] missing = new double[all.size()];
                Arrays.setAll(missing, i -> column.nulls().get(i) ? 1 : 0);
                set(table, frame.indicator(c), missing);
            }
        }
    }

    /** Sets a feature. A value beyond those that there were steers as the nearest of them does. */
    private void set(FittedTable table, int index, double[] values) {
        Marginal marginal = table.frame().frame().features().get(index).marginal();
        double low = marginal.quantile(0);
        double high = marginal.quantile(1);
        double[] column = features.get(table.table().name())[index];
        // NaN stays NaN.
        Arrays.setAll(column, i -> Math.max(low, Math.min(high, values[i])));
    }

    /** What the rows of a table say about its parents, and these about the rows; the table's children have been described. */
    private void describe(FittedTable table) {
        for (FittedRelationship key : model.parentsOf(table.table().name())) {
            if (key.isSometimesAbsent()) {
                set(
                        table,
                        table.frame().absence(key.relationship()),
                        IntStream.of(parents.get(key.relationship()))
                                .mapToDouble(p -> p < 0 ? 1 : 0)
                                .toArray());
            }
            if (key.role() == Role.MATCHED || key.role() == Role.OPENED) {
                ExtensionFit.Learnt families =
                        key.extension() == null ? null : learn(table, key, key.extension(), ownFrame(table));
                tellParent(key, families);
                tellRows(table, key, families);
            }
        }
        Relationship generating = table.generating();
        if (generating != null) {
            FittedRelationship key = model.relationship(generating);
            ExtensionFit.Learnt families = learn(
                    table,
                    key,
                    Objects.requireNonNull(key.extension()),
                    table.frame().frame());
            tellParent(key, families);
            if (table.road() == FittedTable.Road.RESIDUAL) {
                FeatureBatch batch = batch(table, table.frame().frame().size(), generating);
                FeatureBatch out = FeatureBatch.allocate(0, batch.size(), batch.features());
                families.extension().toResiduals(batch, families.sums(), out);
                residuals.put(table.table().name(), KnownFeatures.of(columns(out)));
            }
        }
    }

    private static Frame ownFrame(FittedTable table) {
        return TableFrame.of(table.table().name(), table.columns(), List.of(), List.of())
                .frame();
    }

    /** The first features of all rows, with their families. */
    private FeatureBatch batch(FittedTable table, int features, Relationship families) {
        double[][] columns = Arrays.copyOf(this.features.get(table.table().name()), features);
        return new FeatureBatch(0, rows.get(table.table().name()).size(), columns, parents.get(families));
    }

    private static double[][] columns(FeatureBatch batch) {
        double[][] columns = new double[batch.features()][];
        Arrays.setAll(columns, batch::column);
        return columns;
    }

    @SuppressWarnings("rawtypes") // Components are chosen by name: what their state is, only they know.
    private ExtensionFit.Learnt learn(
            FittedTable table, FittedRelationship key, FittedRelationship.FittedExtension fitted, Frame frame) {
        ExtensionStrategy strategy = components.make(
                ExtensionStrategy.class,
                fitted.strategy().name(),
                RecordJson.toTree(fitted.strategy().parameters()));
        ExtensionStrategy.Families families = strategy.learn(frame);
        FamilySums sums =
                new FamilySums(families, rows.get(key.relationship().parent()).size());
        sums.add(batch(table, frame.size(), key.relationship()));
        return new ExtensionFit.Learnt(families, sums.take(), fitted.extension());
    }

    /** Sets a parent's number of children and its extension columns. */
    private void tellParent(FittedRelationship key, ExtensionFit.@Nullable Learnt families) {
        FittedTable parent = model.table(key.relationship().parent());
        int index = parent.frame().count(key.relationship());
        if (index == TableFrame.NONE) {
            return;
        }
        double[] counts = new double[rows.get(parent.table().name()).size()];
        for (int row : parents.get(key.relationship())) {
            if (row >= 0) {
                counts[row]++;
            }
        }
        set(parent, index, counts);
        if (families != null) {
            Extension extension = families.extension();
            FeatureBatch told =
                    FeatureBatch.allocate(0, counts.length, extension.columns().size());
            extension.summarise(families.sums(), told);
            for (int k = 0; k < told.features(); k++) {
                set(parent, index + 1 + k, told.column(k));
            }
        }
    }

    /** Sets the summaries of the rows' partners. */
    private void tellRows(FittedTable table, FittedRelationship key, ExtensionFit.@Nullable Learnt families) {
        int first = table.frame().summary(key.relationship());
        if (first == TableFrame.NONE) {
            return;
        }
        FittedTable parent = model.table(key.relationship().parent());
        double[][] all = features.get(parent.table().name());
        int own = parent.frame().own();
        List<double[]> partners = new ArrayList<>(Arrays.asList(all).subList(0, own));
        if (families != null) {
            int count = parent.frame().count(key.relationship());
            int width = families.extension().columns().size();
            partners.addAll(Arrays.asList(all).subList(count, count + 1 + width));
        }
        double[][] summaries = MatchingFit.summaries(
                Objects.requireNonNull(key.matching()).matching(),
                MatchedRows.of(partners.toArray(new double[0][]), own, families),
                batch(table, table.frame().own(), key.relationship()));
        for (int d = 0; d < summaries.length; d++) {
            set(table, first + d, summaries[d]);
        }
    }

    /** What is known about a table; that about its children has been put together. */
    private GivenRows known(FittedTable table, Map<String, GivenRows> others) {
        String name = table.table().name();
        boolean complete = model.childrenOf(name).stream()
                .filter(k -> table.frame().count(k.relationship()) != TableFrame.NONE)
                .allMatch(k -> {
                    GivenRows child = others.get(k.relationship().child());
                    return child != null && (k.role() != Role.GENERATING || child.complete());
                });
        if (!complete) {
            Conditioning.require(components, table);
        }
        Known<Relationship, int[]> own = new Known<>();
        for (FittedRelationship key : model.parentsOf(name)) {
            own.put(key.relationship(), parents.get(key.relationship()));
        }
        return new GivenRows(
                rows.get(name),
                own,
                KnownFeatures.of(features.get(name)),
                residuals.has(name) ? residuals.get(name) : KnownFeatures.NONE,
                complete,
                isOriginal(table.table()));
    }

    private boolean isOriginal(Table table) {
        Fingerprint fingerprint = new Fingerprint();
        List<Column> columns = new ArrayList<>();
        for (String column : Profiling.profiled(model.schema(), table)) {
            columns.add(rows.get(table.name()).columns().get(table.columnNames().indexOf(column)));
        }
        fingerprint.add(columns, rows.get(table.name()).size());
        return fingerprint.toString().equals(model.provenance().data().get(table.name()));
    }
}
