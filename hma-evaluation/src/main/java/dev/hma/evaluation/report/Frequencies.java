package dev.hma.evaluation.report;

import dev.hma.api.evaluation.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How often the values of a category occur on several sides.
 *
 * @param values the values shown: the most frequent of the first side, and then those of the others
 * @param counts per side the number of rows of each value shown
 * @param others per side the number of rows with other values of the first side
 * @param unknown per side the number of rows with values that the first side does not have and that are not shown
 * @param othersKinds how many other values the first side has
 */
record Frequencies(List<String> values, List<int[]> counts, int[] others, int[] unknown, int othersKinds) {
    private static final int SHOWN = 8;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    /**
     * Counts.
     *
     * @param sides per side the texts; the first one is the measure
     * @param order the values in their natural order; may be empty
     */
    static Frequencies of(List<Values.Texts> sides, List<String> order) {
        List<Map<String, Integer>> counted =
                sides.stream().map(Frequencies::count).toList();
        Map<String, Integer> usual = counted.get(0);
        List<String> ranked = new ArrayList<>(byFrequency(usual));
        counted.subList(1, counted.size())
                .forEach(counts -> byFrequency(counts).stream()
                        .filter(value -> !usual.containsKey(value) && !ranked.contains(value))
                        .limit(SHOWN)
                        .forEach(ranked::add));
        List<String> shown = new ArrayList<>(ranked.subList(0, Math.min(SHOWN, ranked.size())));
        if (order.containsAll(shown)) {
            shown.sort(Comparator.comparingInt(order::indexOf));
        } else if (shown.stream().allMatch(value -> NUMBER.matcher(value).matches())) {
            shown.sort(Comparator.comparingDouble(Double::parseDouble));
        }
        List<int[]> counts = new ArrayList<>();
        int[] others = new int[sides.size()];
        int[] unknown = new int[sides.size()];
        for (int side = 0; side < sides.size(); side++) {
            Map<String, Integer> of = counted.get(side);
            counts.add(
                    shown.stream().mapToInt(value -> of.getOrDefault(value, 0)).toArray());
            for (Map.Entry<String, Integer> value : of.entrySet()) {
                if (!shown.contains(value.getKey())) {
                    (usual.containsKey(value.getKey()) ? others : unknown)[side] += value.getValue();
                }
            }
        }
        int othersKinds = (int)
                usual.keySet().stream().filter(value -> !shown.contains(value)).count();
        return new Frequencies(List.copyOf(shown), counts, others, unknown, othersKinds);
    }

    private static Map<String, Integer> count(Values.Texts texts) {
        int[] counts = new int[texts.dictionary().length];
        for (int code : texts.codes()) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        Map<String, Integer> counted = new LinkedHashMap<>();
        for (int code = 0; code < counts.length; code++) {
            counted.put(texts.dictionary()[code], counts[code]);
        }
        return counted;
    }

    /** {@return the values, the most frequent ones first, those of equal frequency by their text} */
    private static List<String> byFrequency(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** {@return a code per row, the most frequent values first, all beyond the first {@code most} together; 0 is missing} */
    static int[] codes(Values.Texts texts, int most) {
        List<String> ranked = byFrequency(count(texts));
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ranked.size(); i++) {
            places.put(ranked.get(i), Math.min(i, most) + 1);
        }
        int[] map = Arrays.stream(texts.dictionary()).mapToInt(places::get).toArray();
        return Arrays.stream(texts.codes())
                .map(code -> code < 0 ? 0 : map[code])
                .toArray();
    }
}
