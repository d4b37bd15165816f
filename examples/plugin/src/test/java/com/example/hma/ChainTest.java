package com.example.hma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.testkit.LearningRunner;
import dev.hma.testkit.TableSynthesizerContract;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainTest extends TableSynthesizerContract {
    @Override
    protected TableSynthesizer<?> synthesizer() {
        return new Chain(Chain.Parameters.DEFAULTS);
    }

    /** Columns that are not neighbours lose some of their dependence. */
    @Override
    protected Set<Keeps> keeps() {
        return EnumSet.noneOf(Keeps.class);
    }

    /** Two standard normal columns, the second of which follows the first. */
    private static FeatureBatch rows(double correlation) {
        Draws draws = Draws.of(1);
        FeatureBatch rows = FeatureBatch.allocate(0, 10_000, 2);
        for (int i = 0; i < rows.size(); i++) {
            rows.column(0)[i] = draws.normal(i, 0);
            rows.column(1)[i] = correlation * rows.column(0)[i] + Math.sqrt(1 - correlation * correlation) * draws.normal(i, 1);
        }
        return rows;
    }

    private static Feature feature(String name) {
        return new Feature(name, name, 0, null, Attenuation.NONE, Gaussian.STANDARD);
    }

    private static double[] learnt(double strongest, double correlation) {
        Frame frame = new Frame("table", List.of(feature("a"), feature("b")));
        TableModel model = LearningRunner.PLAIN.run(
                new Chain(new Chain.Parameters(strongest)).learn(frame, Draws.of(2)), rows(correlation));
        return ((Chain.State) model.state()).correlations();
    }

    @Test
    void neighboursKeepTheirCorrelation() {
        assertThat(learnt(1, -0.8)[1]).isCloseTo(-0.8, within(0.02));
    }

    @Test
    void correlationsAreNoStrongerThanAllowed() {
        assertThat(learnt(0.5, -0.8)).containsExactly(0, -0.5);
    }
}
