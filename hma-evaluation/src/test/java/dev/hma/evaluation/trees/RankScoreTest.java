package dev.hma.evaluation.trees;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RankScoreTest {
    @Test
    void pairsInTheRightOrderCountAndEqualOnesHalf() {
        assertThat(RankScore.auc(new double[] {0.1, 0.4, 0.35, 0.8}, new double[] {0, 0, 1, 1}))
                .isEqualTo(0.75);
        assertThat(RankScore.auc(new double[] {1, 1, 2}, new double[] {0, 1, 1}))
                .isEqualTo(0.75);
        assertThat(RankScore.auc(new double[] {3, 3, 3, 3}, new double[] {0, 1, 0, 1}))
                .isEqualTo(0.5);
    }

    @Test
    void withoutOneOfTheLabelsThereIsNoArea() {
        assertThat(RankScore.auc(new double[] {1, 2}, new double[] {1, 1})).isNaN();
        assertThat(RankScore.auc(new double[0], new double[0])).isNaN();
    }
}
