package dev.hma.core.fit;

import dev.hma.api.SynthesisException;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.component.Choice;
import dev.hma.core.component.Components;
import dev.hma.core.config.Configuration;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.marginal.EmpiricalFamily;
import dev.hma.core.marginal.ValueCounter;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.FittedTable;
import dev.hma.core.model.Made;
import dev.hma.core.model.NamedMarginal;
import dev.hma.core.model.TableFrame;
import dev.hma.core.work.Known;
import dev.hma.core.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a fit knows so far: it grows from the rows and keys to the last synthesizer. */
final class FitState {
    /** The family of columns that no choice is made for: the one that follows the data. */
    static final String STANDARD_MARGINAL = "empirical";

    private final Schema schema;
    private final Configuration configuration;
    private final Components components;
    private final Workers workers;
    private final Draws draws;
    private final Known<String, TableRows> rows;
    private final Known<Relationship, ForeignKey> foreignKeys;
    private final Known<String, List<FittedColumn>> columns;
    private final Known<Relationship, FittedRelationship> relationships = new Known<>();
    private final Known<Relationship, double[][]> onParent = new Known<>();
    private final Known<Relationship, double[][]> onChild = new Known<>();
    private final Known<String, FittedTable> fitted = new Known<>();

    /** A component as it was chosen, and the component itself. */
    record Chosen<T>(Made made, T component) {}

    FitState(
            Schema schema,
            Configuration configuration,
            Components components,
            Workers workers,
            Known<String, TableRows> rows,
            Known<Relationship, ForeignKey> foreignKeys,
            Known<String, List<FittedColumn>> columns) {
        this.schema = schema;
        this.configuration = configuration;
        this.components = components;
        this.workers = workers;
        this.draws = Draws.of(configuration.seed()).at("fit");
        this.rows = rows;
        this.foreignKeys = foreignKeys;
        this.columns = columns;
    }

    Schema schema() {
        return schema;
    }

    Configuration configuration() {
        return configuration;
    }

    Workers workers() {
        return workers;
    }

    Draws draws() {
        return draws;
    }

    TableRows rows(Table table) {
        return rows.get(table.name());
    }

    ForeignKey foreignKey(Relationship relationship) {
        return foreignKeys.get(relationship);
    }

    List<FittedColumn> columns(Table table) {
        return columns.get(table.name());
    }

    void replaceColumns(Table table, List<FittedColumn> fitted) {
        columns.put(table.name(), fitted);
    }

    Known<Relationship, FittedRelationship> relationships() {
        return relationships;
    }

    /** Per relationship what it adds to every parent: the number of children, then the extension columns. */
    Known<Relationship, double[][]> onParent() {
        return onParent;
    }

    /** Adds to every child of a relationship, behind what is there: that its parent is absent, or the parent's summary. */
    void addOnChild(Relationship relationship, double[][] features) {
        List<double[]> all = new ArrayList<>();
        if (onChild.has(relationship)) {
            all.addAll(Arrays.asList(onChild.get(relationship)));
        }
        all.addAll(Arrays.asList(features));
        onChild.put(relationship, all.toArray(new double[0][]));
    }

    Known<String, FittedTable> fitted() {
        return fitted;
    }

    /** The frame of a table's own columns. */
    TableFrame ownFrame(Table table) {
        return TableFrame.of(table.name(), columns(table), List.of(), List.of());
    }

    /** The frame with everything that is known by now. */
    TableFrame frame(Table table) {
        return TableFrame.of(
                table.name(),
                columns(table),
                known(schema.parentsOf(table.name())),
                known(schema.childrenOf(table.name())));
    }

    private List<FittedRelationship> known(List<Relationship> wanted) {
        return wanted.stream()
                .filter(relationships::has)
                .map(relationships::get)
                .toList();
    }

    /** The values of the features beyond the columns' own, in the frame's order. */
    double[][] extras(Table table) {
        List<double[]> extras = new ArrayList<>();
        for (Relationship relationship : schema.parentsOf(table.name())) {
            if (onChild.has(relationship)) {
                extras.addAll(Arrays.asList(onChild.get(relationship)));
            }
        }
        for (FittedRelationship child : known(schema.childrenOf(table.name()))) {
            if (child.role() == Role.GENERATING || child.role() == Role.MATCHED) {
                extras.addAll(Arrays.asList(onParent.get(child.relationship())));
            }
        }
        return extras.toArray(new double[0][]);
    }

    /** All rows of a table as features, in memory. */
    double[][] readAll(Table table, TableFrame frame, double[][] extras) {
        TableRows stored = rows(table);
        double[][] all = new double[frame.frame().size()][(int) stored.rows()];
        FeatureReader reader = new FeatureReader(columns(table), frame, extras, null);
        stored.sum(
                "reading",
                reader.columns(),
                () -> all,
                (target, batch) -> {
                    FeatureBatch read = reader.read(batch);
                    for (int k = 0; k < target.length; k++) {
                        System.arraycopy(read.column(k), 0, target[k], (int) read.firstRow(), read.size());
                    }
                },
                (a, b) -> {});
        return all;
    }

    /** Per row of a table the row of the parent that a foreign key names, -1 for none. */
    int[] readParents(Table table, ForeignKey key) {
        TableRows stored = rows(table);
        int[] parents = new int[(int) stored.rows()];
        stored.sum(
                "following " + String.join("+", key.columns()) + " of",
                key.columns(),
                () -> parents,
                (target, batch) -> {
                    int size = batch.rows().size();
                    int[] found = new int[size];
                    key.resolve(batch.rows().columns(), size, found);
                    System.arraycopy(found, 0, target, (int) batch.firstRow(), size);
                },
                (a, b) -> {});
        return parents;
    }

    /** The distribution of values that no choice is made for. */
    static NamedMarginal follow(double[] values) {
        ValueCounter counter = new ValueCounter();
        counter.add(values, values.length);
        return new NamedMarginal(STANDARD_MARGINAL, new EmpiricalFamily().fit(counter.counts(0, false)));
    }

    <T> Chosen<T> make(Class<T> kind, Choice choice, String table) {
        try {
            Record parameters = components.settings(kind, choice.name(), choice.parameters());
            return new Chosen<>(new Made(choice.name(), parameters), components.make(kind, choice));
        } catch (SynthesisException e) {
            throw e.in("table " + table);
        }
    }
}
