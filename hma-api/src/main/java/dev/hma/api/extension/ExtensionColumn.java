package dev.hma.api.extension;

import dev.hma.api.marginal.Marginal;
import org.jspecify.annotations.Nullable;

/**
 * A column that a strategy adds to the parent table.
 *
 * @param name what it says about the family: {@code mean(column)}; unique in its extension
 * @param reliability the share of the column's variance that is not noise of small families, 0 to 1
 * @param marginal the distribution of the true values; null to have it fitted to the values that the families have
 */
public record ExtensionColumn(
        String name, double reliability, @Nullable Marginal marginal) {
    /** Checks the reliability. */
    public ExtensionColumn {
        if (!(reliability >= 0 && reliability <= 1)) {
            throw new IllegalArgumentException("reliability " + reliability + " of " + name + " is not in 0 to 1");
        }
    }
}
