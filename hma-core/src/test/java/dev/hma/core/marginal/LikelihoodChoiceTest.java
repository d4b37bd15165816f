package dev.hma.core.marginal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.Normal;
import dev.hma.api.marginal.ValueCounts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LikelihoodChoiceTest {
    private static final Map<String, MarginalFamily<?>> FAMILIES = MarginalsTest.families();

    private static String chosen(ValueCounts counts) {
        LikelihoodChoice.Chosen chosen = LikelihoodChoice.choose(FAMILIES, counts);
        assertThat(chosen.marginal()).isEqualTo(FAMILIES.get(chosen.name()).fit(counts));
        return chosen.name();
    }

    private static String chosen(DoubleUnaryOperator function) {
        return chosen(Data.count(0, Data.draw("choice", 3000, function)));
    }

    @Test
    void findsTheFamilyThatTheDataComeFrom() {
        assertThat(chosen(z -> 5 + 2 * z)).isEqualTo("normal");
        assertThat(chosen(z -> 3 * Normal.cdf(z))).isEqualTo("uniform");
        assertThat(chosen(z -> quantile(new GammaDistribution(2, 10, 3), z))).isEqualTo("gamma");
        assertThat(chosen(z -> quantile(new BetaDistribution(0.6, 0.7, new Interval(0, 1)), z)))
                .isEqualTo("beta");
        assertThat(chosen(z -> quantile(new TruncatedNormalDistribution(0, 1, new Interval(-0.9, 0.7)), z)))
                .isEqualTo("truncated-normal");
    }

    private static double quantile(Continuous distribution, double z) {
        return distribution.quantile(Normal.cdf(z), Normal.cdf(-z));
    }

    @Test
    void findsItForVeryManyValuesToo() {
        assertThat(chosen(Data.count(0, Data.draw("large", 200_000, z -> 5 + 2 * z))))
                .isEqualTo("normal");
    }

    @Test
    void wholeNumbersAreTakenAsIntervals() {
        assertThat(chosen(Data.count(1, Data.draw("whole", 3000, z -> Math.rint(5 + 2 * z)))))
                .isEqualTo("normal");
        assertThat(chosen(Data.count(1, Data.draw("die", 3000, z -> Math.floor(20 * Normal.cdf(z))))))
                .isEqualTo("uniform");
    }

    @Test
    void fallsBackToTheDataWhereNothingFits() {
        assertThat(chosen(z -> z < 0 ? z - 50 : z + 50)).isEqualTo("empirical");
        assertThat(chosen(z -> z * StrictMath.exp(z * z))).isEqualTo("empirical");
    }

    @Test
    void fallsBackToTheDataWhereSingleValuesHaveAMassOfTheirOwn() {
        assertThat(chosen(z -> z < -1.9 ? 0 : z)).isEqualTo("empirical");
    }

    @Test
    void fallsBackToTheDataForCategoriesConstantsAndNothing() {
        assertThat(chosen(ValueCounts.ofCodes(new long[] {100, 110, 105, 98}, 0)))
                .isEqualTo("empirical");
        assertThat(chosen(Data.count(4, 4, 4))).isEqualTo("empirical");
        assertThat(chosen(Data.count())).isEqualTo("empirical");
        assertThat(chosen(Data.count(0, 1))).isEqualTo("empirical");
    }

    @Test
    void choosesForEveryKindOfColumn() {
        Data.columns()
                .forEach(
                        (name, values) -> assertThat(chosen(Data.count(values))).isIn(FAMILIES.keySet()));
    }

    @Test
    void theOrderOfTheFamiliesDoesNotMatter() {
        Map<String, MarginalFamily<?>> reversed = new LinkedHashMap<>();
        FAMILIES.keySet().stream()
                .sorted(java.util.Comparator.reverseOrder())
                .forEach(name -> reversed.put(name, FAMILIES.get(name)));
        reversed.put("a-normal-of-ones-own", new NormalFamily());
        ValueCounts counts = Data.count(0, Data.draw("order", 1000, z -> z));

        assertThat(LikelihoodChoice.choose(reversed, counts).name()).isEqualTo("a-normal-of-ones-own");
    }

    @Test
    void theEmpiricalFamilyNeedNotBeAmongThem() {
        ValueCounts counts = Data.count(4, 4, 4);
        Marginal expected = new EmpiricalFamily().fit(counts);

        assertThat(LikelihoodChoice.choose(Map.of(), counts))
                .isEqualTo(new LikelihoodChoice.Chosen("empirical", expected));
    }
}
