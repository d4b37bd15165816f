package dev.hma.evaluation.usefulness;

import dev.hma.api.SynthesisException;
import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.plugin.Component;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.data.Lacking;
import dev.hma.evaluation.feature.Feature;
import dev.hma.evaluation.feature.SharedColumns;
import dev.hma.evaluation.trees.TreeLibrary;
import dev.hma.evaluation.usefulness.UsefulnessFigures.OfTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Trains a model on synthetic rows and one on as many real rows, and tests both on real rows (Esteban, Hyland, Rätsch:
 * Real-valued (Medical) Time Series Generation with Recurrent Conditional GANs, 2017). The model is gradient-boosted trees; it
 * predicts one column of a table from the table's other ones.
 *
 * <p>Which column, if none is named: the one that real rows predict best, by the share of variance explained (of a category:
 * Brier's skill score), found on 1,050 real rows and 450 others, none of which is tested on. SharedColumns of which more than 95 % is
 * explained are left out, as they mostly repeat another one. Tables with fewer than 200 real rows or fewer than three modelled
 * columns are left out.
 */
public final class Usefulness implements Metric {
    private static final int FEWEST_ROWS = 200;
    private static final int FEWEST_COLUMNS = 3;
    private static final int ROWS_TO_TRY = 1_500;
    private static final double REPEATS_ANOTHER = 0.95;
    private static final double NOTHING = 0.05;

    private final UsefulnessParameters parameters;
    private final Supplier<Optional<String>> missing;

    Usefulness(UsefulnessParameters parameters, Supplier<Optional<String>> missing) {
        this.parameters = parameters;
        this.missing = missing;
    }

    /** {@return the metric, under the name {@code usefulness}} */
    public static Component<Metric> component() {
        return new Component<>(
                Metric.class,
                "usefulness",
                "How well real rows are predicted by models that have learnt from synthetic ones",
                UsefulnessParameters.DEFAULTS,
                Component.NoState.class,
                parameters -> new Usefulness((UsefulnessParameters) parameters, TreeLibrary::missing));
    }

    @Override
    public boolean measuresHoldout() {
        return false;
    }

    /**
     * Measures.
     *
     * @throws SynthesisException if a target is named that is no modelled column of the metadata
     */
    @Override
    public UsefulnessFigures measure(Comparison comparison) {
        Optional<String> reason = missing.get();
        if (reason.isPresent()) {
            comparison.note("usefulness", reason.get());
            return new UsefulnessFigures(Double.NaN, Map.of());
        }
        List<Data> sides = new ArrayList<>(List.of(comparison.real(), comparison.synthetic()));
        Data holdout = comparison.holdout();
        if (holdout != null) {
            sides.add(holdout);
        }
        Lacking.note(comparison);
        SharedColumns columns = new SharedColumns(comparison.schema(), sides);
        List<Candidate> chosen =
                parameters.target().isEmpty() ? picked(comparison, columns) : named(comparison, columns);
        List<Optional<OfTable>> outcomes = comparison.parallel(
                chosen.size(), i -> chosen.get(i).trial(parameters.rows()).map(Trial::outcome));
        Map<String, OfTable> tables = new LinkedHashMap<>();
        for (int i = 0; i < chosen.size(); i++) {
            Candidate candidate = chosen.get(i);
            outcomes.get(i)
                    .ifPresentOrElse(
                            outcome -> tables.put(candidate.table(), outcome),
                            () -> comparison.note(candidate.name(), "too few rows with a value, or all have the same"));
        }
        tables.forEach((table, outcome) -> {
            if (Double.isNaN(outcome.ratio())) {
                comparison.note(
                        table + "." + outcome.target(),
                        "even from real rows it is predicted hardly better than by a constant");
            }
        });
        if (tables.isEmpty()) {
            comparison.note(
                    "usefulness",
                    "there is no table with " + FEWEST_ROWS + " real rows and " + FEWEST_COLUMNS
                            + " columns of which one can be predicted");
        }
        double mean = tables.values().stream()
                .mapToDouble(OfTable::ratio)
                .filter(ratio -> !Double.isNaN(ratio))
                .average()
                .orElse(Double.NaN);
        return new UsefulnessFigures(mean, Collections.unmodifiableMap(tables));
    }

    /** A column that may be predicted. */
    private record Candidate(String table, Trials trials, Feature column) {
        String name() {
            return table + "." + column.name();
        }

        Optional<Trial> trial(int limit) {
            return Optional.ofNullable(trials.of(column, limit));
        }
    }

    private static List<Candidate> candidates(Comparison comparison, SharedColumns columns, String table) {
        Trials trials = new Trials(comparison, columns, table);
        return trials.columns().stream()
                .map(column -> new Candidate(table, trials, column))
                .toList();
    }

    private static List<Candidate> picked(Comparison comparison, SharedColumns columns) {
        List<Candidate> all = columns.tables().stream()
                .map(Table::name)
                .filter(table -> SharedColumns.rows(comparison.real(), table) >= FEWEST_ROWS)
                .filter(table -> columns.modelled(table).size() >= FEWEST_COLUMNS)
                .flatMap(table -> candidates(comparison, columns, table).stream())
                .toList();
        List<Double> explained = comparison.parallel(all.size(), i -> explained(all.get(i), comparison.real()));
        Map<String, Candidate> best = new LinkedHashMap<>();
        Map<String, Double> most = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            double share = explained.get(i);
            String table = all.get(i).table();
            if (share <= REPEATS_ANOTHER && share > most.getOrDefault(table, NOTHING)) {
                best.put(table, all.get(i));
                most.put(table, share);
            }
        }
        all.stream()
                .map(Candidate::table)
                .distinct()
                .filter(table -> !best.containsKey(table))
                .forEach(table -> comparison.note(
                        table, "none of its columns can be predicted from the others, or each all but repeats one"));
        return List.copyOf(best.values());
    }

    private static double explained(Candidate candidate, Data real) {
        return candidate
                .trial(ROWS_TO_TRY)
                .filter(trial -> trial.target().suitable(trial.target().values(real)))
                .map(Trial::explained)
                .orElse(Double.NaN);
    }

    private List<Candidate> named(Comparison comparison, SharedColumns columns) {
        SharedColumns declared = new SharedColumns(comparison.schema(), List.of());
        List<String> possible = comparison.schema().tables().stream()
                .flatMap(table ->
                        declared.modelled(table.name()).stream().map(column -> table.name() + "." + column.name()))
                .toList();
        if (!possible.contains(parameters.target())) {
            throw new SynthesisException(
                    "there is no column '" + parameters.target() + "' that could be predicted",
                    "Name one of " + possible + " as target");
        }
        List<Candidate> found = columns.tables().stream()
                .flatMap(table -> candidates(comparison, columns, table.name()).stream())
                .filter(candidate -> candidate.name().equals(parameters.target()))
                .toList();
        if (found.isEmpty()) {
            comparison.note(parameters.target(), "one of the databases does not have it");
        }
        return found;
    }
}
