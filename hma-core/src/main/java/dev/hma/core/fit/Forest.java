package dev.hma.core.fit;

import dev.hma.core.model.ChildCounts;
import dev.hma.core.model.Levels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The levels of the forest that a self-reference makes. */
final class Forest {
    private static final int UNKNOWN = -1;
    private static final int ON_PATH = -2;

    private Forest() {}

    /**
     * Measures the forest.
     *
     * @param parents per row its parent's row, -1 for a root
     * @return the numbers of children level by level; null if some rows refer to one another in a cycle
     */
    static @Nullable Levels measure(int[] parents) {
        int[] depth = new int[parents.length];
        Arrays.fill(depth, UNKNOWN);
        int deepest = -1;
        int[] path = new int[parents.length];
        for (int row = 0; row < parents.length; row++) {
            int length = 0;
            int at = row;
            while (at >= 0 && depth[at] == UNKNOWN) {
                depth[at] = ON_PATH;
                path[length++] = at;
                at = parents[at];
            }
            if (at >= 0 && depth[at] == ON_PATH) {
                return null;
            }
            int level = at < 0 ? -1 : depth[at];
            while (length > 0) {
                depth[path[--length]] = ++level;
            }
            deepest = Math.max(deepest, depth[row]);
        }
        int[] children = new int[parents.length];
        int[] sizes = new int[deepest + 1];
        for (int row = 0; row < parents.length; row++) {
            sizes[depth[row]]++;
            if (parents[row] >= 0) {
                children[parents[row]]++;
            }
        }
        List<int[]> byLevel = new ArrayList<>();
        for (int size : sizes) {
            byLevel.add(new int[size]);
        }
        int[] filled = new int[sizes.length];
        for (int row = 0; row < parents.length; row++) {
            byLevel.get(depth[row])[filled[depth[row]]++] = children[row];
        }
        return new Levels(byLevel.stream().map(ChildCounts::of).toList());
    }
}
