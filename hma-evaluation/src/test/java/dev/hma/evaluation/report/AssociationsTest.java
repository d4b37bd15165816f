package dev.hma.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.evaluation.TableData;
import dev.hma.evaluation.support.MadeUp;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssociationsTest {
    @Test
    void numbersHaveACorrelationAndCategoriesCramersV() {
        TableData table = new MadeUp()
                .table("t", 100)
                .number("x", i -> i)
                .number("y", i -> -2.0 * i + 7)
                .category("half", i -> i < 50 ? "low" : "high")
                .category("parity", i -> i % 2 == 0 ? "even" : "odd")
                .data()
                .find("t");

        double[][] matrix = Associations.of(table, List.of("x", "y", "half", "parity"));

        assertThat(matrix[0][1]).isCloseTo(-1, within(1e-12));
        assertThat(matrix[0][2]).isCloseTo(1, within(1e-9));
        assertThat(matrix[2][3]).isCloseTo(0, within(1e-9));
        assertThat(matrix[1][0]).isEqualTo(matrix[0][1]);
    }

    @Test
    void aMissingValueIsAValueOfACategory() {
        TableData table = new MadeUp()
                .table("t", 40)
                .category("a", i -> i % 2 == 0 ? null : "x")
                .category("b", i -> i % 2 == 0 ? "y" : "z")
                .data()
                .find("t");

        assertThat(Associations.of(table, List.of("a", "b"))[0][1]).isCloseTo(1, within(1e-12));
    }

    @Test
    void thereIsNoFigureForConstantsMissingColumnsAndEmptyTables() {
        MadeUp made = new MadeUp()
                .table("t", 10)
                .number("constant", i -> 5)
                .number("x", i -> i)
                .number("none", i -> Double.NaN)
                .category("one", i -> "a")
                .table("empty", 0)
                .number("x", i -> i)
                .category("c", i -> "a");

        double[][] matrix =
                Associations.of(made.data().find("t"), List.of("constant", "x", "none", "one", "not there"));
        for (int a = 0; a < matrix.length; a++) {
            for (int b = 0; b < a; b++) {
                assertThat(matrix[a][b]).as(a + ", " + b).isNaN();
            }
        }
        assertThat(Associations.of(made.data().find("empty"), List.of("x", "c"))[0][1])
                .isNaN();
    }

    @Test
    void tablesOfManyRowsAndValuesAreSummedUp() {
        TableData table = new MadeUp()
                .table("t", 3 * Associations.ROWS)
                .category("many", i -> "v" + i % 5000)
                .number("x", i -> i % 5000)
                .data()
                .find("t");

        assertThat(Associations.of(table, List.of("many", "x"))[0][1]).isBetween(0.0, 1.0);
    }
}
