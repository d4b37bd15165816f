package dev.hma.core.fit;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.component.Choice;
import dev.hma.core.component.Components;
import dev.hma.core.config.Configuration;
import dev.hma.core.encode.ColumnProfiler;
import dev.hma.core.encode.DatetimeEncoder;
import dev.hma.core.encode.Profile;
import dev.hma.core.hierarchy.ColumnUse;
import dev.hma.core.key.KeyFormatLearner;
import dev.hma.core.marginal.EmpiricalFamily;
import dev.hma.core.marginal.LikelihoodChoice;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.NamedMarginal;
import dev.hma.core.work.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The second reading of a table: what its columns look like, one by one. */
final class Profiling {
    private static final long DAY = 86_400_000_000L;

    private final Schema schema;
    private final Configuration configuration;
    private final Components components;
    private final Map<String, String> fingerprints = new LinkedHashMap<>();

    Profiling(Schema schema, Configuration configuration, Components components) {
        this.schema = schema;
        this.configuration = configuration;
        this.components = components;
    }

    /** Per table a fingerprint of its rows, whatever their order. */
    Map<String, String> fingerprints() {
        return fingerprints;
    }

    /** The columns of a table that have values of their own. */
    static List<String> profiled(Schema schema, Table table) {
        Known<String, ColumnUse> uses = ColumnUse.of(schema, table);
        return table.columnNames().stream()
                .filter(c -> uses.get(c) != ColumnUse.FOREIGN)
                .toList();
    }

    List<FittedColumn> profile(TableRows rows) {
        Table table = rows.table();
        Known<String, ColumnUse> uses = ColumnUse.of(schema, table);
        List<String> wanted = profiled(schema, table);
        Profilers profilers = rows.sum(
                "profiling", wanted, () -> new Profilers(table, uses, wanted), Profilers::add, Profilers::merge);
        fingerprints.put(table.name(), profilers.fingerprint.toString());
        List<FittedColumn> fitted = new ArrayList<>();
        for (ColumnSpec column : table.columns()) {
            int at = wanted.indexOf(column.name());
            switch (uses.get(column.name())) {
                case FOREIGN -> fitted.add(new FittedColumn.Foreign(column.name()));
                case KEY ->
                    fitted.add(new FittedColumn.Key(
                            column.name(),
                            Objects.requireNonNull(profilers.keys.get(at)).finish()));
                case ENCODED ->
                    fitted.add(encoded(
                            table.name(),
                            column.name(),
                            Objects.requireNonNull(profilers.columns.get(at)).finish()));
            }
        }
        return fitted;
    }

    private FittedColumn encoded(String table, String column, Profile profile) {
        NamedMarginal marginal =
                profile.encoder().modelled() && !profile.encoder().neverPresent()
                        ? fit(table, column, profile.counts())
                        : null;
        return new FittedColumn.Encoded(column, profile.encoder(), marginal, profile.missing(), profile.rows());
    }

    private NamedMarginal fit(String table, String column, ValueCounts counts) {
        Choice choice = configuration.marginal(table, column);
        try {
            if (counts.category()) {
                // A category has frequencies, whatever family the numbers are given.
                return new NamedMarginal(FitState.STANDARD_MARGINAL, new EmpiricalFamily().fit(counts));
            }
            if (choice.name().equals(Configuration.AUTO)) {
                Map<String, MarginalFamily<?>> families = new TreeMap<>();
                for (String name : components.names(MarginalFamily.class)) {
                    families.put(name, components.make(MarginalFamily.class, name, null));
                }
                LikelihoodChoice.Chosen chosen = LikelihoodChoice.choose(families, counts);
                return new NamedMarginal(chosen.name(), chosen.marginal());
            }
            MarginalFamily<?> family = components.make(MarginalFamily.class, choice);
            return new NamedMarginal(choice.name(), family.fit(counts));
        } catch (SynthesisException e) {
            throw e.in("column " + column).in("table " + table);
        }
    }

    /** The schema with the formats of points in time that the metadata leaves open. */
    Schema resolve(Schema declared, Known<String, List<FittedColumn>> columns) {
        List<Table> tables = new ArrayList<>();
        for (Table table : declared.tables()) {
            List<ColumnSpec> specs = new ArrayList<>();
            for (int c = 0; c < table.columns().size(); c++) {
                ColumnSpec spec = table.columns().get(c);
                boolean open = spec.type() instanceof ColumnType.Datetime datetime && datetime.format() == null;
                if (open
                        && columns.get(table.name()).get(c) instanceof FittedColumn.Encoded encoded
                        && encoded.encoder() instanceof DatetimeEncoder encoder) {
                    boolean dates = encoder.min() % DAY == 0 && encoder.step() % DAY == 0;
                    specs.add(new ColumnSpec(
                            spec.name(), new ColumnType.Datetime(dates ? "%Y-%m-%d" : "%Y-%m-%d %H:%M:%S")));
                } else {
                    specs.add(spec);
                }
            }
            tables.add(new Table(table.name(), specs, table.primaryKey()));
        }
        return new Schema(tables, declared.relationships());
    }

    /** The profilers of a table's columns. */
    private static final class Profilers {
        private final Map<Integer, KeyFormatLearner> keys = new LinkedHashMap<>();
        private final Map<Integer, ColumnProfiler> columns = new LinkedHashMap<>();
        private final Fingerprint fingerprint = new Fingerprint();

        Profilers(Table table, Known<String, ColumnUse> uses, List<String> wanted) {
            for (int i = 0; i < wanted.size(); i++) {
                ColumnSpec spec = table.column(wanted.get(i));
                if (uses.get(spec.name()) == ColumnUse.KEY) {
                    keys.put(i, KeyFormatLearner.of(spec));
                } else {
                    columns.put(i, ColumnProfiler.of(table.name(), spec));
                }
            }
        }

        void add(RowBatch batch) {
            int size = batch.rows().size();
            List<Column> values = batch.rows().columns();
            keys.forEach((i, learner) -> learner.add(values.get(i), size));
            columns.forEach((i, profiler) -> profiler.add(values.get(i), size));
            fingerprint.add(values, size);
        }

        void merge(Profilers other) {
            keys.forEach((i, learner) -> learner.merge(Objects.requireNonNull(other.keys.get(i))));
            columns.forEach((i, profiler) -> profiler.merge(Objects.requireNonNull(other.columns.get(i))));
            fingerprint.merge(other.fingerprint);
        }
    }
}
