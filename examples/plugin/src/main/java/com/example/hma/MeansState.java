package com.example.hma;

import java.util.List;

/**
 * What all families have in common.
 *
 * @param columns an entry per feature of the children
 */
public record MeansState(List<Column> columns) {
    /** A column about which nothing is known: families are taken for alike. */
    static final Column ALIKE = new Column(0, 0, 0, 0);

    /**
     * One feature.
     *
     * @param between the variance of families' true mean scores
     * @param within the variance of the scores inside families
     * @param share the share of the latent normal's variance that lies between families
     * @param reliability the share of the variance of families' observed means that is not noise
     */
    public record Column(double between, double within, double share, double reliability) {
        /** Checks the shares. */
        public Column {
            if (!(between >= 0 && within >= 0 && share >= 0 && share <= 1 && reliability >= 0 && reliability <= 1)) {
                throw new IllegalArgumentException("between " + between + ", within " + within + ", share " + share
                        + ", reliability " + reliability);
            }
        }
    }

    /** Copies the list. */
    public MeansState {
        columns = List.copyOf(columns);
    }
}
