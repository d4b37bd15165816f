package dev.hma.benchmarks;

import dev.hma.api.data.StorageFormat;
import dev.hma.core.Hma;
import dev.hma.core.HmaModel;
import dev.hma.core.SampleResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The whole way from files to a model, and from a model to files, on all processors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EngineBenchmark {
    @Param({"csv", "arrow"})
    String format;

    @Param({"10000", "100000"})
    int rows;

    private final Hma hma = Hma.create();
    private Path directory;
    private HmaModel model;

    /** Writes a shop and fits it. */
    @Setup
    public void setUp() throws IOException {
        directory = Files.createTempDirectory("engine-benchmark");
        ShopFiles.write(
                FittedShop.shop(rows),
                hma.components().make(StorageFormat.class, format, null),
                directory.resolve("shop"));
        model = fit();
    }

    /** {@return the model of the files} */
    @Benchmark
    public HmaModel fit() {
        Path shop = directory.resolve("shop");
        HmaModel fitted = hma.fit(hma.open(shop, shop.resolve(ShopFiles.METADATA)));
        long orders = fitted.fitted().table(Shop.ORDERS.name()).rows();
        Check.that(orders == rows, "fitted to " + orders + " orders");
        return fitted;
    }

    /** {@return what was written: as many rows as were fitted} */
    @Benchmark
    public SampleResult sample() {
        SampleResult result = model.sample().format(format).overwrite(true).to(directory.resolve("sample"));
        Map<String, Long> expected = Map.of(Shop.CUSTOMERS.name(), rows / 10L, Shop.ORDERS.name(), (long) rows);
        Check.that(result.rows().equals(expected), "sampled " + result.rows());
        return result;
    }

    /** Removes the files. */
    @TearDown
    public void tearDown() throws IOException {
        TemporaryFiles.delete(directory);
    }
}
