package dev.hma.api.feature;

import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Marginal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One modelled column of a frame: a real number or the code of a category.
 *
 * @param name unique in its frame: {@code table.column} and what was added to it
 * @param origin what the column came from; columns of one origin share their noise (the extension columns of one
 *     relationship, for example)
 * @param levels 0 for a real number, else the number of codes: values are then 0 to {@code levels - 1}
 * @param guard the name of the category feature that says where this one is missing (code 1); null if nothing does
 * @param attenuation how much of the latent normal the scores carry
 * @param marginal the distribution of the values
 * @param tick for points in time the length of one unit of the values, which count from 1970-01-01T00:00: a day, say; null
 *     for all others
 */
public record Feature(
        String name,
        String origin,
        int levels,
        @Nullable String guard,
        Attenuation attenuation,
        Marginal marginal,
        @Nullable Duration tick) {
    /** Checks for nulls. */
    public Feature {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(attenuation, "attenuation");
        Objects.requireNonNull(marginal, "marginal");
        if (levels < 0) {
            throw new IllegalArgumentException("feature " + name + " has " + levels + " levels");
        }
        if (tick != null && (levels > 0 || tick.isZero() || tick.isNegative())) {
            throw new IllegalArgumentException("feature " + name + " is no point in time in units of " + tick);
        }
    }

    /**
     * A feature that is no point in time.
     *
     * @param name its name
     * @param origin what it came from
     * @param levels the number of codes, 0 for a number
     * @param guard the feature that says where it is missing
     * @param attenuation how much of the latent normal the scores carry
     * @param marginal the distribution of the values
     */
    public Feature(
            String name,
            String origin,
            int levels,
            @Nullable String guard,
            Attenuation attenuation,
            Marginal marginal) {
        this(name, origin, levels, guard, attenuation, marginal, null);
    }

    /** {@return whether values are codes of categories} */
    public boolean category() {
        return levels > 0;
    }

    /**
     * The same feature under another name: of a residual, or in another frame.
     *
     * @param other the new name
     * @return the renamed feature
     */
    public Feature named(String other) {
        return new Feature(other, origin, levels, guard, attenuation, marginal, tick);
    }
}
