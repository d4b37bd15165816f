package dev.hma.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.core.json.Json;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static ObjectNode figures(String json) {
        return (ObjectNode) Json.parse(json, "figures");
    }

    private static Summary of(String json) {
        return Summary.of(new Figures(figures(json)), false);
    }

    private static Finding finding(Summary summary, String area) {
        return summary.findings().stream()
                .filter(finding -> finding.area().equals(area))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyMetricIsToldInWords() {
        Summary summary = Summary.of(Example.plain().result(false));

        assertThat(summary.findings())
                .extracting(Finding::area)
                .containsExactly(
                        "Structure and keys",
                        "Columns by themselves",
                        "Columns of a table together",
                        "Tables together",
                        "Children per parent",
                        "Children of one parent",
                        "Siblings",
                        "Told apart by a classifier",
                        "Answers to queries",
                        "Usefulness for learning",
                        "Privacy");
        assertThat(finding(summary, "Structure and keys").details())
                .contains(
                        "club>player.home: 2 rows without a parent",
                        "club: 1 row with a primary key that is missing or there before");
        assertThat(finding(summary, "Columns by themselves").level()).isEqualTo(Level.FAIR);
        assertThat(finding(summary, "Columns by themselves").details())
                .containsExactly("Farthest off: player.goals (0.654), player.foot (0.765), club.founded (0.900)");
        assertThat(finding(summary, "Columns of a table together").level()).isEqualTo(Level.POOR);
        assertThat(finding(summary, "Told apart by a classifier").text())
                .contains("81.0\u00a0% by a row itself", "84.0\u00a0% beside its parent's row")
                .doesNotContain("details of its children");
        assertThat(finding(summary, "Answers to queries").text()).contains("12.3\u00a0%", "1 have no answer");
        assertThat(summary.level()).isEqualTo(Level.POOR);
    }

    @Test
    void whatWasNotMeasuredIsNotToldAndIsNoNumber() {
        assertThat(of("{}").findings()).isEmpty();
        assertThat(of("{}").figures()).isEmpty();
        assertThat(of("{\"icc\": {\"mean_difference\": null}, \"quality\": {\"all_pairs\": {\"column_shapes\": null}}}")
                        .findings())
                .isEmpty();
    }

    @Test
    void levelsFollowFromTheLimits() {
        assertThat(Scale.SHAPES.of(OptionalDouble.of(0.95))).isEqualTo(Level.GOOD);
        assertThat(Scale.SHAPES.of(OptionalDouble.of(0.949))).isEqualTo(Level.FAIR);
        assertThat(Scale.SHAPES.of(OptionalDouble.of(0.849))).isEqualTo(Level.POOR);
        assertThat(Scale.SHAPES.of(OptionalDouble.empty())).isEqualTo(Level.UNKNOWN);
        assertThat(Scale.DETECTION.of(OptionalDouble.of(0.6))).isEqualTo(Level.GOOD);
        assertThat(Scale.DETECTION.of(OptionalDouble.of(0.61))).isEqualTo(Level.FAIR);
        assertThat(Scale.DETECTION.of(OptionalDouble.of(0.76))).isEqualTo(Level.POOR);
        assertThat(Scale.DETECTION.words()).isEqualTo("good up to 0.6, fair up to 0.75");
        assertThat(Scale.SHAPES.words()).isEqualTo("good from 0.95, fair from 0.85");
    }

    @Test
    void whatIsAsGoodAsRowsNeverSeenIsGood() {
        String figures = "{\"cardinality\": {\"mean_ks\": 0.2}, \"holdout\": {\"cardinality\": {\"mean_ks\": %s}}}";

        Finding equal =
                finding(Summary.of(new Figures(figures(figures.formatted("0.2"))), true), "Children per parent");
        assertThat(equal.level()).isEqualTo(Level.GOOD);
        assertThat(equal.text()).contains("no more so than rows never seen", "Rows never seen: 0.200");
        Finding worse =
                finding(Summary.of(new Figures(figures(figures.formatted("0.1"))), true), "Children per parent");
        assertThat(worse.level()).isEqualTo(Level.POOR);
    }

    @Test
    void withoutAHoldoutTheSummarySaysWhatCannotBeKnown() {
        assertThat(Summary.of(Example.plain().result(false)).unknown())
                .anyMatch(text -> text.contains("repeats the rows"))
                .anyMatch(text -> text.contains("--holdout"));
        assertThat(Summary.of(Example.plain().result(true)).unknown()).noneMatch(text -> text.contains("--holdout"));
    }

    @Test
    void withAHoldoutFiguresStandBesideThoseOfRowsNeverSeen() {
        Summary summary = Summary.of(Example.plain().result(true));

        KeyFigure accuracy = summary.figures().stream()
                .filter(figure -> figure.group().equals("Detection, accuracy"))
                .findFirst()
                .orElseThrow();
        assertThat(accuracy.synthetic()).hasValue(0.81);
        assertThat(accuracy.holdout()).hasValue(0.81);
        assertThat(accuracy.againstHoldout()).hasValue(0.81);
        assertThat(accuracy.shown(accuracy.synthetic())).isEqualTo("0.810");
    }

    @Test
    void aDatabaseOfCopiesIsAnAlarm() {
        Finding privacy = finding(of("""
                {"rows": {"t": {"real": 100, "synthetic": 100}},
                 "privacy": {"copies": 1, "copies_real": 0.02, "tables": {"t": {"copies": 1, "copies_real": 0.02}}, "entities": {}}}
                """), "Privacy");

        assertThat(privacy.verdict()).isEqualTo("alarm");
        assertThat(privacy.details()).hasSize(1).first().asString().contains("100\u00a0% of the synthetic rows of t");
        assertThat(privacy.text()).contains("an alarm, not a proof");
    }

    @Test
    void copiesThatAreAsCommonAsTwinsAreNoAlarm() {
        Finding privacy = finding(of("""
                {"rows": {"t": {"real": 120, "synthetic": 120}},
                 "privacy": {"copies": 0.93, "copies_real": 0.9, "tables": {"t": {"copies": 0.93, "copies_real": 0.9, "closer_than_real_p05": 0.05}}}}
                """), "Privacy");

        assertThat(privacy.verdict()).isEqualTo("no alarm");
        assertThat(privacy.text()).contains("an alarm, not a proof");
    }

    @Test
    void nearnessBeyondChanceIsAnAlarmWithAHoldout() {
        String figures = """
                {"privacy": {"copies": 0, "tables": {"t": {"copies": 0, "copies_holdout": 0, "dcr_share": 0.7, "dcr_share_se": %s}}}}
                """;

        assertThat(finding(Summary.of(new Figures(figures(figures.formatted("0.01"))), true), "Privacy")
                        .verdict())
                .isEqualTo("alarm");
        assertThat(finding(Summary.of(new Figures(figures(figures.formatted("0.1"))), true), "Privacy")
                        .verdict())
                .isEqualTo("no alarm");
    }

    @Test
    void whatDoesNotTellRowsApartIsNotSaidToGiveThemAway() {
        Summary summary = of("""
                {"detection": {"single": {"accuracy": 1, "tables": {"team": {"accuracy": 1, "gives_away": [
                  {"feature": "team.city", "share": 1}, {"feature": "team.founded", "share": 0},
                  {"feature": "team.colour", "share": null}]}}}}}""");

        assertThat(finding(summary, "Told apart by a classifier").details())
                .singleElement()
                .asString()
                .contains("what gives it away", "city")
                .doesNotContain("founded", "colour");
    }

    @Test
    void notesKeepTheirMetric() {
        assertThat(Summary.of(Example.plain().result(false)).notes())
                .extracting(Summary.Remark::metric)
                .isEqualTo(List.of("icc", "detection", "missing_shares"));
    }
}
