package dev.hma.evaluation.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which fold each row is held out in: each fold gets an equal part of each side, as nearly as can be. */
final class Folds {
    private final int folds;
    private final int[] total;

    Folds(int folds) {
        this.folds = folds;
        this.total = new int[folds];
    }

    /** {@return folds for the rows of a side, which are in random order} */
    int[] deal(int rows) {
        int[] fold = new int[rows];
        for (int i = 0; i < rows; i++) {
            fold[i] = i % folds;
            total[fold[i]]++;
        }
        return fold;
    }

    /**
     * Folds for the rows of a side, families kept together: the largest family first, each into the fold that has the fewest
     * rows of the side, and of those the fewest of both.
     *
     * @param family the family of each row; rows in random order
     */
    int[] deal(int[] family) {
        Map<Integer, List<Integer>> families = new LinkedHashMap<>();
        for (int i = 0; i < family.length; i++) {
            families.computeIfAbsent(family[i], f -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> largestFirst = new ArrayList<>(families.values());
        largestFirst.sort(Comparator.comparingInt(members -> -members.size()));
        int[] ofSide = new int[folds];
        int[] fold = new int[family.length];
        for (List<Integer> members : largestFirst) {
            int chosen = 0;
            for (int k = 1; k < folds; k++) {
                boolean fewer = ofSide[k] < ofSide[chosen];
                if (fewer || ofSide[k] == ofSide[chosen] && total[k] < total[chosen]) {
                    chosen = k;
                }
            }
            for (int i : members) {
                fold[i] = chosen;
            }
            ofSide[chosen] += members.size();
            total[chosen] += members.size();
        }
        return fold;
    }
}
