package dev.hma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hma.core.progress.FitEstimate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    @Test
    void progressTellsRateAndRemainingTimeOnceTheRateHasSettled() {
        assertThat(ProgressLine.text("reading flights", 1000, 250, 500_000_000L))
                .isEqualTo("reading flights  25% of 1,000 rows");
        assertThat(ProgressLine.text("reading flights", 1_000_000, 250_000, 2_000_000_000L))
                .isEqualTo("reading flights  25% of 1,000,000 rows, 125,000 rows/s, 6 s left");
        assertThat(ProgressLine.text("reading flights", 1_000_000, 1000, 1_000_000_000L))
                .endsWith("1,000 rows/s, 16 min 39 s left");
        assertThat(ProgressLine.text("reading flights", 0, 5000, 1_000_000_000L))
                .isEqualTo("reading flights  5,000 rows, 5,000 rows/s");
        assertThat(ProgressLine.text("planning", 0, 0, 2_000_000_000L)).isEqualTo("planning");
    }

    @Test
    void progressRewritesOneLineAndTakesItAway() {
        try (ProgressLine line = new ProgressLine(out, true)) {
            line.begin("reading flights", 10);
            line.begin("reading planes", 10);
        }
        assertThat(text.toString())
                .isEqualTo("\r\033[Kreading flights  0% of 10 rows\r\033[Kreading planes  0% of 10 rows\r\033[K");
    }

    @Test
    void progressIsQuietWithoutATerminal() {
        try (ProgressLine line = new ProgressLine(out, false)) {
            line.begin("reading flights", 10);
            line.advance(10);
        }
        assertThat(text.toString()).isEmpty();
    }

    private static final FitEstimate ESTIMATE = new FitEstimate(
            List.of(new FitEstimate.Table("shops", 1200, 3, 40), new FitEstimate.Table("sales", 1_000_000, 12, 12)),
            300L << 20,
            61.2);

    @Test
    void whatAFitWillTakeIsTold() {
        EstimateText.print(ESTIMATE, 1L << 30, out);
        assertThat(text.toString().lines())
                .containsExactly(
                        "table       rows  columns  with those of other tables, at most",
                        "shops      1,200        3                                   40",
                        "sales  1,000,000       12                                   12",
                        "the fit will take about 62 s and 300 MiB of memory");
    }

    @Test
    void tooLittleMemoryIsAWarningThatSaysWhatToDo() {
        EstimateText.print(ESTIMATE, 256L << 20, out);
        assertThat(text.toString().lines())
                .last()
                .asString()
                .startsWith("warning: Java may take 256 MiB only")
                .contains("HMA_JAVA_OPTS=-Xmx600m", "maxColumns");
    }

    @Test
    void theEstimateTakesTheLineOffTheScreenFirst() {
        try (ProgressLine line = new ProgressLine(out, true)) {
            line.begin("reading keys", 0);
            line.estimate(ESTIMATE);
        }
        assertThat(text.toString())
                .startsWith("\r\033[Kreading keys\r\033[Ktable ")
                .doesNotEndWith("\033[K");
    }

    @Test
    void tablesAlignNumbersAtTheRight() {
        new TextTable("table", "rows")
                .row("flights", "33,921")
                .row("planes", "393")
                .print(out, "  ");
        assertThat(text.toString().lines())
                .containsExactly("  table      rows", "  flights  33,921", "  planes      393");
    }

    @Test
    void treesBecomeHeadingsLinesAndTables() throws IOException {
        String json = """
                {"version": 1, "note": null, "codes": [1, 2],
                 "tables": {"flights": {"rows": 3, "share": 0.123456789}, "planes": {"rows": 10, "kind": {"a": 1}, "more": {"list": [1, 2, 3, 4, 5, 6], "odd": null}}},
                 "deep": {"one": {"list": [{"x": 1e-30}, {"x": 2, "y": true}]}}}
                """;
        new TreeText(out, Map.of()).print(new ObjectMapper().readTree(json));
        assertThat(text.toString().lines())
                .containsExactly(
                        "version  1",
                        "codes    1, 2",
                        "",
                        "tables:",
                        "           rows     share  kind  list",
                        "  flights     3  0.123457",
                        "  planes     10            a=1   1, 2, 3, 4, 5, ... (6)",
                        "",
                        "deep:",
                        "  one:",
                        "    list:",
                        "          x  y",
                        "      1E-30",
                        "          2  true");
    }

    @Test
    void theOrderOfATableTellsTheLargestInfluencesThatFit() throws IOException {
        String long1 = "x".repeat(70);
        String json = """
                {"tables": [{"name": "flights", "road": "context", "order": [
                   {"feature": "flights.hour", "influences": []},
                   {"feature": "flights.carrier: mean", "influences": [
                      {"feature": "planes.seats", "aspect": "", "share": 0.5},
                      {"feature": "flights.hour", "aspect": "row before of the same flights.day", "share": 0.25},
                      {"feature": "", "aspect": "place in the family", "share": 0.02},
                      {"feature": "planes.year", "aspect": "", "share": 0.004}]},
                   {"feature": "flights.delay", "influences": [
                      {"feature": "LONG", "aspect": "", "share": 0.6}, {"feature": "LONG", "aspect": "", "share": 0.3}]}]}]}
                """.replace("LONG", long1);
        new TreeText(out, Map.of("order", OrderText::print)).print(new ObjectMapper().readTree(json));
        assertThat(text.toString().lines())
                .containsSubsequence(
                        "  order:",
                        "    feature                told  by",
                        "    hour                     0%",
                        "    flights.carrier: mean   77%  planes.seats 50%, hour (row before of the same day) 25%, place in the family 2%",
                        "    delay                   90%  " + long1 + " 60%");
    }

    @Test
    void failuresAreOneLineWhateverTheyAre() {
        assertThat(reported(new NoSuchFileException("flights.csv")))
                .isEqualTo("hma: flights.csv: there is no such file or directory");
        assertThat(reported(new IOException("No space\nleft"))).isEqualTo("hma: No space left");
        assertThat(reported(new IllegalStateException("odd"))).contains("should not have happened", "HMA_DEBUG=1");
        assertThat(reported(new IllegalStateException(new OutOfMemoryError()))).contains("HMA_JAVA_OPTS=-Xmx");
    }

    private String reported(Throwable failure) {
        text.getBuffer().setLength(0);
        assertThat(Failures.report(failure, out)).isEqualTo(1);
        out.flush();
        return text.toString().strip();
    }
}
