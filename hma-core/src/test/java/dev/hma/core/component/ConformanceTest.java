package dev.hma.core.component;

import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.plugin.Component;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.testkit.MarginalFamilyContract;
import dev.hma.testkit.TableSynthesizerContract;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;

/** The marginal families and the synthesizer that come with HMA pass the conformance kit. */
class ConformanceTest {
    private static <T> T component(Class<T> kind, String name) {
        Component<?> component = new CorePlugin()
                .components().stream()
                        .filter(c -> c.kind() == kind && c.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return kind.cast(component.maker().apply(component.defaults()));
    }

    /** A column that has a distribution exactly. */
    private static double[] column(DoubleUnaryOperator quantile) {
        double[] column = new double[4000];
        Arrays.setAll(column, i -> quantile.applyAsDouble((i + 0.5) / column.length));
        return column;
    }

    @Nested
    class Empirical extends MarginalFamilyContract {
        @Override
        protected MarginalFamily<?> family() {
            return component(MarginalFamily.class, "empirical");
        }
    }

    /** Families with a fixed shape. */
    abstract static class Shaped extends MarginalFamilyContract {
        private final String name;

        Shaped(String name) {
            this.name = name;
        }

        @Override
        protected MarginalFamily<?> family() {
            return component(MarginalFamily.class, name);
        }

        @Override
        protected Set<Keeps> keeps() {
            return EnumSet.noneOf(Keeps.class);
        }
    }

    @Nested
    class Normal extends Shaped {
        Normal() {
            super("normal");
        }
    }

    @Nested
    class TruncatedNormal extends Shaped {
        TruncatedNormal() {
            super("truncated-normal");
        }

        /** The lower 80 percent of a normal distribution. */
        @Override
        protected double[] typicalColumn() {
            return column(p -> 50 + 10 * dev.hma.api.marginal.Normal.quantile(0.8 * p));
        }
    }

    @Nested
    class Uniform extends Shaped {
        Uniform() {
            super("uniform");
        }

        @Override
        protected double[] typicalColumn() {
            return column(p -> -3 + 20 * p);
        }
    }

    @Nested
    class Beta extends Shaped {
        Beta() {
            super("beta");
        }

        /** A beta distribution with parameters 1 and 3. */
        @Override
        protected double[] typicalColumn() {
            return column(p -> 10 * (1 - StrictMath.cbrt(1 - p)));
        }
    }

    @Nested
    class Gamma extends Shaped {
        Gamma() {
            super("gamma");
        }

        /** An exponential distribution. */
        @Override
        protected double[] typicalColumn() {
            return column(p -> 5 - 2 * StrictMath.log(1 - p));
        }
    }

    @Nested
    class GaussianCopula extends TableSynthesizerContract {
        @Override
        protected TableSynthesizer<?> synthesizer() {
            return component(TableSynthesizer.class, "gaussian-copula");
        }
    }
}
