package dev.hma.api.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The values of a column of one database. Arrays are read only by convention.
 *
 * <p>Columns that the metadata call numerical or datetime are numbers; all others are texts, booleans as {@code true} and
 * {@code false}.
 */
public sealed interface Values {
    /** {@return the number of rows} */
    int size();

    /**
     * Whether a value is missing.
     *
     * @param row a row
     * @return whether the row has no value
     */
    boolean isNull(int row);

    /**
     * Numbers, or points in time.
     *
     * @param values a value per row; NaN is a missing one. Points in time are seconds since 1970-01-01T00:00
     */
    record Numbers(double[] values) implements Values {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isNull(int row) {
            return Double.isNaN(values[row]);
        }
    }

    /**
     * Texts through a dictionary.
     *
     * @param codes the index into the dictionary per row; -1 is a missing value
     * @param dictionary the texts, all different, each of them used, in the order in which they first occur
     */
    record Texts(int[] codes, String[] dictionary) implements Values {
        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public boolean isNull(int row) {
            return codes[row] < 0;
        }

        /**
         * The texts by another dictionary.
         *
         * @param texts the dictionary, for example that of the other database
         * @return a code per row; -1 where the value is missing, {@code texts.length} where it is none of the texts
         */
        public int[] codesBy(String[] texts) {
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < texts.length; i++) {
                places.put(texts[i], i);
            }
            int[] map = new int[dictionary.length];
            Arrays.setAll(map, i -> places.getOrDefault(dictionary[i], texts.length));
            int[] translated = new int[codes.length];
            Arrays.setAll(translated, i -> codes[i] < 0 ? -1 : map[codes[i]]);
            return translated;
        }
    }
}
