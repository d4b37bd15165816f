package dev.hma.trees;

import java.util.Arrays;

/**
 * What the cells of a table of two features add up to.
 *
 * @param across per class of the first feature
 * @param down per class of the second feature
 */
record Margins(double[] across, double[] down) {
    /** Those of a table, which has the cells of one class of the first feature after those of another. */
    static Margins of(double[] cells, int width) {
        double[] across = new double[cells.length / width];
        double[] down = new double[width];
        for (int k = 0; k < cells.length; k++) {
            across[k / width] += cells[k];
            down[k % width] += cells[k];
        }
        return new Margins(across, down);
    }

    /** {@return the sum of all cells} */
    double all() {
        return Arrays.stream(across).sum();
    }

    /** {@return what the cells like some cell in the first feature add up to} */
    double across(int cell) {
        return across[cell / down.length];
    }

    /** {@return what the cells like some cell in the second feature add up to} */
    double down(int cell) {
        return down[cell % down.length];
    }
}
