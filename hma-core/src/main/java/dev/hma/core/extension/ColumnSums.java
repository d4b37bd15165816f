package dev.hma.core.extension;

import dev.hma.api.learning.Learning;

/** The sums that one feature of the children needs per family. */
interface ColumnSums {
    /** {@return the number of sums per family} */
    int cells();

    /** {@return the most extension columns that can come of them} */
    int mostColumns();

    /**
     * Adds rows to the sums of their families.
     *
     * @param x the feature's values
     * @param families the family of each row; -1 for none
     * @param n the number of rows
     * @param cells the sums of all features of all families
     * @param stride the number of sums of a family
     * @param at where the sums of this feature begin among those of its family
     */
    void add(double[] x, int[] families, int n, long[] cells, int stride, int at);

    /** {@return a learning whose rows are families, with this feature's sums as features} */
    Learning<ColumnMap> pool();
}
