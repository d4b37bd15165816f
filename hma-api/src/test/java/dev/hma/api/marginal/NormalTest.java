package dev.hma.api.marginal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {
    /** Probabilities from 30 digits of mpmath. */
    @ParameterizedTest
    @CsvSource({
        "-38, 2.88542836006878431e-316",
        "-20, 2.7536241186062337e-89",
        "-10, 7.61985302416052607e-24",
        "-7.034483825301131, 1.00000000000000484e-12",
        "-5, 2.86651571879193912e-7",
        "-3.5, 0.000232629079035525036",
        "-1, 0.158655253931457051",
        "0, 0.5",
        "0.5, 0.691462461274013104",
        "2, 0.977249868051820793",
        "8, 0.999999999999999378"
    })
    void probabilitiesAndQuantilesAreExactEvenFarOut(double z, double p) {
        assertThat(Normal.cdf(z)).isCloseTo(p, withinPercentage(1e-10));
        if (z < 3) {
            // The first probability is subnormal and has few digits.
            assertThat(Normal.quantile(p)).isCloseTo(z, within(p < Double.MIN_NORMAL ? 1e-8 : 1e-12));
        }
    }

    @Test
    void agreesWithTheReferenceWhereThatIsAtHand() throws IOException {
        String number = "\\s*(-?[0-9.eE+-]+)";
        Pattern row = Pattern.compile("\\{\\s*\"family\":\\s*\"norm\",\\s*\"shape\":\\s*\\[\\s*\\],\\s*\"loc\":"
                + number
                + ",\\s*\"scale\":" + number + ",\\s*\"u\":" + number + ",\\s*\"quantile\":" + number + ",\\s*\"cdf\":"
                + number + ",\\s*\"sf\":" + number + ",\\s*\"log_density\":" + number);
        Matcher rows = row.matcher(Files.readString(reference()));
        int compared = 0;
        while (rows.find()) {
            double loc = Double.parseDouble(rows.group(1));
            double scale = Double.parseDouble(rows.group(2));
            double u = Double.parseDouble(rows.group(3));
            double x = Double.parseDouble(rows.group(4));
            double z = (x - loc) / scale;
            // A quantile is a double: what its last bits are worth, in probability and in u.
            double rounding = 4 * Math.ulp(x) / scale * Normal.density(z);
            assertThat(Normal.cdf(z)).isCloseTo(Double.parseDouble(rows.group(5)), within(1e-10 * u + rounding));
            double sf = Double.parseDouble(rows.group(6));
            assertThat(Normal.cdf(-z)).isCloseTo(sf, within(1e-10 * sf + rounding));
            double logDensity = StrictMath.log(Normal.density(z) / scale);
            assertThat(logDensity)
                    .isCloseTo(
                            Double.parseDouble(rows.group(7)), within(1e-9 + 10 * Math.ulp(x) / scale * Math.abs(z)));
            double quantile = loc + scale * Normal.quantile(u);
            assertThat(quantile).isCloseTo(x, within(1e-9 * scale * Math.abs(z) + 4 * Math.ulp(x) + 1e-15));
            compared++;
        }
        assertThat(compared).isGreaterThanOrEqualTo(54);
    }

    private static Path reference() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/reference/distributions.json");
            if (Files.exists(file)) {
                return file;
            }
        }
        return Assumptions.abort("shared/reference/distributions.json is not beside the project");
    }

    @Test
    void quantilesInvertProbabilities() {
        for (double z = -37; z <= 5; z += 0.0173) {
            assertThat(Normal.quantile(Normal.cdf(z)))
                    .isCloseTo(z, within(z < 0 ? 1e-10 : 1e-12 + 3e-16 / Normal.density(z)));
        }
    }

    @Test
    void probabilitiesGrowAcrossTheSeamsOfTheAlgorithms() {
        double before = 0;
        for (double z = -38.5; z <= 9; z += 0.001) {
            double p = Normal.cdf(z);
            assertThat(p).isGreaterThanOrEqualTo(before);
            before = p;
        }
    }

    @Test
    void bothSidesMirrorEachOther() {
        for (double z = 0; z < 9; z += 0.01) {
            assertThat(Normal.cdf(z) + Normal.cdf(-z)).isCloseTo(1, within(2e-16));
            assertThat(Normal.density(z)).isEqualTo(Normal.density(-z));
        }
        for (double p = 0.001; p < 0.5; p += 0.001) {
            assertThat(Normal.quantile(1 - p)).isCloseTo(-Normal.quantile(p), within(1e-13));
        }
    }

    @Test
    void theScaledTailIsATailWithoutItsExponential() {
        for (double x = 0; x < 37; x += 0.1) {
            assertThat(Normal.scaledTail(x) * StrictMath.exp(-0.5 * x * x))
                    .isCloseTo(Normal.cdf(-x), withinPercentage(1e-10));
        }
        assertThat(Normal.scaledTail(1e10) * 1e10).isCloseTo(0.3989422804014327, within(1e-15));
        assertThat(Normal.scaledTail(Double.POSITIVE_INFINITY)).isZero();
    }

    @Test
    void theEndsOfTheLineAndOfTheProbabilitiesMeet() {
        assertThat(Normal.cdf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Normal.density(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(-0.5)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Normal.quantile(1.5)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Normal.quantile(Double.MIN_VALUE)).isCloseTo(-38.467, within(0.01));
    }

    @Test
    void noNumberGivesNoNumber() {
        assertThat(Normal.cdf(Double.NaN)).isNaN();
        assertThat(Normal.density(Double.NaN)).isNaN();
        assertThat(Normal.quantile(Double.NaN)).isNaN();
    }
}
