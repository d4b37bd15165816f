package dev.hma.testkit.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Plugin;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Schema;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.testkit.ExtensionStrategyContract;
import dev.hma.testkit.LearningRunner;
import dev.hma.testkit.MarginalFamilyContract;
import dev.hma.testkit.ParentMatcherContract;
import dev.hma.testkit.TableSynthesizerContract;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the package descriptions teach is right: the code compiles, and the components keep their contracts. */
class GuideTest {
    private static List<Path> descriptions() {
        return Guide.descriptions().stream()
                .filter(description -> !description.endsWith("api/package-info.java"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void everyPackageIsTaughtByCode(Path description) {
        assertThat(Guide.snippets(description)).as("code in %s", description).isNotEmpty();
    }

    @Nested
    class Even extends MarginalFamilyContract {
        @Override
        protected MarginalFamily<?> family() {
            return Guide.make("EvenFamily", MarginalFamily.class);
        }

        @Override
        protected Set<MarginalFamilyContract.Keeps> keeps() {
            return EnumSet.noneOf(MarginalFamilyContract.Keeps.class);
        }

        @Override
        protected double[] typicalColumn() {
            double[] column = new double[4000];
            Arrays.setAll(column, i -> 3 + i * 0.001);
            return column;
        }
    }

    @Nested
    class OneFactor extends TableSynthesizerContract {
        @Override
        protected TableSynthesizer<?> synthesizer() {
            try {
                Object most = Guide.load("OneFactor$Parameters")
                        .getConstructor(double.class)
                        .newInstance(1);
                return Guide.make("OneFactor", TableSynthesizer.class, most);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("OneFactor cannot be made", e);
            }
        }

        @Override
        protected Set<TableSynthesizerContract.Keeps> keeps() {
            return EnumSet.noneOf(TableSynthesizerContract.Keeps.class);
        }
    }

    @Nested
    class Alike extends ExtensionStrategyContract {
        @Override
        protected ExtensionStrategy<?> strategy() {
            return Guide.make("Alike", ExtensionStrategy.class);
        }

        @Override
        protected Set<ExtensionStrategyContract.Keeps> keeps() {
            return EnumSet.noneOf(ExtensionStrategyContract.Keeps.class);
        }
    }

    @Nested
    class SideBySide extends ParentMatcherContract {
        @Override
        protected ParentMatcher<?> matcher() {
            return Guide.make("SideBySide", ParentMatcher.class);
        }
    }

    @Test
    void meansAreLearntWhateverTheReading() {
        Feature feature = new Feature("a", "a", 0, null, Attenuation.NONE, Gaussian.STANDARD);
        Frame frame = new Frame("table", List.of(feature));
        FeatureBatch rows = FeatureBatch.allocate(0, 101, 1);
        Arrays.setAll(rows.column(0), i -> i == 100 ? Double.NaN : i * 0.01);
        double[] expected = learnt(LearningRunner.PLAIN, frame, rows);
        assertThat(expected[0]).isBetween(0.4949, 0.4951);
        for (LearningRunner runner : LearningRunner.variants()) {
            assertThat(learnt(runner, frame, rows)).as("%s", runner).isEqualTo(expected);
        }
    }

    @SuppressWarnings("unchecked")
    private static double[] learnt(LearningRunner runner, Frame frame, FeatureBatch rows) {
        return (double[]) runner.run(Guide.make("MeanScores", Learning.Sums.class, frame), rows);
    }

    @Test
    void noiseIsTheSameTogetherAndRowByRow() throws ReflectiveOperationException {
        var of = Guide.load("Noise").getMethod("of", Draws.class, long.class, int.class, int.class);
        double[] together = (double[]) of.invoke(null, Draws.of(1), 0L, 5, 2);
        assertThat((double[]) of.invoke(null, Draws.of(1), 3L, 1, 2)).containsExactly(together[3]);
    }

    @Test
    void theSchemaInCodeIsWhole() throws ReflectiveOperationException {
        Schema shop = (Schema) Guide.load("Shop").getField("SCHEMA").get(null);
        assertThat(shop.parentsOf("orders"))
                .singleElement()
                .satisfies(r -> assertThat(r.parent()).isEqualTo("customers"));
    }

    @Test
    void thePluginBringsWhatTheOtherDescriptionsShow() {
        Plugin plugin = Guide.make("GuidePlugin", Plugin.class);
        assertThat(plugin.components()).extracting(Component::name).hasSize(5).doesNotHaveDuplicates();
        for (Component<?> component : plugin.components()) {
            assertThat((Object) component.maker().apply(component.defaults()))
                    .as(component.name())
                    .isInstanceOf(component.kind());
        }
    }
}
