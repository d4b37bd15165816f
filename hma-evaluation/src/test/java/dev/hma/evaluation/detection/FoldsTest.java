package dev.hma.evaluation.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldsTest {
    @Test
    void eachFoldGetsAnEqualPart() {
        assertThat(new Folds(3).deal(7)).containsExactly(0, 1, 2, 0, 1, 2, 0);
    }

    @Test
    void familiesStayTogetherAndTheLargestComeFirst() {
        Folds folds = new Folds(2);

        assertThat(folds.deal(new int[] {7, 8, 9, 8, 8, 9})).containsExactly(1, 0, 1, 0, 0, 1);
        assertThat(folds.deal(new int[] {5, 5, 5}))
                .as("equal so far: the first fold")
                .containsExactly(0, 0, 0);
        assertThat(folds.deal(new int[] {4, 4}))
                .as("the fold with fewer rows of the other side")
                .containsExactly(1, 1);
    }
}
