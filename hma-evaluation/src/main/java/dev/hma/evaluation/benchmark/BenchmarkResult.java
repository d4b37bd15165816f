package dev.hma.evaluation.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Several configurations on one database.
 *
 * @param configurations their names, in the order in which they are shown
 * @param runs all runs
 */
public record BenchmarkResult(List<String> configurations, List<BenchmarkRun> runs) {
    /** Copies the lists. */
    public BenchmarkResult {
        configurations = List.copyOf(configurations);
        runs = List.copyOf(runs);
    }

    /** {@return the runs of a configuration, in the order of their seeds} */
    public List<BenchmarkRun> runs(String configuration) {
        return runs.stream()
                .filter(run -> run.configuration().equals(configuration))
                .toList();
    }

    /** {@return the runs that failed} */
    public List<BenchmarkRun> failures() {
        return runs.stream().filter(run -> run.failure() != null).toList();
    }

    /** {@return the measures that any run has} */
    public List<Measure> measures() {
        return Arrays.stream(Measure.values())
                .filter(measure -> runs.stream().anyMatch(run -> run.values().containsKey(measure)))
                .toList();
    }

    /** {@return a measure of a configuration; empty if no run has it} */
    public Optional<Spread> spread(String configuration, Measure measure) {
        return spread(runs(configuration).stream().map(BenchmarkRun::values), measure);
    }

    /** {@return the same of real rows that were held out, whatever was run; empty if there are none} */
    public OptionalDouble unseen(Measure measure) {
        return runs.stream()
                .flatMap(run -> Stream.ofNullable(run.unseen().get(measure)))
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private static Optional<Spread> spread(Stream<Map<Measure, Double>> runs, Measure measure) {
        List<Double> values =
                runs.flatMap(run -> Stream.ofNullable(run.get(measure))).toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }

    /** {@return all runs, and what they come to} */
    public ObjectNode toJson() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ObjectNode summary = tree.putObject("summary");
        for (String configuration : configurations) {
            ObjectNode of = summary.putObject(configuration);
            for (Measure measure : measures()) {
                spread(configuration, measure).ifPresent(spread -> put(of.putObject(measure.key()), spread));
            }
        }
        ArrayNode all = tree.putArray("runs");
        for (BenchmarkRun run : runs) {
            ObjectNode of = all.addObject();
            of.put("configuration", run.configuration()).put("seed", run.seed());
            if (run.failure() != null) {
                of.put("failure", run.failure());
                continue;
            }
            put(of.putObject("figures"), run.values());
            if (!run.unseen().isEmpty()) {
                put(of.putObject("rows_never_seen"), run.unseen());
            }
        }
        return tree;
    }

    private static void put(ObjectNode tree, Spread spread) {
        tree.put("mean", spread.mean());
        spread.deviation().ifPresent(deviation -> tree.put("standard_deviation", deviation));
        tree.put("runs", spread.runs());
    }

    private static void put(ObjectNode tree, Map<Measure, Double> values) {
        values.forEach((measure, value) -> tree.put(measure.key(), value));
    }
}
