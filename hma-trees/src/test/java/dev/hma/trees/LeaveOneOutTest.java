package dev.hma.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Trees of categories are compared by rows that they do not know. */
class LeaveOneOutTest {
    private static final double[] COORDINATES = {1, 0, 0, 1, 0, 0};

    private static Target outcomes(int... outcomes) {
        return new Target(outcomes, 2, 2, COORDINATES);
    }

    @Test
    void everyRowIsToldByTheOthersOfItsLeafAndOneOfNoOutcome() {
        TreeGrower.Node root = new TreeGrower.Node(0, 5);
        root.left = new TreeGrower.Node(0, 3);
        root.right = new TreeGrower.Node(3, 5);
        Target target = outcomes(0, 0, 1, 1, 1);
        int[] rows = {0, 1, 2, 3, 4};
        // Of three rows two have one other of their kind and one has none; of two both have the other.
        double expected = -2 * Math.log(1.5 / 3) - Math.log(0.5 / 3) - 2 * Math.log(1.5 / 2);
        assertThat(LeaveOneOut.length(root, rows, target, target)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void onlyRowsThatAreAskedForCount() {
        TreeGrower.Node leaf = new TreeGrower.Node(0, 3);
        double length = LeaveOneOut.length(leaf, new int[] {2, 0, 1}, outcomes(0, 0, 1), outcomes(-1, -1, 1));
        assertThat(length).isCloseTo(-Math.log(0.5 / 3), within(1e-12));
    }
}
