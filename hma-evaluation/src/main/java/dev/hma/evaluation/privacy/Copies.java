package dev.hma.evaluation.privacy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shares of rows that there are twice. */
final class Copies {
    private Copies() {}

    /** {@return the share of rows that equal one of the real rows; NaN of no rows} */
    static double share(RowKey[] rows, RowKey[] real) {
        Set<RowKey> known = new HashSet<>(List.of(real));
        double copies = Arrays.stream(rows).filter(known::contains).count();
        return copies / rows.length;
    }

    /** {@return the share of rows that equal another one of them; NaN of no rows} */
    static double twins(RowKey[] rows) {
        Map<RowKey, Integer> counts = new HashMap<>();
        for (RowKey row : rows) {
            counts.merge(row, 1, Integer::sum);
        }
        double twins =
                counts.values().stream().filter(n -> n > 1).mapToInt(n -> n).sum();
        return twins / rows.length;
    }
}
