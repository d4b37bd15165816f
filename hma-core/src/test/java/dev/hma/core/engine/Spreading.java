package dev.hma.core.engine;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A synthesizer whose learning takes a parallel stream; it remembers the threads that came. */
final class Spreading implements TableSynthesizer<Remembering.State> {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile int parallelism;

    Set<Thread> threads() {
        return threads;
    }

    /** How many threads there could have been. */
    int parallelism() {
        return parallelism;
    }

    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        Learning.Rows<TableModel> rows = (Learning.Rows<TableModel>) new Remembering().learn(frame, draws);
        return new Learning.Rows<>() {
            @Override
            public long limit() {
                return rows.limit();
            }

            @Override
            public Learning<TableModel> next(FeatureBatch batch) {
                parallelism = ForkJoinTask.getPool() == null
                        ? 0
                        : ForkJoinTask.getPool().getParallelism();
                // Long enough for others to come.
                IntStream.range(0, 64).parallel().forEach(i -> {
                    threads.add(Thread.currentThread());
                    LockSupport.parkNanos(1_000_000);
                });
                return rows.next(batch);
            }
        };
    }

    @Override
    public TableModel restore(Frame frame, Remembering.State state) {
        return new Remembering().restore(frame, state);
    }
}
