package dev.hma.trees;

import dev.hma.api.SynthesisException;
import dev.hma.api.plugin.Setting;

/**
 * What can be set about the trees.
 *
 * @param rows the most rows to learn from
 * @param order how the order of the columns is found
 * @param orderBy the column that the rows of a family are ordered by
 * @param evidence how much better than chance a split must be
 * @param leaf the least number of rows in a leaf
 * @param leaves the most leaves of a tree
 * @param smoothing how far a drawn number moves from the real one that it comes from
 * @param rare categories of fewer rows are never drawn
 * @param extremes how many of the smallest and of the largest numbers are held back
 */
public record TreesParameters(
        @Setting(value = "The most rows to learn from: of a larger table, so many are drawn", min = 1, max = 1e9)
        long rows,

        @Setting(
                "The order in which columns are drawn: by-dependence, those that tell most of the others first, or as-given")
        Order order,

        @Setting(
                "The column by which the rows of one parent follow one another, in tables that have one of this name; found"
                        + " from the data where it is empty")
        String orderBy,

        @Setting(
                value =
                        "How many times better than by chance a split must separate the values: more gives smaller trees",
                min = 0,
                max = 1e6)
        double evidence,

        @Setting(
                value =
                        "The least number of rows that a leaf draws its values from: more gives more privacy and less detail",
                min = 1,
                max = 1e9)
        int leaf,

        @Setting(value = "The most leaves of a tree, which bounds the size of the model", min = 1, max = 1e6)
        int leaves,

        @Setting(
                value =
                        "How far a drawn number may move from the real one that it comes from, in shares of the way to the"
                                + " next one in the leaf: 0 repeats real numbers",
                min = 0,
                max = 1)
        double smoothing,

        @Setting(
                value = "Categories of fewer rows are never drawn, nor numbers that fewer rows share repeated exactly",
                min = 1,
                max = 1e9)
        int rare,

        @Setting(
                value = "How many rows with the smallest and with the largest numbers of a column are held back: their"
                        + " numbers become those of the next row",
                min = 0,
                max = 1e9)
        int extremes) {
    /** How the order of the columns is found. */
    public enum Order {
        /** Columns that tell most of the others come first. */
        BY_DEPENDENCE,
        /** As the columns stand in the table. */
        AS_GIVEN
    }

    /** 400,000 rows, a hundred for each of the most leaves that a tree may have; leaves of five, smoothing over the whole gap. */
    public static final TreesParameters DEFAULTS =
            new TreesParameters(400_000, Order.BY_DEPENDENCE, "", 0.4, 5, 4096, 1, 1, 0);

    /** Checks the ranges. */
    public TreesParameters {
        check("rows", (double) rows, 1, 1e9);
        check("evidence", evidence, 0, 1e6);
        check("leaf", leaf, 1, 1e9);
        check("leaves", leaves, 1, 1e6);
        check("smoothing", smoothing, 0, 1);
        check("rare", rare, 1, 1e9);
        check("extremes", extremes, 0, 1e9);
    }

    private static void check(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new SynthesisException(
                    name + " is " + value, "Choose a number from " + (long) min + " to " + (long) max);
        }
    }
}
