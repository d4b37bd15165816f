package dev.hma.core.fit;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.component.Components;
import dev.hma.core.config.Configuration;
import dev.hma.core.hierarchy.Hierarchy;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.model.Agreement;
import dev.hma.core.model.ChildCounts;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.FittedModel;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.Levels;
import dev.hma.core.model.Repeat;
import dev.hma.core.progress.Progress;
import dev.hma.core.source.Database;
import dev.hma.core.work.Known;
import dev.hma.core.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fits a database: keys, then profiles of the columns, what each foreign key is for, the order of categories, then children
 * before parents the extension columns, and the synthesizers as soon as the frames that they need are complete.
 */
public final class Fitter {
    private final FitState state;
    private final Hierarchy hierarchy;
    private final AgreementFit agreements;

    private Fitter(FitState state, Hierarchy hierarchy) {
        this.state = state;
        this.hierarchy = hierarchy;
        this.agreements = new AgreementFit(state, hierarchy);
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
        long start = System.nanoTime();
        configuration.validate(database.schema(), components);
        Database configured = database.with(configuration::apply);
        Schema declared = configured.schema();
        Known<String, TableRows> rows = new Known<>();
        for (Table table : declared.tables()) {
            rows.put(table.name(), new TableRows(table, configured.source(table), workers, progress));
        }
        progress.begin("reading keys", 0);
        Known<Relationship, ForeignKey> foreignKeys = KeyReading.read(declared, rows, configuration.orphans());
        Profiling profiling = new Profiling(declared, configuration, components);
        Known<String, List<FittedColumn>> columns = new Known<>();
        for (TableRows table : rows.values()) {
            columns.put(table.table().name(), profiling.profile(table));
        }
        Schema schema = profiling.resolve(declared, columns);
        Hierarchy hierarchy = Hierarchy.of(schema, r -> {
            long children = rows.get(r.child()).rows();
            return children == 0 ? 0 : (double) foreignKeys.get(r).nulls() / children;
        });
        FitState state = new FitState(schema, configuration, components, workers, rows, foreignKeys, columns);
        progress.estimate(new Forecast(state, hierarchy).estimate((System.nanoTime() - start) / 1e9));
        new Fitter(state, hierarchy).run();
        return new FittedModel(
                Provenances.of(configuration, components, rows.values(), profiling.fingerprints()),
                schema,
                hierarchy.order().stream()
                        .map(t -> state.fitted().get(t.name()))
                        .toList(),
                schema.relationships().stream().map(state.relationships()::get).toList(),
                reference(state));
    }

    /** The rows of tables that samples are to keep. */
    private static Map<String, TableBatch> reference(FitState state) {
        Map<String, TableBatch> kept = new LinkedHashMap<>();
        for (Table table : state.schema().tables()) {
            if (state.configuration().reference(table.name())) {
                List<ForeignKey> keys = state.schema().parentsOf(table.name()).stream()
                        .map(state::foreignKey)
                        .toList();
                kept.put(table.name(), WholeTable.read(state.rows(table), keys));
            }
        }
        return kept;
    }

    private void run() {
        List<Table> childrenFirst = new ArrayList<>(hierarchy.order());
        Collections.reverse(childrenFirst);
        childrenFirst.forEach(this::relate);
        childrenFirst.forEach(table -> new CategoryOrder(state, table).learn());
        childrenFirst.forEach(this::fitParents);
        for (Table table : hierarchy.order()) {
            if (!state.fitted().has(table.name())) {
                fitSynthesizer(table);
            }
        }
    }

    /** What can be said of a table's foreign keys before its columns are learnt together: what each is for, and what it counts. */
    private void relate(Table table) {
        List<Agreement> rules = agreements.read(table);
        Relationship generating = chooseGenerating(table, rules);
        Known<Relationship, Role> roles = new Known<>();
        for (Relationship relationship : state.schema().parentsOf(table.name())) {
            roles.put(relationship, hierarchy.role(relationship, relationship.equals(generating)));
        }
        Known<Relationship, List<Repeat>> repeats = new RepeatFit(state, table).find();
        Known<Relationship, Agreement> followed = AgreementFit.choose(rules, roles);
        for (Relationship relationship : state.schema().parentsOf(table.name())) {
            Role role = roles.get(relationship);
            Agreement agreement = followed.has(relationship) ? followed.get(relationship) : null;
            ForeignKey key = state.foreignKey(relationship);
            int[] parents = role == Role.SELF ? state.readParents(table, key) : null;
            Levels levels = parents == null ? null : Forest.measure(parents);
            ChildCounts counts = ChildCounts.of(key.children());
            state.relationships()
                    .put(
                            relationship,
                            new FittedRelationship(
                                    relationship,
                                    role,
                                    key.nulls(),
                                    counts,
                                    null,
                                    null,
                                    agreement,
                                    repeats.get(relationship),
                                    levels));
            double[] children = Arrays.stream(key.children()).asDoubleStream().toArray();
            state.onParent().put(relationship, new double[][] {children});
            if (state.relationships().get(relationship).isSometimesAbsent()) {
                double[] absent = Arrays.stream(parents == null ? state.readParents(table, key) : parents)
                        .mapToDouble(p -> p == KeyIndex.NONE ? 1 : 0)
                        .toArray();
                state.addOnChild(relationship, new double[][] {absent});
            }
        }
    }

    /** What a table leaves on its parents. */
    private void fitParents(Table table) {
        Relationship generating = generating(table);
        for (Relationship relationship : state.schema().parentsOf(table.name())) {
            Role role = state.relationships().get(relationship).role();
            if (role == Role.MATCHED || role == Role.OPENED) {
                new MatchingFit(state, table, relationship, generating).fit();
            }
        }
        if (generating != null) {
            new ExtensionFit(state, table, generating).fitGenerating();
        }
    }

    /** Roots, and tables whose rows are drawn given their parent's features, which are complete by now. */
    private void fitSynthesizer(Table table) {
        SynthesizerFit synthesizer = new SynthesizerFit(state, table);
        Relationship generating = generating(table);
        if (generating == null) {
            synthesizer.fitRoot();
        } else {
            synthesizer.fitContext(generating);
        }
    }

    private @Nullable Relationship generating(Table table) {
        return state.schema().parentsOf(table.name()).stream()
                .filter(r -> state.relationships().get(r).role() == Role.GENERATING)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Relationship chooseGenerating(Table table, List<Agreement> rules) {
        List<Relationship> candidates = hierarchy.candidates(table.name());
        List<String> chosen =
                state.configuration().generatingParent(table.name()).orElse(List.of());
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
        FeatureReader reader = new FeatureReader(state.columns(table), state.ownFrame(table), new double[0][], null);
        // Which of several ways a row goes is drawn once it is known where they lead.
        List<Relationship> leading = candidates.stream()
                .filter(c -> rules.stream()
                        .noneMatch(a -> a.ways().size() > 1 && a.own().get(0).equals(c)))
                .toList();
        List<ForeignKey> keys = (leading.isEmpty() ? candidates : leading)
                .stream().map(state::foreignKey).toList();
        return new GeneratingChoice(state.rows(table), reader, keys).choose().relationship();
    }
}
