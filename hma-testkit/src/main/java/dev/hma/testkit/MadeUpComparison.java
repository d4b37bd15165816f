package dev.hma.testkit;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A comparison of databases of shops, with work done in one of the many orders in which an engine may do it. */
final class MadeUpComparison implements Comparison {
    private static final int THREADS = 4;
    private static final Draws DRAWS = Draws.of(5).at("metric");

    private final String name;
    private final Data real;
    private final Data synthetic;
    private final @Nullable Data holdout;
    private final Work work;
    private final Map<Class<?>, Object> shared = new HashMap<>();
    private final List<Noted> notes = Collections.synchronizedList(new ArrayList<>());

    private MadeUpComparison(String name, Data real, Data synthetic, @Nullable Data holdout, Work work) {
        this.name = name;
        this.real = real;
        this.synthetic = synthetic;
        this.holdout = holdout;
        this.work = work;
    }

    /** How pieces of work are done. */
    enum Work {
        /** One after the other. */
        FORWARD,
        /** One after the other, the last first. */
        BACKWARD,
        /** On several threads. */
        AT_ONCE
    }

    /** What was noted. */
    record Noted(String what, String why) implements Comparable<Noted> {
        boolean complete() {
            return !what.isBlank() && !why.isBlank();
        }

        @Override
        public int compareTo(Noted other) {
            return toString().compareTo(other.toString());
        }
    }

    static MadeUpComparison of(Data real, Data synthetic) {
        return new MadeUpComparison("ordinary databases", real, synthetic, null, Work.FORWARD);
    }

    MadeUpComparison named(String other) {
        return new MadeUpComparison(other, real, synthetic, holdout, work);
    }

    MadeUpComparison holdout(Data data) {
        return new MadeUpComparison(name, real, synthetic, data, work);
    }

    MadeUpComparison doing(Work other) {
        return new MadeUpComparison(name, real, synthetic, holdout, other);
    }

    Work work() {
        return work;
    }

    List<Noted> notes() {
        return notes;
    }

    @Override
    public Schema schema() {
        return MadeUpShops.SCHEMA;
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
    public @Nullable Data holdout() {
        return holdout;
    }

    @Override
    public Draws draws() {
        return DRAWS;
    }

    @Override
    public <T> List<T> parallel(int count, IntFunction<T> piece) {
        List<T> outcomes = new ArrayList<>();
        if (work == Work.AT_ONCE) {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Future<T>> pieces = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    int n = i;
                    pieces.add(threads.submit(() -> piece.apply(n)));
                }
                for (Future<T> each : pieces) {
                    outcomes.add(each.get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a metric was measured", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a piece of a metric's work failed", e.getCause());
            } finally {
                threads.shutdownNow();
            }
            return outcomes;
        }
        for (int i = 0; i < count; i++) {
            outcomes.add(piece.apply(work == Work.BACKWARD ? count - 1 - i : i));
        }
        if (work == Work.BACKWARD) {
            Collections.reverse(outcomes);
        }
        return outcomes;
    }

    @Override
    public <T> T shared(Class<T> key, Supplier<T> supplier) {
        Object known = shared.get(key);
        if (known == null) {
            known = supplier.get();
            shared.put(key, known);
        }
        return key.cast(known);
    }

    @Override
    public void note(String what, String why) {
        notes.add(new Noted(what, why));
    }

    @Override
    public String toString() {
        return name;
    }
}
