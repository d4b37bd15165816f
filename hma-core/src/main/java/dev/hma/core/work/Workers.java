package dev.hma.core.work;

import dev.hma.api.SynthesisException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Threads that work off batches while the calling thread reads on; so far ahead only as memory should bear. */
public final class Workers implements AutoCloseable {
    private final ExecutorService executor;
    private final int threads;

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
            Thread thread = new Thread(task, "hma-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** {@return the number of threads} */
    public int threads() {
        return threads;
    }

    /** {@return a group of tasks that end together} */
    public Group group() {
        return new Group();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** Tasks that are handed over one by one and waited for together. */
    public final class Group {
        private final Semaphore ahead = new Semaphore(2 * threads);
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        private Group() {}

        /**
         * Hands over a task; waits while too many are under way.
         *
         * @param task the task
         * @throws RuntimeException the failure of an earlier task, if there was one
         */
        public void submit(Runnable task) {
            rethrow();
            if (threads == 1) {
                task.run();
                return;
            }
            acquire(1);
            executor.execute(() -> {
                try {
                    if (failure.get() == null) {
                        task.run();
                    }
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
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
            rethrow();
        }

        private void acquire(int permits) {
            try {
                ahead.acquire(permits);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SynthesisException("the work was interrupted", "", e);
            }
        }

        private void rethrow() {
            Throwable thrown = failure.get();
            if (thrown instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (thrown instanceof Error error) {
                throw error;
            }
        }
    }
}
