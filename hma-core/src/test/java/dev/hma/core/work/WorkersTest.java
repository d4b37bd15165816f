package dev.hma.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void allTasksAreDoneWhenTheGroupIsJoined(int threads) {
        AtomicInteger done = new AtomicInteger();
        try (Workers workers = new Workers(threads)) {
            for (int round = 0; round < 3; round++) {
                Workers.Group group = workers.group();
                for (int i = 0; i < 500; i++) {
                    group.submit(done::incrementAndGet);
                }
                group.join();
                assertThat(done).hasValue(500 * (round + 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void tasksThatHandOverTasksAndWaitForOneAnotherComeToAnEnd(int threads) {
        AtomicInteger done = new AtomicInteger();
        Object lock = new Object();
        try (Workers workers = new Workers(threads)) {
            Workers.Group group = workers.group();
            for (int i = 0; i < 20; i++) {
                group.submit(() -> {
                    synchronized (lock) {
                        Workers.Group inner = workers.group();
                        for (int j = 0; j < 50; j++) {
                            inner.submit(done::incrementAndGet);
                        }
                        inner.join();
                    }
                });
            }
            group.join();
        }
        assertThat(done).hasValue(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aFailureIsThrownToWhoeverHandsOverOrWaits(int threads) {
        RuntimeException failure = new IllegalStateException("no");
        try (Workers workers = new Workers(threads)) {
            Workers.Group group = workers.group();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) {
                            int n = i;
                            group.submit(() -> {
                                if (n == 10) {
                                    throw failure;
                                }
                            });
                        }
                        group.join();
                    })
                    .isSameAs(failure);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anErrorIsThrownAsItIs(int threads) {
        try (Workers workers = new Workers(threads)) {
            Workers.Group group = workers.group();
            assertThatThrownBy(() -> {
                        group.submit(() -> {
                            throw new StackOverflowError("deep");
                        });
                        group.join();
                    })
                    .isInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void whatWorkThrowsIsThrownAsItIs() {
        RuntimeException failure = new SynthesisException("no", "Try again");
        try (Workers workers = new Workers(1)) {
            assertThat(workers.spread(() -> 7)).isEqualTo(7);
            assertThatThrownBy(() -> workers.spread(() -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
    }

    @Test
    void onlySoManyTasksWait() {
        CountDownLatch hold = new CountDownLatch(1);
        AtomicInteger handedOver = new AtomicInteger();
        try (Workers workers = new Workers(2)) {
            Workers.Group group = workers.group();
            Thread reader = new Thread(() -> {
                for (int i = 0; i < 100; i++) {
                    group.submit(() -> await(hold));
                    handedOver.incrementAndGet();
                }
                group.join();
            });
            reader.start();
            while (reader.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(handedOver).hasValue(4);
            hold.countDown();
            join(reader);
            assertThat(handedOver).hasValue(100);
        }
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() {
        CountDownLatch hold = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicInteger interrupted = new AtomicInteger();
        try (Workers workers = new Workers(2)) {
            Workers.Group group = workers.group();
            group.submit(() -> await(hold));
            Thread waiting = new Thread(() -> {
                try {
                    group.join();
                } catch (SynthesisException e) {
                    thrown.set(e);
                    interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
                }
            });
            waiting.start();
            while (waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            waiting.interrupt();
            join(waiting);
            hold.countDown();
        }
        assertThat(thrown.get()).isInstanceOf(SynthesisException.class).hasMessageContaining("interrupted");
        assertThat(interrupted).hasValue(1);
    }

    @Test
    void noThreadsAreRefused() {
        assertThatThrownBy(() -> new Workers(0))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("0");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
