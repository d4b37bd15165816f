package dev.hma.core.fit;

import dev.hma.api.SynthesisException;
import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.core.component.Choice;
import dev.hma.core.component.Components;
import dev.hma.core.config.Configuration;
import dev.hma.core.hierarchy.Hierarchy;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.learn.HeldRows;
import dev.hma.core.learn.LearningRows;
import dev.hma.core.marginal.EmpiricalFamily;
import dev.hma.core.marginal.ValueCounter;
import dev.hma.core.model.ChildCounts;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.FittedModel;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.FittedTable;
import dev.hma.core.model.Levels;
import dev.hma.core.model.Made;
import dev.hma.core.model.NamedMarginal;
import dev.hma.core.model.TableFrame;
import dev.hma.core.progress.Progress;
import dev.hma.core.source.Database;
import dev.hma.core.work.Known;
import dev.hma.core.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Fits a database: keys, then profiles of the columns, then children before parents the extension columns, and the
 * synthesizers as soon as the frames that they need are complete.
 */
@SuppressWarnings("rawtypes") // Components are chosen by name: what their state is, only they know.
public final class Fitter {
    /** The family of columns that no choice is made for: the one that follows the data. */
    static final String STANDARD_MARGINAL = "empirical";

    private final Configuration configuration;
    private final Components components;
    private final Workers workers;
    private final Progress progress;
    private final Draws draws;

    private final Known<String, TableRows> tables = new Known<>();
    private final Known<String, List<FittedColumn>> columns = new Known<>();
    private final Known<Relationship, FittedRelationship> relationships = new Known<>();
    private final Known<Relationship, double[][]> onParent = new Known<>();
    private final Known<Relationship, double[][]> onChild = new Known<>();
    private final Known<String, FittedTable> fitted = new Known<>();

    private Schema schema;
    private Known<Relationship, ForeignKey> foreignKeys = new Known<>();

    private Fitter(
            Schema schema, Configuration configuration, Components components, Workers workers, Progress progress) {
        this.schema = schema;
        this.configuration = configuration;
        this.components = components;
        this.workers = workers;
        this.progress = progress;
        this.draws = Draws.of(configuration.seed()).at("fit");
    }

    /**
     * Fits a database.
     *
     * @param database the rows
     * @param configuration what is chosen
     * @param components what there is to choose from
     * @param workers the threads
     * @param progress is told how far the fit is
     * @return the model; a function of the rows as sets, the configuration and the components
     * @throws SynthesisException if the data are not what the schema says, or a choice does not exist
     */
    public static FittedModel fit(
            Database database, Configuration configuration, Components components, Workers workers, Progress progress) {
        configuration.validate(database.schema(), components);
        Database configured = database.with(configuration::apply);
        return new Fitter(configured.schema(), configuration, components, workers, progress).run(configured);
    }

    private FittedModel run(Database database) {
        for (Table table : schema.tables()) {
            tables.put(table.name(), new TableRows(table, database.source(table), workers, progress));
        }
        progress.begin("reading keys", 0);
        foreignKeys = KeyReading.read(schema, tables, configuration.orphans());
        Profiling profiling = new Profiling(schema, configuration, components);
        for (TableRows table : tables.values()) {
            columns.put(table.table().name(), profiling.profile(table));
        }
        schema = profiling.resolve(schema, columns);
        Hierarchy hierarchy = Hierarchy.of(schema, r -> {
            long children = tables.get(r.child()).rows();
            return children == 0 ? 0 : (double) foreignKeys.get(r).nulls() / children;
        });
        List<Table> childrenFirst = new ArrayList<>(hierarchy.order());
        Collections.reverse(childrenFirst);
        childrenFirst.forEach(table -> fitParents(table, hierarchy));
        hierarchy.order().forEach(this::fitSynthesizer);
        return new FittedModel(
                Provenances.of(configuration, components, tables.values(), profiling.fingerprints()),
                schema,
                hierarchy.order().stream().map(t -> fitted.get(t.name())).toList(),
                schema.relationships().stream().map(relationships::get).toList());
    }

