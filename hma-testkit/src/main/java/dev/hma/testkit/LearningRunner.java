package dev.hma.testkit;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs a learning over rows in memory, in one of the many ways in which an engine may do it. All of them must learn the
 * same.
 *
 * @param partitions how many parts the rows are cut into; each has totals of its own, added up in the end
 * @param batch how many rows a batch holds at most; a family that is kept whole may exceed it
 * @param threads how many partitions are read at a time
 * @param order the order of partitions and of the batches inside each
 * @param wholeFamilies whether every family comes whole and in one batch, as a synthesizer of sequences wants it
 * @param overwriting whether arrays are overwritten with nonsense after each call, as an engine does that reuses them
 */
public record LearningRunner(
        int partitions, int batch, int threads, Order order, boolean wholeFamilies, boolean overwriting) {
    /** An order of batches. */
    public enum Order {
        /** As the rows are numbered. */
        FORWARD,
        /** The last first. */
        BACKWARD,
        /** Any order, the same every time. */
        SHUFFLED
    }

    /** The plainest way: one thread, in order, fresh arrays. */
    public static final LearningRunner PLAIN = new LearningRunner(1, 1024, 1, Order.FORWARD, false, false);

    private static final double NONSENSE = 12345.678;

    /** Checks the numbers. */
    public LearningRunner {
        if (partitions < 1 || batch < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    partitions + " partitions, batches of " + batch + ", " + threads + " threads: one is the least");
        }
    }

    /**
     * Ways of reading that differ in everything an engine may choose.
     *
     * @return runners, none of which keeps families whole
     */
    public static List<LearningRunner> variants() {
        return List.of(
                new LearningRunner(1, Integer.MAX_VALUE, 1, Order.FORWARD, false, false),
                new LearningRunner(5, 57, 1, Order.BACKWARD, false, false),
                new LearningRunner(3, 1, 1, Order.SHUFFLED, false, false),
                new LearningRunner(8, 100, 4, Order.SHUFFLED, false, true));
    }

    /** {@return the same runner, keeping families whole or not} */
    public LearningRunner keepingFamilies(boolean whole) {
        return new LearningRunner(partitions, batch, threads, order, whole, overwriting);
    }

    /** {@return the same runner, overwriting arrays after each call} */
    public LearningRunner overwritingArrays() {
        return new LearningRunner(partitions, batch, threads, order, wholeFamilies, true);
    }

    /**
     * Runs a learning to its end.
     *
     * @param learning the first wish
     * @param rows the rows; not changed
     * @param <R> what is learnt
     * @return the result
     */
    public <R> R run(Learning<R> learning, FeatureBatch rows) {
        Learning<R> wish = learning;
        while (true) {
            if (wish instanceof Learning.Done<R> done) {
                return done.result();
            } else if (wish instanceof Learning.Sums<R> sums) {
                long[] totals = totals(sums, rows);
                wish = sums.next(totals);
                if (overwriting) {
                    Arrays.fill(totals, Long.MIN_VALUE);
                }
            } else if (wish instanceof Learning.Rows<R> some) {
                FeatureBatch chosen = Rows.pick(rows, chosen(rows, some.limit()), overwriting ? 3 : 0);
                wish = some.next(chosen);
                if (overwriting) {
                    Rows.fill(chosen, NONSENSE);
                }
            }
        }
    }

    private long[] totals(Learning.Sums<?> sums, FeatureBatch rows) {
        long[] totals = new long[sums.cells()];
        for (long[] part : inPartitions(rows, part -> {
            long[] cells = new long[totals.length];
            for (int[] range : part) {
                FeatureBatch batch = Rows.slice(rows, range[0], range[1], overwriting ? 3 : 0);
                sums.add(batch, cells);
                if (overwriting) {
                    Rows.fill(batch, NONSENSE);
                }
            }
            return cells;
        })) {
            for (int k = 0; k < totals.length; k++) {
                totals[k] = Math.addExact(totals[k], part[k]);
            }
        }
        return totals;
    }

    /** What is done with the batches of one partition. */
    private interface PartitionTask<T> {
        T run(List<int[]> batches);
    }

    private <T> List<T> inPartitions(FeatureBatch rows, PartitionTask<T> task) {
        List<int[]> batches = Rows.ranges(rows, batch, wholeFamilies);
        List<List<int[]>> parts = new ArrayList<>();
        for (int p = 0; p < partitions; p++) {
            int from = (int) ((long) batches.size() * p / partitions);
            int to = (int) ((long) batches.size() * (p + 1) / partitions);
            parts.add(ordered(batches.subList(from, to)));
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (List<int[]> part : ordered(parts)) {
                running.add(pool.submit(() -> task.run(part)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the learning failed while it added rows: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private <T> List<T> ordered(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        switch (order) {
            case FORWARD -> {}
            case BACKWARD -> Collections.reverse(copy);
            case SHUFFLED -> {
                for (int i = copy.size() - 1; i > 0; i--) {
                    Collections.swap(copy, i, Draws.of(copy.size()).index(i, 0, i + 1));
                }
            }
        }
        return copy;
    }

    /** The rows that a wish for some rows gets: those whose address draws the smallest numbers, in their order. */
    private int[] chosen(FeatureBatch rows, long limit) {
        List<int[]> units = Rows.ranges(rows, 1, wholeFamilies);
        if (rows.size() > limit) {
            Draws draws = Draws.of(0).at("rows");
            List<int[]> drawn = new ArrayList<>(units);
            drawn.sort(Comparator.comparingDouble(range -> draws.uniform(rows.firstRow() + range[0], 0)));
            units = new ArrayList<>();
            long left = limit;
            for (int[] range : drawn) {
                left -= range[1] - range[0];
                if (left >= 0) {
                    units.add(range);
                }
            }
            units.sort(Comparator.comparingInt(range -> range[0]));
        }
        return units.stream()
                .flatMapToInt(range -> java.util.stream.IntStream.range(range[0], range[1]))
                .toArray();
    }
}
