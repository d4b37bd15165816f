package dev.hma.core.work;

import dev.hma.api.SynthesisException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ForkJoinWorkerThreadFactory;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that work off tasks while the calling thread goes on; so far ahead only as memory should bear. A task that itself
 * hands over tasks works them off at once, on its own thread: were it to wait for them, all threads could come to wait for
 * tasks that none is left to begin.
 */
public final class Workers implements AutoCloseable {
    private final ExecutorService executor;
    private final int threads;
    private final ThreadLocal<Boolean> working = ThreadLocal.withInitial(() -> false);
    private @Nullable ForkJoinPool streams;

    /**
     * Starts threads.
     *
     * @param threads how many, the calling thread among them; at least 1
     */
    public Workers(int threads) {
        if (threads < 1) {
            throw new SynthesisException("the number of threads is " + threads, "It must be 1 at least");
        }
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(
                    () -> {
                        working.set(true);
                        task.run();
                    },
                    "hma-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** {@return the number of threads} */
    public int threads() {
        return threads;
    }

    /** {@return whether the calling thread is one on which tasks are handed over, so that it may wait for them} */
    public boolean mayWait() {
        return threads > 1 && !working.get();
    }

    /**
     * Begins a task; only where the calling thread {@linkplain #mayWait may wait}.
     *
     * @param task the task
     * @return to wait for its end with {@link #await}, or to cancel it
     */
    public Future<?> start(Runnable task) {
        return executor.submit(task);
    }

    /**
     * Waits for a task.
     *
     * @param task what {@link #start} gave
     * @param <T> what it results in
     * @return its result
     * @throws RuntimeException the failure of the task, if it failed
     */
    public static <T> T await(Future<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw unchecked(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }

    /**
     * Does work that may spread itself by parallel streams, and waits for it. These take as many threads as there are here
     * and not those of Java's common pool, because a parallel stream runs in the pool that it is begun in.
     *
     * @param work the work
     * @param <T> what it results in
     * @return its result
     * @throws RuntimeException the failure of the work, if it failed
     */
    public <T> T spread(Callable<T> work) {
        // Not handed over as a task of the pool's own kind: that would copy what is thrown.
        FutureTask<T> task = new FutureTask<>(work);
        streams().execute(task);
        return await(task);
    }

    private synchronized ForkJoinPool streams() {
        if (streams == null) {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            ForkJoinWorkerThreadFactory factory = pool -> {
                ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
                thread.setName("hma-stream");
                thread.setContextClassLoader(loader);
                return thread;
            };
            streams = new ForkJoinPool(threads, factory, null, false);
        }
        return streams;
    }

    /** {@return a group of tasks that end together} */
    public Group group() {
        return new Group();
    }

    @Override
    public synchronized void close() {
        executor.shutdownNow();
        if (streams != null) {
            streams.shutdownNow();
        }
    }

    /**
     * What to throw when a wait was interrupted.
     *
     * @param e the interruption
     * @return the exception to throw; the thread counts as interrupted again
     */
    public static SynthesisException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SynthesisException("the work was interrupted", "", e);
    }

    /**
     * Tasks that are handed over one by one and waited for together. If some fail, the first of them in the order in which
     * they were handed over is the one that is heard of, whichever failed first in time.
     */
    public final class Group {
        private final Semaphore ahead = new Semaphore(2 * threads);
        private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
        private long submitted;

        private Group() {}

        /**
         * Hands over a task; waits while too many are under way.
         *
         * @param task the task
         * @throws RuntimeException the failure of an earlier task, if there was one
         */
        public void submit(Runnable task) {
            long number = submitted++;
            if (!mayWait()) {
                task.run();
                return;
            }
            if (failure.get() != null) {
                join();
            }
            acquire(1);
            executor.execute(() -> {
                try {
                    Failure known = failure.get();
                    if (known == null || number < known.task()) {
                        task.run();
                    }
                } catch (Throwable e) {
                    failure.accumulateAndGet(new Failure(number, e), Failure::earlier);
                } finally {
                    ahead.release();
                }
            });
        }

        /**
         * Waits for all tasks.
         *
         * @throws RuntimeException the failure of a task, if there was one
         */
        public void join() {
            acquire(2 * threads);
            ahead.release(2 * threads);
            Failure failed = failure.get();
            if (failed != null) {
                throw unchecked(failed.thrown());
            }
        }

        private void acquire(int permits) {
            try {
                ahead.acquire(permits);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    /** What a task threw. */
    private record Failure(long task, Throwable thrown) {
        static Failure earlier(@Nullable Failure known, Failure other) {
            return known == null || other.task < known.task ? other : known;
        }
    }
}
