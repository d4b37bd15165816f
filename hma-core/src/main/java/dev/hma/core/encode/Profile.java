package dev.hma.core.encode;

import dev.hma.api.marginal.ValueCounts;

/**
 * What was learnt of one column.
 *
 * @param encoder the map between its values and modelled numbers
 * @param counts the encoded values with the number of rows that have each; empty, but for the missing rows, where values
 *     are not modelled
 * @param rows the number of rows
 * @param missing the number of rows without a value
 */
public record Profile(Encoder encoder, ValueCounts counts, long rows, long missing) {
    /** Checks the numbers. */
    public Profile {
        if (missing < 0 || missing > rows || missing != counts.missing()) {
            throw new IllegalArgumentException(
                    missing + " and " + counts.missing() + " missing of " + rows + " rows do not go together");
        }
    }

    /** {@return the share of rows without a value; 0 if there are no rows} */
    public double missingShare() {
        return rows == 0 ? 0 : (double) missing / rows;
    }
}
