package dev.hma.trees;

import dev.hma.api.feature.Frame;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the key of a feature: the category that is drawn before it such that a row is most like the last of its siblings with
 * the same category; none if that is not more alike than the last sibling of any.
 */
final class Keys {
    /** Up to how many codes a key has. */
    private static final int CODES = 64;

    /** How much of the difference to the last sibling the key must take away. */
    private static final double NEARER = 0.05;

    private final Frame frame;
    private final FamilyRows rows;

    Keys(Frame frame, FamilyRows rows) {
        this.frame = frame;
        this.rows = rows;
    }

    /** Whether a feature can be a key. */
    static boolean isKey(Frame frame, int f) {
        int levels = frame.features().get(f).levels();
        return levels > 1 && levels <= CODES;
    }

    /** The key of a feature among those drawn before it. */
    int of(int feature, Target target, List<Integer> before) {
        int found = Siblings.NONE;
        double best = NEARER;
        for (int key : before) {
            if (isKey(frame, key)) {
                double nearer = nearer(
                        target, rows.columns()[key], frame.features().get(key).levels());
                if (nearer > best) {
                    best = nearer;
                    found = key;
                }
            }
        }
        return found;
    }

    private double nearer(Target target, double[] codes, int levels) {
        int[] lastAlike = new int[levels];
        double any = 0;
        double alike = 0;
        for (int from = 0, to; from < rows.size(); from = to) {
            to = rows.end(from);
            Arrays.fill(lastAlike, -1);
            int last = -1;
            for (int i = from; i < to; i++) {
                if (target.outcomes()[i] < 0 || Double.isNaN(codes[i])) {
                    continue;
                }
                int code = (int) codes[i];
                if (lastAlike[code] >= 0) {
                    any += target.distance(i, last);
                    alike += target.distance(i, lastAlike[code]);
                }
                last = i;
                lastAlike[code] = i;
            }
        }
        return any > 0 ? 1 - alike / any : 0;
    }
}
