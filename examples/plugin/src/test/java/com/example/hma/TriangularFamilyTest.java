package com.example.hma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.marginal.MarginalFamily;
import dev.hma.testkit.DiscreteMarginal;
import dev.hma.testkit.MarginalFamilyContract;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TriangularFamilyTest extends MarginalFamilyContract {
    @Override
    protected MarginalFamily<?> family() {
        return new TriangularFamily();
    }

    /** A triangle keeps triangles, nothing else. */
    @Override
    protected Set<Keeps> keeps() {
        return EnumSet.noneOf(Keeps.class);
    }

    @Override
    protected double[] typicalColumn() {
        Triangular triangle = new Triangular(-1, 7, 9);
        double[] column = new double[4000];
        Arrays.setAll(column, i -> triangle.quantile((i + 0.5) / column.length));
        return column;
    }

    @Test
    void theModeIsFound() {
        Triangular fitted = (Triangular) new TriangularFamily().fit(DiscreteMarginal.count(typicalColumn()));
        assertThat(fitted.mode()).isCloseTo(7, within(0.3));
    }
}
