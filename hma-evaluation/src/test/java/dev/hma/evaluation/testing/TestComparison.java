package dev.hma.evaluation.testing;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A comparison of two databases in memory. */
public final class TestComparison implements Comparison {
    private final Schema schema;
    private final Data real;
    private final Data synthetic;
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private final Map<Class<?>, Object> shared = new HashMap<>();
    private long seed;
    private boolean parallel;

    public TestComparison(Schema schema, Data real, Data synthetic) {
        this.schema = schema;
        this.real = real;
        this.synthetic = synthetic;
    }

    /** Of two databases of the same structure. */
    public static TestComparison of(MadeUp real, MadeUp synthetic) {
        return new TestComparison(real.schema(), real.data(), synthetic.data());
    }

    public TestComparison seed(long number) {
        this.seed = number;
        return this;
    }

    /** Works on several threads. */
    public TestComparison threaded() {
        this.parallel = true;
        return this;
    }

    /** What was noted, each as "what: why". */
    public List<String> notes() {
        return notes;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Data real() {
        return real;
    }

    @Override
    public Data synthetic() {
        return synthetic;
    }

    @Override
    public Data holdout() {
        return null;
    }

    @Override
    public Draws draws() {
        return Draws.of(seed);
    }

    @Override
    public <T> List<T> parallel(int count, IntFunction<T> piece) {
        IntStream pieces = IntStream.range(0, count);
        return (parallel ? pieces.parallel() : pieces).mapToObj(piece).toList();
    }

    @Override
    public <T> T shared(Class<T> key, Supplier<T> supplier) {
        if (!shared.containsKey(key)) {
            shared.put(key, supplier.get());
        }
        return key.cast(shared.get(key));
    }

    @Override
    public void note(String what, String why) {
        notes.add(what + ": " + why);
    }
}
