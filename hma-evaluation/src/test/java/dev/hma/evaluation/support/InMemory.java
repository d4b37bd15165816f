package dev.hma.evaluation.support;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Schema;
import dev.hma.core.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A comparison of databases in memory. */
public final class InMemory implements Comparison {
    private final Schema schema;
    private final Data real;
    private final Data synthetic;
    private final Data holdout;
    private final int threads;
    private final long seed;
    private final Map<Class<?>, Object> shared = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    private InMemory(Schema schema, Data real, Data synthetic, Data holdout, int threads, long seed) {
        this.schema = schema;
        this.real = real;
        this.synthetic = synthetic;
        this.holdout = holdout;
        this.threads = threads;
        this.seed = seed;
    }

    /** A comparison on two threads with seed 0. */
    public static InMemory of(Schema schema, Data real, Data synthetic) {
        return new InMemory(schema, real, synthetic, null, 2, 0);
    }

    /** A comparison of two databases of one structure, on two threads with seed 0. */
    public static InMemory of(MadeUp real, MadeUp synthetic) {
        return of(real.schema(), real.data(), synthetic.data());
    }

    public InMemory withHoldout(Data data) {
        return new InMemory(schema, real, synthetic, data, threads, seed);
    }

    public InMemory onThreads(int number) {
        return new InMemory(schema, real, synthetic, holdout, number, seed);
    }

    public InMemory withSeed(long number) {
        return new InMemory(schema, real, synthetic, holdout, threads, number);
    }

    /** What was noted, each as {@code what: why}. */
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
        return holdout;
    }

    @Override
    public Draws draws() {
        return Draws.of(seed);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> List<T> parallel(int count, IntFunction<T> piece) {
        Object[] outcomes = new Object[count];
        try (Workers workers = new Workers(threads)) {
            Workers.Group group = workers.group();
            for (int i = 0; i < count; i++) {
                int n = i;
                group.submit(() -> outcomes[n] = piece.apply(n));
            }
            group.join();
        }
        return (List<T>) Arrays.asList(outcomes);
    }

    @Override
    public <T> T shared(Class<T> key, Supplier<T> supplier) {
        return key.cast(shared.computeIfAbsent(key, k -> supplier.get()));
    }

    @Override
    public synchronized void note(String what, String why) {
        notes.add(what + ": " + why);
    }
}
