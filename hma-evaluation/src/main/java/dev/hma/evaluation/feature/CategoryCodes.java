package dev.hma.evaluation.feature;

import dev.hma.api.evaluation.Values;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Numbers for texts: 0, 1, ... for the most frequent ones of the real side, the most frequent first and equally frequent
 * ones in their own order; {@link #OTHER} for its other texts; {@link #UNSEEN} for texts that it does not have.
 */
public final class CategoryCodes {
    /** How many texts have a code of their own at most. */
    public static final int LIMIT = 100;

    /** The code of real texts that are not frequent enough. */
    public static final int OTHER = LIMIT;

    /** The code of texts that the real side does not have. */
    public static final int UNSEEN = LIMIT + 1;

    private final String[] frequent;
    private final Map<String, Integer> codes = new HashMap<>();

    /**
     * Gives the texts of a column their codes.
     *
     * @param real the column on the real side
     */
    public CategoryCodes(Values.Texts real) {
        int[] counts = new int[real.dictionary().length];
        for (int code : real.codes()) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        String[] texts = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(code -> -counts[code])
                        .thenComparing(code -> real.dictionary()[code]))
                .map(code -> real.dictionary()[code])
                .toArray(String[]::new);
        frequent = Arrays.copyOf(texts, Math.min(LIMIT, texts.length));
        for (int i = 0; i < texts.length; i++) {
            codes.put(texts[i], Math.min(i, OTHER));
        }
    }

    /** {@return the texts that have a code of their own, by code} */
    public String[] frequent() {
        return frequent.clone();
    }

    /**
     * The codes of a column.
     *
     * @param texts the column on any side
     * @return a code per row; NaN where the value is missing
     */
    public double[] of(Values.Texts texts) {
        double[] byPlace = new double[texts.dictionary().length];
        Arrays.setAll(byPlace, place -> codes.getOrDefault(texts.dictionary()[place], UNSEEN));
        double[] numbers = new double[texts.size()];
        Arrays.setAll(numbers, row -> texts.isNull(row) ? Double.NaN : byPlace[texts.codes()[row]]);
        return numbers;
    }
}
