package dev.hma.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkCommandTest {
    private static final String CHEAP = "integrity,quality";

    @TempDir
    private Path home;

    private Schools schools;
    private Path json;
    private Path html;
    private List<Path> temporaryBefore;

    @BeforeEach
    void writeSchools() throws IOException {
        schools = Schools.in(home);
        json = home.resolve("benchmark.json");
        html = home.resolve("benchmark.html");
        temporaryBefore = temporary();
    }

    @AfterEach
    void nothingTemporaryStays() throws IOException {
        assertThat(temporary()).isEqualTo(temporaryBefore);
    }

    /** What this process left; others may run benchmarks at the same time. */
    private static List<Path> temporary() throws IOException {
        String own = "hma-benchmark-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(own))
                    .sorted()
                    .toList();
        }
    }

    private Run benchmark(String... more) {
        return Run.hma(Stream.concat(
                        Stream.of(
                                "benchmark",
                                "--data",
                                "" + schools.data(),
                                "--metadata",
                                "" + schools.metadata(),
                                "--only",
                                CHEAP),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void comparesConfigurationsOverSeeds() throws IOException {
        Path file = home.resolve("uniform-scores.json");
        schools.write(file, "{\"tables\": {\"pupils\": {\"columns\": {\"score\": {\"marginal\": \"uniform\"}}}}}");
        Run run = benchmark("--configs", "default," + file, "--seeds", "2", "--json", "" + json, "--html", "" + html)
                .isDone();
        assertThat(run.out())
                .containsPattern(" default +uniform-scores +best\\R")
                .containsPattern("runs +2 of 2 +2 of 2\\R")
                .containsPattern("fidelity \\(overall quality\\) +0\\.[0-9]{3} \\(0\\.[0-9]{3}\\) +0\\.[0-9]{3} ")
                .containsPattern("rows that violate keys +0 \\(0\\) +0 \\(0\\)")
                .containsPattern("fit, s +[0-9.]+ \\([0-9.]+\\)")
                .containsPattern("model, KiB +[0-9]+ \\([0-9]+\\)")
                .doesNotContain("NaN", "never seen")
                .contains("figures in " + json + ", report in " + html);
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.path("runs")).hasSize(4);
        for (JsonNode each : figures.path("runs")) {
            assertThat(each.path("figures").path("fit_seconds").doubleValue()).isPositive();
            assertThat(each.path("figures").path("fit_memory").doubleValue()).isGreaterThan(1 << 20);
            assertThat(each.path("figures").path("model_size").doubleValue()).isGreaterThan(1000);
        }
        JsonNode fidelity = figures.path("summary").path("default").path("fidelity");
        double first = figures.at("/runs/0/figures/fidelity").doubleValue();
        double second = figures.at("/runs/1/figures/fidelity").doubleValue();
        assertThat(first).isNotEqualTo(second);
        assertThat(fidelity.path("mean").doubleValue()).isEqualTo((first + second) / 2);
        assertThat(fidelity.path("standard_deviation").doubleValue())
                .isCloseTo(Math.abs(first - second) / Math.sqrt(2), within(1e-12));
        assertThat(figures.at("/configurations/uniform-scores/tables/pupils/columns/score/marginal")
                        .asText())
                .isEqualTo("uniform");
        assertThat(html)
                .content()
                .contains(
                        "Content-Security-Policy", "uniform-scores", "\"type\":\"points\"", "Fidelity against seconds")
                .doesNotContain("http-equiv=\"refresh\"");
    }

    @Test
    void aRunIsWhatTheCommandsGiveOneByOne() throws IOException {
        benchmark("--configs", "uniform", "--seeds", "1", "--json", "" + json).isDone();
        JsonNode run = new ObjectMapper().readTree(json.toFile()).at("/runs/0/figures");
        schools.fit("--marginal", "uniform", "--seed", "0").isDone();
        schools.sample("--seed", "0").isDone();
        Path figures = home.resolve("figures.json");
        schools.evaluate("--only", CHEAP, "--json", "" + figures).isDone();
        JsonNode alone = new ObjectMapper().readTree(figures.toFile());
        assertThat(run.path("fidelity")).isEqualTo(alone.at("/quality/all_pairs/overall"));
        assertThat(run.path("parent_trends")).isEqualTo(alone.at("/quality/all_pairs/intertable_trends"));
        assertThat(run.path("model_size").longValue()).isCloseTo(Files.size(schools.model()), within(64L));
    }

    @Test
    void aHoldoutIsKeptFromTheFits() throws IOException {
        Run run = benchmark("--configs", "default", "--seeds", "1", "--holdout", "0.3", "--json", "" + json)
                .isDone();
        assertThat(run.out())
                .containsPattern("schools +10 +7 +3 +0 +0\\R")
                .contains("rows never seen", "One run each", "share of 0.3 was held out");
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.at("/tables/0/held_out").intValue()).isEqualTo(3);
        assertThat(figures.at("/tables/1/training").intValue()
                        + figures.at("/tables/1/held_out").intValue())
                .isEqualTo(40);
        assertThat(figures.at("/runs/0/rows_never_seen/column_shapes").doubleValue())
                .isBetween(0.0, 1.0);
        assertThat(figures.at("/summary/default/column_shapes/standard_deviation")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void aRunThatFailsSaysWhyAndTheOthersGoOn() throws IOException {
        Path file = home.resolve("elsewhere.json");
        schools.write(file, "{\"tables\": {\"hospitals\": {\"marginal\": \"uniform\"}}}");
        Run run = benchmark("--configs", file + ",default", "--seeds", "1", "--json", "" + json, "--html", "" + html);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("hma: 1 of 2 runs failed").hasLineCount(1);
        assertThat(run.out())
                .containsPattern("runs +all failed +1 of 1\\R")
                .contains("elsewhere, seed 0 failed: ", "there is no table 'hospitals'")
                .containsPattern("column shapes +- +0\\.[0-9]{3} ");
        JsonNode runs = new ObjectMapper().readTree(json.toFile()).path("runs");
        assertThat(runs.path(0).path("failure").asText()).contains("hospitals");
        assertThat(runs.path(1).has("failure")).isFalse();
        assertThat(html).content().contains("Runs that failed", "there is no table &#39;hospitals&#39;");
    }

    @Test
    void anUnknownConfigurationIsToldWhatThereIs() {
        benchmark("--configs", "default,best")
                .hasFailed(
                        "'best'", "gaussian-copula", "moments", "empirical", "canonical", "auto", "default", "files");
    }

    @Test
    void configurationsThatCannotBe() {
        benchmark("--configs", "default,default").hasFailed("two configurations are called 'default'");
        benchmark("--configs", "" + home.resolve("nowhere.json")).hasFailed("nowhere.json");
        Path file = home.resolve("bad.json");
        schools.write(file, "{\"colour\": 1}");
        benchmark("--configs", "" + file).hasFailed("bad.json", "colour");
    }

    @Test
    void wrongUse() {
        benchmark().isRefused("--configs=NAME");
        benchmark("--configs", "default", "--seeds", "0").isRefused("--seeds is 0");
        benchmark("--configs", "default", "--holdout", "1").isRefused("--holdout is 1.0");
        benchmark("--configs", "default", "--holdout", "0").isRefused("--holdout is 0.0");
        benchmark("--configs", "default", "--holdout", "half").isRefused("--holdout", "half");
        benchmark("--configs", "default", "--threads", "0").isRefused("--threads is 0");
        benchmark("--configs", "default", "--json", "" + json, "--html", "" + json)
                .isRefused("the same file");
        assertThat(json).doesNotExist();
    }

    @Test
    void whatCannotWorkIsToldBeforeTheWork() {
        benchmark("--configs", "default", "--only", "beauty").hasFailed("'beauty'", "quality");
        benchmark("--configs", "default", "--json", "" + home.resolve("nowhere/f"))
                .hasFailed("nowhere");
        benchmark("--configs", "default", "--holdout", "0.001").hasFailed("holdout of 0.001", "without rows");
        schools.write(schools.metadata(), "no JSON");
        benchmark("--configs", "default").hasFailed("metadata.json");
    }
}
