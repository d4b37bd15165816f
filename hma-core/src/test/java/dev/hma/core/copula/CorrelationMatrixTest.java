package dev.hma.core.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.random.Draws;
import org.junit.jupiter.api.Test;

class CorrelationMatrixTest {
    @Test
    void positiveDefiniteMatricesStayAsTheyAre() {
        double[][] matrix = {{1, 0.5, 0.2}, {0.5, 1, -0.3}, {0.2, -0.3, 1}};

        assertThat(CorrelationMatrix.nearest(matrix)).isSameAs(matrix);
    }

    @Test
    void theNearestMatrixIsThatOfHighamsExample() {
        // Higham (2002), section 1: the nearest correlation matrix to this one.
        double[][] matrix = {{1, 1, 0}, {1, 1, 1}, {0, 1, 1}};

        double[][] nearest = CorrelationMatrix.nearest(matrix);

        assertThat(nearest[1][0]).isCloseTo(0.7607, within(1e-3));
        assertThat(nearest[2][1]).isCloseTo(0.7607, within(1e-3));
        assertThat(nearest[2][0]).isCloseTo(0.1573, within(1e-3));
    }

    @Test
    void everyRepairedMatrixIsACorrelationMatrix() {
        for (int seed = 0; seed < 40; seed++) {
            int n = 2 + seed;
            double[][] matrix = noise(n, Draws.of(seed));

            double[][] nearest = CorrelationMatrix.nearest(matrix);

            assertThat(Cholesky.definite(nearest, 1e-7)).isTrue();
            for (int i = 0; i < n; i++) {
                assertThat(nearest[i][i]).isEqualTo(1);
                for (int j = 0; j < i; j++) {
                    assertThat(nearest[i][j]).isEqualTo(nearest[j][i]).isBetween(-1.0, 1.0);
                }
            }
        }
    }

    @Test
    void packingAndUnpackingAreInverse() {
        double[] packed = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};

        double[][] matrix = CorrelationMatrix.unpack(packed, 4);

        assertThat(matrix[3]).containsExactly(0.4, 0.5, 0.6, 1);
        assertThat(CorrelationMatrix.pack(matrix)).containsExactly(packed);
    }

    @Test
    void theFactorTimesItselfIsTheMatrixAndTheInverseItsInverse() {
        double[][] matrix = CorrelationMatrix.nearest(noise(9, Draws.of(5)));
        double[][] factor = Cholesky.factor(matrix);
        double[][] inverse = Cholesky.inverse(factor, 9);
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                double product = 0;
                double unit = 0;
                for (int k = 0; k < 9; k++) {
                    product += k <= Math.min(i, j) ? factor[i][k] * factor[j][k] : 0;
                    unit += matrix[i][k] * inverse[k][j];
                }
                assertThat(product).isCloseTo(matrix[i][j], within(1e-12));
                assertThat(unit).isCloseTo(i == j ? 1 : 0, within(1e-8));
            }
        }
    }

    @Test
    void whiteningUndoesColouring() {
        double[][] factor = Cholesky.factor(new double[][] {{1, 0.5, 0.2}, {0.5, 1, -0.3}, {0.2, -0.3, 1}});
        double[][] columns = {{1, -2}, {3, 0.5}, {-1, 4}};

        Cholesky.colour(factor, 0, columns, 0, 2);
        Cholesky.whiten(factor, 3, columns, 2);

        double[][] expected = {{1, -2}, {3, 0.5}, {-1, 4}};
        for (int f = 0; f < 3; f++) {
            assertThat(columns[f]).containsExactly(expected[f], within(1e-12));
        }
    }

    @Test
    void indefiniteMatricesHaveNoFactor() {
        assertThatThrownBy(() -> Cholesky.factor(new double[][] {{1, 2}, {2, 1}}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[][] noise(int n, Draws draws) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++) {
                matrix[i][j] = Math.max(-1, Math.min(1, 0.6 * draws.normal(i, j)));
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
