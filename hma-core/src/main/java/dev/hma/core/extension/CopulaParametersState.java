package dev.hma.core.extension;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code copula-parameters} strategy has learnt about one relationship.
 *
 * @param marginals the marginals of the children's columns: locations, log-scales and frequencies
 * @param measured the columns whose correlations were measured in every family
 * @param vine those of them with a correlation that differs between families, in the order of the vine; none if all
 *     families correlate alike
 * @param partials the partial correlations of the vine, row by row: that of the second column and the first, of the third
 *     and the first, of the third and the second, and so on, each given the columns before the earlier of the two
 * @param compression how all columns follow from those that the parent has; null if it has all
 */
public record CopulaParametersState(
        MomentsState marginals,
        List<String> measured,
        List<String> vine,
        List<Partial> partials,
        @Nullable Compression compression) {
    /** Copies the lists, and checks that there are as many partial correlations as pairs. */
    public CopulaParametersState {
        measured = List.copyOf(measured);
        vine = List.copyOf(vine);
        partials = List.copyOf(partials);
        if (partials.size() != vine.size() * (vine.size() - 1L) / 2 || !measured.containsAll(vine)) {
            throw new IllegalArgumentException(
                    partials.size() + " partial correlations of " + vine + " among " + measured);
        }
    }

    /** The same with a compression. */
    CopulaParametersState with(Compression found) {
        return new CopulaParametersState(marginals, measured, vine, partials, found);
    }

    /**
     * A partial correlation inside families, all numbers in Fisher's z.
     *
     * @param score the mean over families of that of the scores
     * @param latent the same of the latent normals
     * @param variance the variance between families, noise taken out, of that of the scores; 0 if all families share one
     * @param sd the standard deviation of the extension column, which is that of the latent normals
     * @param scale what a family's shrunk deviation is multiplied by to become its extension column
     * @param reliability the reliability of the extension column
     */
    public record Partial(double score, double latent, double variance, double sd, double scale, double reliability) {
        /** Checks the ranges. */
        public Partial {
            if (!(variance >= 0 && sd >= 0 && reliability >= 0 && reliability <= 1)) {
                throw new IllegalArgumentException("partial correlation with variance " + variance
                        + ", standard deviation " + sd + " and reliability " + reliability);
            }
        }

        /** The same for all families. */
        static Partial pooled(double score, double latent) {
            return new Partial(score, latent, 0, 0, 0, 0);
        }

        /** {@return whether it differs between families, and has an extension column} */
        boolean varies() {
            return sd > 0;
        }
    }
}
