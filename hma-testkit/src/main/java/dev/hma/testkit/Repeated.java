package dev.hma.testkit;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;

/** Learnings each of whose steps is taken twice, as by a machine that joins later. */
final class Repeated {
    private Repeated() {}

    static <R> Learning<R> of(Learning<R> learning) {
        if (learning instanceof Learning.Sums<R> sums) {
            return new Sums<>(sums);
        }
        return learning instanceof Learning.Rows<R> some ? new Some<>(some) : learning;
    }

    private record Sums<R>(Learning.Sums<R> once) implements Learning.Sums<R> {
        @Override
        public int cells() {
            return once.cells();
        }

        @Override
        public void add(FeatureBatch rows, long[] cells) {
            once.add(rows, cells);
        }

        @Override
        public Learning<R> next(long[] totals) {
            once.next(totals.clone());
            return of(once.next(totals));
        }
    }

    private record Some<R>(Learning.Rows<R> once) implements Learning.Rows<R> {
        @Override
        public long limit() {
            return once.limit();
        }

        @Override
        public Learning<R> next(FeatureBatch rows) {
            once.next(rows);
            return of(once.next(rows));
        }
    }
}
