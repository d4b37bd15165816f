package dev.hma.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs benchmarks in machines of their own and prints a table. */
@Command(name = "run", description = "Runs the benchmarks and prints a table.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    /** What the command line runs with; Arrow needs the first four. */
    private static final String[] MACHINE = {
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-XX:+UseSerialGC",
        "-Xmx1g"
    };

    private static final List<String> ALL = List.of("Marginal", "Copula", "Extension", "Matching", "Storage", "Engine");

    private static final String ROWS = "rows";

    @Option(names = "--quick", description = "Small sizes and few repetitions: a look in minutes, no measurement.")
    private boolean quick;

    @Option(names = "--rows", paramLabel = "N", split = ",", description = "The sizes to run, in place of the usual.")
    private List<String> rows = new ArrayList<>();

    @Parameters(paramLabel = "NAME", description = "Parts of benchmarks' names, such as Copula or score; all if none.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() throws RunnerException {
        row("benchmark", "of", "rows", "ms", "+-", "rows/s");
        for (String part : names.isEmpty() ? ALL : names) {
            new Runner(options(part)).run().forEach(RunCommand::print);
        }
        return 0;
    }

    private Options options(String part) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(part)
                .jvmArgs(MACHINE)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .forks(quick ? 1 : 2)
                .warmupIterations(quick ? 1 : 3)
                .measurementIterations(quick ? 2 : 5)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1));
        List<String> sizes = rows.isEmpty() && quick ? List.of("10000") : rows;
        if (!sizes.isEmpty()) {
            options.param(ROWS, sizes.toArray(String[]::new));
        }
        return options.build();
    }

    private static void print(RunResult result) {
        BenchmarkParams parameters = result.getParams();
        Result<?> time = result.getPrimaryResult();
        String rows = parameters.getParam(ROWS);
        row(
                parameters.getBenchmark().replaceFirst(".*\\.(\\w+)Benchmark\\.", "$1."),
                variant(parameters),
                rows,
                String.format(Locale.ROOT, "%.3f", time.getScore()),
                Double.isNaN(time.getScoreError()) ? "" : String.format(Locale.ROOT, "%.3f", time.getScoreError()),
                String.format(Locale.ROOT, "%,.0f", Long.parseLong(rows) / time.getScore() * 1000));
    }

    private static void row(Object... cells) {
        System.out.printf(Locale.ROOT, "%-28s %-12s %10s %12s %12s %16s%n", cells);
    }

    /** The parameters other than the size. */
    private static String variant(BenchmarkParams parameters) {
        List<String> values = new ArrayList<>();
        for (String key : parameters.getParamsKeys()) {
            if (!key.equals(ROWS)) {
                values.add(parameters.getParam(key));
            }
        }
        return String.join(",", values);
    }
}