    /** Sweep 1: what a table leaves on its parents. */
    private void fitParents(Table table, Hierarchy hierarchy) {
        TableRows rows = tables.get(table.name());
        List<Relationship> parents = schema.parentsOf(table.name());
        Relationship generating = generating(table, hierarchy);
        for (Relationship relationship : parents) {
            Role role = hierarchy.role(relationship, relationship.equals(generating));
            ForeignKey key = foreignKeys.get(relationship);
            FittedRelationship.FittedMatching matching =
                    role == Role.MATCHED || role == Role.OPENED ? fitMatching(table, key) : null;
            Levels levels = role == Role.SELF ? Forest.measure(readParents(rows, key)) : null;
            relationships.put(
                    relationship,
                    new FittedRelationship(
                            relationship, role, key.nulls(), ChildCounts.of(key.children()), null, matching, levels));
            onParent.put(relationship, new double[][] {toDoubles(key.children())});
        }
        if (generating != null) {
            fitExtension(table, generating);
        }
    }

    private @Nullable Relationship generating(Table table, Hierarchy hierarchy) {
        List<Relationship> candidates = hierarchy.candidates(table.name());
        List<String> chosen = configuration.generatingParent(table.name()).orElse(List.of());
        if (!chosen.isEmpty()) {
            return candidates.stream()
                    .filter(r -> r.foreignKey().equals(chosen))
                    .findFirst()
                    .orElseThrow(() -> new SynthesisException(
                                    "the foreign key " + chosen + " cannot generate the table's rows",
                                    "Those that can are "
                                            + candidates.stream()
                                                    .map(r -> String.join("+", r.foreignKey()))
                                                    .toList())
                            .in("table " + table.name()));
        }
        if (candidates.isEmpty()) {
            return null;
        }
        FeatureReader reader = new FeatureReader(columns.get(table.name()), ownFrame(table), new double[0][], null);
        List<ForeignKey> keys = candidates.stream().map(foreignKeys::get).toList();
        return new GeneratingChoice(tables.get(table.name()), reader, keys)
                .choose()
                .relationship();
    }

    private void fitExtension(Table table, Relationship relationship) {
        FittedRelationship before = relationships.get(relationship);
        ForeignKey key = foreignKeys.get(relationship);
        TableRows rows = tables.get(table.name());
        TableFrame frame = frame(table);
        FeatureReader reader = new FeatureReader(columns.get(table.name()), frame, extras(table), key);
        Chosen<ExtensionStrategy> strategy =
                make(ExtensionStrategy.class, configuration.extension(table.name()), table.name());
        try {
            ExtensionStrategy.Families families = strategy.component().learn(frame.frame());
            int parents = key.children().length;
            long[] sums = rows.sum(
                    "learning families of",
                    reader.columns(),
                    () -> new long[Math.multiplyExact(parents, families.cells())],
                    (cells, batch) -> families.add(reader.read(batch), cells),
                    Sums::add);
            FeatureBatch familyRows = asFeatures(sums, parents, families.cells());
            Extension extension = LearningRows.learn(families.pool(), new HeldRows(familyRows));
            int width = extension.columns().size();
            FeatureBatch summaries = FeatureBatch.allocate(0, parents, width);
            extension.summarise(familyRows, summaries);
            double[][] added = new double[1 + width][];
            added[0] = onParent.get(relationship)[0];
            List<@Nullable NamedMarginal> marginals = new ArrayList<>();
            for (int k = 0; k < width; k++) {
                added[k + 1] = summaries.column(k);
                marginals.add(marginalOf(extension.columns().get(k), added[k + 1]));
            }
            onParent.put(relationship, added);
            FittedRelationship.FittedExtension learnt =
                    new FittedRelationship.FittedExtension(strategy.made(), extension, marginals);
            relationships.put(
                    relationship,
                    new FittedRelationship(
                            relationship,
                            before.role(),
                            before.nulls(),
                            before.children(),
                            learnt,
                            before.matching(),
                            before.levels()));
            Chosen<TableSynthesizer> synthesizer = synthesizer(table);
            if (!synthesizer.component().abilities().contains(TableSynthesizer.Ability.CONTEXT)) {
                // At once, while the families' sums are in memory.
                Frame residuals = new Frame(table.name(), extension.residuals());
                UnaryOperator<FeatureBatch> map = batch -> {
                    FeatureBatch out = FeatureBatch.allocate(batch.firstRow(), batch.size(), residuals.size());
                    extension.toResiduals(batch, familyRows, out);
                    return out;
                };
                StoredRows source = new StoredRows("fitting", rows, reader, map, residuals.size(), draws.at("rows"));
                learn(table, frame, relationship, FittedTable.Road.RESIDUAL, synthesizer, residuals, source);
            }
        } catch (SynthesisException e) {
            throw e.in("extension strategy " + strategy.made().name()).in("relationship " + relationship.name());
        }
    }

