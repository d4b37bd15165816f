package dev.hma.benchmarks;

import dev.hma.api.data.StorageFormat;
import dev.hma.core.Hma;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a shop of any size. */
@Command(
        name = "generate",
        description = "Writes a made-up database of customers and their orders, with its metadata.json.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    @Option(names = "--parents", paramLabel = "N", description = "Number of customers; ${DEFAULT-VALUE} if not given.")
    private int parents = 100_000;

    @Option(names = "--children", paramLabel = "N", description = "Number of orders; ${DEFAULT-VALUE} if not given.")
    private int children = 1_000_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the random numbers; ${DEFAULT-VALUE} if not given.")
    private long seed = 1;

    @Option(names = "--format", paramLabel = "csv|arrow", description = "Format; ${DEFAULT-VALUE} if not given.")
    private String format = "csv";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        StorageFormat storage = Hma.create().components().make(StorageFormat.class, format, null);
        ShopFiles.write(new Shop(parents, children, seed), storage, out);
        System.out.println(parents + " customers and " + children + " orders in " + out);
        return 0;
    }
}
