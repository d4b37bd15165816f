package dev.hma.core.extension;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import java.util.function.Function;

/**
 * Two learnings that read the same rows one after the other, the second with what the first has learnt.
 *
 * @param <T> what the first learns
 * @param <R> what the second learns
 */
final class Then<T, R> implements Learning.Sums<R> {
    private final Learning.Sums<T> first;
    private final Function<T, Learning<R>> second;

    private Then(Learning.Sums<T> first, Function<T, Learning<R>> second) {
        this.first = first;
        this.second = second;
    }

    static <T, R> Learning<R> of(Learning<T> first, Function<T, Learning<R>> second) {
        if (first instanceof Done<T> done) {
            return second.apply(done.result());
        }
        if (first instanceof Sums<T> sums) {
            return new Then<>(sums, second);
        }
        throw new IllegalArgumentException("only sums can be read one after the other");
    }

    @Override
    public int cells() {
        return first.cells();
    }

    @Override
    public void add(FeatureBatch rows, long[] cells) {
        first.add(rows, cells);
    }

    @Override
    public Learning<R> next(long[] totals) {
        return of(first.next(totals), second);
    }
}