    private @Nullable NamedMarginal marginalOf(ExtensionColumn column, double[] values) {
        if (column.marginal() != null) {
            return null;
        }
        ValueCounter counter = new ValueCounter();
        counter.add(values, values.length);
        return new NamedMarginal(STANDARD_MARGINAL, new EmpiricalFamily().fit(counter.counts(0, false)));
    }

    /** Sweep 2: roots, and tables whose rows are drawn given their parent's features. */
    private void fitSynthesizer(Table table) {
        if (fitted.has(table.name())) {
            return;
        }
        TableRows rows = tables.get(table.name());
        TableFrame frame = frame(table);
        Chosen<TableSynthesizer> synthesizer = synthesizer(table);
        Relationship generating = schema.parentsOf(table.name()).stream()
                .filter(r -> relationships.get(r).role() == Role.GENERATING)
                .findFirst()
                .orElse(null);
        if (generating == null) {
            FeatureReader reader = new FeatureReader(columns.get(table.name()), frame, extras(table), null);
            StoredRows source = new StoredRows(
                    "fitting",
                    rows,
                    reader,
                    UnaryOperator.identity(),
                    frame.frame().size(),
                    draws.at("rows"));
            learn(table, frame, null, FittedTable.Road.ROOT, synthesizer, frame.frame(), source);
            return;
        }
        ForeignKey key = foreignKeys.get(generating);
        Table parent = schema.table(generating.parent());
        Frame joined = FittedTable.joined(frame(parent).frame(), frame.frame());
        FeatureReader reader = new FeatureReader(columns.get(table.name()), frame, extras(table), key);
        UnaryOperator<FeatureBatch> map = join(readAll(parent, frame(parent), extras(parent)));
        StoredRows source = new StoredRows("fitting", rows, reader, map, joined.size(), draws.at("rows"));
        learn(table, frame, generating, FittedTable.Road.CONTEXT, synthesizer, joined, source);
    }

    private void learn(
            Table table,
            TableFrame frame,
            @Nullable Relationship generating,
            FittedTable.Road road,
            Chosen<TableSynthesizer> synthesizer,
            Frame learnt,
            LearningRows rows) {
        try {
            TableModel model = LearningRows.learn(
                    ((TableSynthesizer<?>) synthesizer.component()).learn(learnt, draws.at(table.name())), rows);
            fitted.put(
                    table.name(),
                    new FittedTable(
                            table,
                            tables.get(table.name()).rows(),
                            columns.get(table.name()),
                            frame,
                            generating,
                            road,
                            synthesizer.made(),
                            model));
        } catch (SynthesisException e) {
            throw e.in("synthesizer " + synthesizer.made().name()).in("table " + table.name());
        }
    }

    private FittedRelationship.FittedMatching fitMatching(Table table, ForeignKey key) {
        Chosen<ParentMatcher> matcher = make(ParentMatcher.class, configuration.matcher(table.name()), table.name());
        Table parent = schema.table(key.relationship().parent());
        // The parent's own columns: its extension columns are learnt later, from this table among others.
        TableFrame parentFrame = ownFrame(parent);
        TableFrame own = ownFrame(table);
        Frame joined = FittedRelationship.FittedMatching.joined(own.frame(), parentFrame.frame());
        FeatureReader reader = new FeatureReader(columns.get(table.name()), own, new double[0][], key);
        double[][] parents = readAll(parent, parentFrame, new double[0][]);
        UnaryOperator<FeatureBatch> map = batch -> joinAfter(batch, parents);
        try {
            Matching matching = LearningRows.learn(
                    ((ParentMatcher<?>) matcher.component()).learn(joined),
                    new StoredRows(
                            "matching", tables.get(table.name()), reader, map, joined.size(), draws.at("matching")));
            int dimensions = matching.dimensions();
            int parentRows = key.children().length;
            FeatureBatch summaries = FeatureBatch.allocate(0, parentRows, dimensions);
            if (dimensions > 0) {
                matching.summarise(new FeatureBatch(0, parentRows, parents), summaries);
                onChild.put(key.relationship(), spread(table, key, summaries));
            }
            List<NamedMarginal> marginals = new ArrayList<>();
            for (int d = 0; d < dimensions; d++) {
                ValueCounter counter = new ValueCounter();
                double[] values = onChild.get(key.relationship())[d];
                counter.add(values, values.length);
                ValueCounts counts = counter.counts(0, false);
                marginals.add(new NamedMarginal(STANDARD_MARGINAL, new EmpiricalFamily().fit(counts)));
            }
            return new FittedRelationship.FittedMatching(matcher.made(), matching, marginals);
        } catch (SynthesisException e) {
            throw e.in("matcher " + matcher.made().name())
                    .in("relationship " + key.relationship().name());
        }
    }

