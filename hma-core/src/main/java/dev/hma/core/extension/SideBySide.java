package dev.hma.core.extension;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Several learnings that read the same rows in one go, each some of the features. It goes on until the last has finished.
 *
 * @param <T> what each learns
 * @param <R> what is made of all of them
 */
final class SideBySide<T, R> implements Learning.Sums<R> {
    /** A learning and the features that it reads. */
    record Part<T>(Learning<T> learning, int[] features) {
        int cells() {
            return learning instanceof Sums<T> sums ? sums.cells() : 0;
        }
    }

    private final List<Part<T>> parts;
    private final Function<List<T>, ? extends R> finish;

    private SideBySide(List<Part<T>> parts, Function<List<T>, ? extends R> finish) {
        this.parts = parts;
        this.finish = finish;
    }

    static <T, R> Learning<R> of(List<Part<T>> parts, Function<List<T>, ? extends R> finish) {
        List<T> results = new ArrayList<>();
        for (Part<T> part : parts) {
            if (part.learning() instanceof Done<T> done) {
                results.add(done.result());
            } else if (!(part.learning() instanceof Sums<T>)) {
                throw new IllegalArgumentException("only sums can be read side by side");
            }
        }
        return results.size() == parts.size()
                ? new Done<>(finish.apply(results))
                : new SideBySide<>(List.copyOf(parts), finish);
    }

    @Override
    public int cells() {
        return parts.stream().mapToInt(Part::cells).sum();
    }

    @Override
    public void add(FeatureBatch rows, long[] cells) {
        int at = 0;
        for (Part<T> part : parts) {
            if (part.learning() instanceof Sums<T> sums) {
                long[] own = new long[sums.cells()];
                sums.add(Slice.of(rows, part.features()), own);
                for (int k = 0; k < own.length; k++) {
                    cells[at + k] += own[k];
                }
                at += own.length;
            }
        }
    }

    @Override
    public Learning<R> next(long[] totals) {
        List<Part<T>> next = new ArrayList<>();
        int at = 0;
        for (Part<T> part : parts) {
            Learning<T> learning = part.learning();
            if (learning instanceof Sums<T> sums) {
                long[] own = java.util.Arrays.copyOfRange(totals, at, at + sums.cells());
                at += own.length;
                learning = sums.next(own);
            }
            next.add(new Part<>(learning, part.features()));
        }
        return of(next, finish);
    }
}
