package dev.hma.benchmarks;

import dev.hma.core.Hma;
import dev.hma.core.HmaModel;
import dev.hma.core.SampleResult;
import dev.hma.core.compare.Similarity;
import dev.hma.core.config.Configuration;
import dev.hma.core.config.Orphans;
import dev.hma.core.model.FittedModel;
import dev.hma.core.model.FittedTable;
import dev.hma.core.source.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Learns a database, samples another of its size and says how alike the two are. */
@Command(
        name = "similarity",
        description = "Fits and samples a database, and compares: columns of tables of 1,000 rows and more, numbers of"
                + " children. 1 is the same distribution.",
        mixinStandardHelpOptions = true)
final class SimilarityCommand implements Callable<Integer> {
    /** In smaller tables chance decides: two samples of 100 values are 0.1 apart, though their distribution is one. */
    private static final long LARGE = 1000;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The directory with a file per table.")
    private Path data;

    @Option(names = "--metadata", required = true, paramLabel = "FILE", description = "The metadata JSON (SDV, V1).")
    private Path metadata;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of fit and sample; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Override
    public Integer call() throws IOException {
        Hma hma = Hma.create();
        Database real = hma.open(data, metadata);
        Configuration configuration = Configuration.STANDARD.withSeed(seed).withOrphans(Orphans.DROP);
        long start = System.nanoTime();
        HmaModel model = hma.fitting().configuration(configuration).fit(real);
        double fitSeconds = (System.nanoTime() - start) / 1e9;
        Path out = Files.createTempDirectory("similarity");
        try {
            SampleResult sample = model.sample().seed(seed).to(out);
            print(model.fitted(), Similarity.of(real, hma.open(out, metadata)), fitSeconds, sample.seconds());
        } finally {
            delete(out);
        }
        return 0;
    }

    private static void print(FittedModel model, Similarity similarity, double fitSeconds, double sampleSeconds) {
        for (FittedTable table : model.tables()) {
            String name = table.table().name();
            line(name + ", " + table.rows() + " rows", similarity.table(name));
        }
        similarity.children().forEach((name, value) -> line(name, OptionalDouble.of(value)));
        System.out.println();
        long rows = model.tables().stream().mapToLong(FittedTable::rows).sum();
        System.out.println(model.tables().size() + " tables, " + rows + " rows");
        line("columns, mean over large tables", largeTables(model, similarity).average());
        line("numbers of children, mean", values(similarity).average());
        line("numbers of children, least", values(similarity).min());
        System.out.println(String.format(Locale.ROOT, "fit %.1f s, sample %.1f s", fitSeconds, sampleSeconds));
    }

    private static DoubleStream largeTables(FittedModel model, Similarity similarity) {
        return model.tables().stream()
                .filter(table -> table.rows() >= LARGE)
                .map(table -> similarity.table(table.table().name()))
                .flatMapToDouble(OptionalDouble::stream);
    }

    private static DoubleStream values(Similarity similarity) {
        return similarity.children().values().stream().mapToDouble(Double::doubleValue);
    }

    private static void line(String what, OptionalDouble share) {
        String value = share.isPresent() ? String.format(Locale.ROOT, "%.3f", share.getAsDouble()) : "-";
        System.out.println(what + ": " + value);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