    /** Every parent's summary on its children. */
    private double[][] spread(Table table, ForeignKey key, FeatureBatch summaries) {
        int[] parents = readParents(tables.get(table.name()), key);
        double[][] spread = new double[summaries.features()][parents.length];
        for (int d = 0; d < spread.length; d++) {
            for (int i = 0; i < parents.length; i++) {
                spread[d][i] = parents[i] < 0 ? Double.NaN : summaries.column(d)[parents[i]];
            }
        }
        return spread;
    }

    private static int[] readParents(TableRows rows, ForeignKey key) {
        int[] parents = new int[(int) rows.rows()];
        rows.sum(
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

    /** All rows of a table as features, in memory. */
    private double[][] readAll(Table table, TableFrame frame, double[][] extras) {
        TableRows rows = tables.get(table.name());
        double[][] all = new double[frame.frame().size()][(int) rows.rows()];
        FeatureReader reader = new FeatureReader(columns.get(table.name()), frame, extras, null);
        rows.sum(
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

    private static UnaryOperator<FeatureBatch> join(double[][] parents) {
        return batch -> {
            double[][] joined = new double[parents.length + batch.features()][];
            for (int k = 0; k < parents.length; k++) {
                joined[k] = gather(parents[k], batch);
            }
            for (int k = 0; k < batch.features(); k++) {
                joined[parents.length + k] = batch.column(k);
            }
            return new FeatureBatch(batch.firstRow(), batch.size(), joined, batch.families());
        };
    }

    private static FeatureBatch joinAfter(FeatureBatch batch, double[][] parents) {
        double[][] joined = new double[batch.features() + parents.length][];
        for (int k = 0; k < batch.features(); k++) {
            joined[k] = batch.column(k);
        }
        for (int k = 0; k < parents.length; k++) {
            joined[batch.features() + k] = gather(parents[k], batch);
        }
        return new FeatureBatch(batch.firstRow(), batch.size(), joined, batch.families());
    }

    private static double[] gather(double[] parents, FeatureBatch batch) {
        double[] gathered = new double[batch.size()];
        for (int i = 0; i < gathered.length; i++) {
            int parent = batch.families()[i];
            gathered[i] = parent < 0 ? Double.NaN : parents[parent];
        }
        return gathered;
    }

    private TableFrame ownFrame(Table table) {
        return TableFrame.of(table.name(), columns.get(table.name()), List.of(), List.of());
    }

    /** The frame with everything that is known by now. */
    private TableFrame frame(Table table) {
        return TableFrame.of(
                table.name(),
                columns.get(table.name()),
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
    private double[][] extras(Table table) {
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

    private static FeatureBatch asFeatures(long[] sums, int families, int cells) {
        double[][] features = new double[cells][families];
        for (int k = 0; k < cells; k++) {
            for (int i = 0; i < families; i++) {
                features[k][i] = sums[i * cells + k];
            }
        }
        return new FeatureBatch(0, families, features);
    }

    private static double[] toDoubles(int[] numbers) {
        return Arrays.stream(numbers).asDoubleStream().toArray();
    }

    private Chosen<TableSynthesizer> synthesizer(Table table) {
        return make(TableSynthesizer.class, configuration.synthesizer(table.name()), table.name());
    }

    private record Chosen<T>(Made made, T component) {}

    private <T> Chosen<T> make(Class<T> kind, Choice choice, String table) {
        try {
            Record parameters = components.settings(kind, choice.name(), choice.parameters());
            return new Chosen<>(new Made(choice.name(), parameters), components.make(kind, choice));
        } catch (SynthesisException e) {
            throw e.in("table " + table);
        }
    }
}
