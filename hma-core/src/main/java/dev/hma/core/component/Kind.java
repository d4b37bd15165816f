package dev.hma.core.component;

import dev.hma.api.data.StorageFormat;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What people call a kind of component. */
final class Kind {
    private record Called(Class<?> type, String name) {}

    /** In the order in which kinds are listed; a kind that a plugin invents comes after them. */
    private static final List<Called> OURS = List.of(
            new Called(TableSynthesizer.class, "synthesizer"),
            new Called(ExtensionStrategy.class, "extension strategy"),
            new Called(MarginalFamily.class, "marginal family"),
            new Called(ParentMatcher.class, "matcher"),
            new Called(StorageFormat.class, "storage format"),
            new Called(Metric.class, "metric"));

    static final Comparator<Class<?>> ORDER =
            Comparator.<Class<?>>comparingInt(Kind::rank).thenComparing(Class::getName);

    private Kind() {}

    private static int rank(Class<?> type) {
        for (int i = 0; i < OURS.size(); i++) {
            if (OURS.get(i).type() == type) {
                return i;
            }
        }
        return OURS.size();
    }

    static String singular(Class<?> type) {
        int rank = rank(type);
        return rank < OURS.size()
                ? OURS.get(rank).name()
                : type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    static String plural(Class<?> type) {
        String singular = singular(type);
        return singular.endsWith("y") ? singular.substring(0, singular.length() - 1) + "ies" : singular + "s";
    }
}
