package dev.hma.evaluation.score;

import java.util.Collection;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Plain means over what exists: figures that there are none of are left out, and the mean of nothing is NaN. */
public final class Means {
    private Means() {}

    /** {@return the mean of the figures that are not NaN} */
    public static double of(double... figures) {
        return of(DoubleStream.of(figures));
    }

    /**
     * The mean of a figure over some items.
     *
     * @param items the items
     * @param figure the figure of an item; NaN if it has none
     * @param <T> their type
     * @return the mean
     */
    public static <T> double of(Collection<T> items, ToDoubleFunction<T> figure) {
        return of(items.stream().mapToDouble(figure));
    }

    private static double of(DoubleStream figures) {
        return figures.filter(figure -> !Double.isNaN(figure)).average().orElse(Double.NaN);
    }
}
