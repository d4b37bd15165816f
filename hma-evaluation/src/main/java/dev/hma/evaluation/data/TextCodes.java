package dev.hma.evaluation.data;

import dev.hma.api.evaluation.Values;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives texts codes in the order in which they first occur. An empty text counts as missing. */
final class TextCodes {
    private final Map<String, Integer> places = new HashMap<>();
    private int[] codes = new int[1024];
    private int size;

    void add(@Nullable String text) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, 2 * size);
        }
        codes[size++] = text == null || text.isEmpty() ? -1 : code(text);
    }

    private int code(String text) {
        Integer known = places.get(text);
        if (known != null) {
            return known;
        }
        places.put(text, places.size());
        return places.size() - 1;
    }

    Values.Texts take() {
        String[] dictionary = new String[places.size()];
        places.forEach((text, code) -> dictionary[code] = text);
        return new Values.Texts(Arrays.copyOf(codes, size), dictionary);
    }
}
