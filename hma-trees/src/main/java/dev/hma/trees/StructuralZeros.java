package dev.hma.trees;

import dev.hma.trees.TreesState.ZerosState;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which codes of a category can be in a row with what other categories are in it. */
final class StructuralZeros {
    private final int[] others;

    /** Per other category, per code and last for missing, the codes that go with it. */
    private final BitSet[][] possible;

    StructuralZeros(List<ZerosState> states) {
        others = states.stream().mapToInt(ZerosState::other).toArray();
        possible = states.stream().map(StructuralZeros::possible).toArray(BitSet[][]::new);
    }

    private static BitSet[] possible(ZerosState state) {
        BitSet[] possible = new BitSet[state.ends().length];
        for (int code = 0, from = 0; code < possible.length; from = state.ends()[code++]) {
            possible[code] = new BitSet();
            Arrays.stream(state.codes(), from, state.ends()[code]).forEach(possible[code]::set);
        }
        return possible;
    }

    boolean isEmpty() {
        return others.length == 0;
    }

    /** Whether a code can be in a row. */
    boolean allow(double[] row, int code) {
        for (int k = 0; k < others.length; k++) {
            double other = row[others[k]];
            if (!possible[k][Double.isNaN(other) ? possible[k].length - 1 : (int) other].get(code)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a code of another category can be in a row with one of this.
     *
     * @param other the other one
     * @param code its code
     * @param value the code of this one; NaN where it is missing
     */
    boolean allowOther(int other, int code, double value) {
        for (int k = 0; k < others.length; k++) {
            if (others[k] == other && !Double.isNaN(value) && !possible[k][code].get((int) value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it matters what is there of another category. */
    boolean areOf(int other) {
        return Arrays.stream(others).anyMatch(each -> each == other);
    }
}
