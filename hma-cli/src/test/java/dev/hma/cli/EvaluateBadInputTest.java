package dev.hma.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code hma evaluate} says when it is given something else than two databases. */
class EvaluateBadInputTest {
    private static final String CHEAP = "diagnostic,integrity,quality";

    @TempDir
    Path home;

    private Schools schools;
    private Path figures;
    private Path report;

    @BeforeEach
    void copySchools() throws IOException {
        schools = Schools.in(home);
        figures = home.resolve("figures.json");
        report = home.resolve("report.html");
        Files.createDirectory(schools.out());
        Files.copy(schools.schools(), synthetic("schools"));
        Files.copy(schools.pupils(), synthetic("pupils"));
    }

    private Path synthetic(String table) {
        return schools.out().resolve(table + ".csv");
    }

    private static String[] evaluate(String... options) {
        return Stream.concat(Stream.of("evaluate"), Stream.of(options)).toArray(String[]::new);
    }

    /** Asked for both files, which must not be there afterwards. */
    private void fails(String... words) {
        List<String> before = schools.files();
        schools.evaluate("--only", CHEAP, "--json", "" + figures, "--html", "" + report)
                .hasFailed(words);
        assertThat(schools.files()).isEqualTo(before);
    }

    private void failsWith(String option, Object value, String... words) {
        List<String> before = schools.files();
        schools.evaluate(option, "" + value).hasFailed(words);
        assertThat(schools.files()).isEqualTo(before);
    }

    @Test
    void optionsThatMustBeGiven() {
        String data = "" + schools.data();
        String metadata = "" + schools.metadata();
        Run.hma(evaluate("--synthetic", data, "--metadata", metadata)).isRefused("--real=DIR");
        Run.hma(evaluate("--real", data, "--metadata", metadata)).isRefused("--synthetic=DIR");
        Run.hma(evaluate("--real", data, "--synthetic", data)).isRefused("--metadata=FILE");
    }

    @Test
    void numbersThatAreNone() {
        schools.evaluate("--seed", "many").isRefused("--seed", "'many'");
        schools.evaluate("--threads", "0").isRefused("--threads is 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--real", "--synthetic"})
    void aDirectoryThatIsNot(String option) {
        boolean real = option.equals("--real");
        Path nowhere = home.resolve("nowhere");
        Run.hma(evaluate(
                        "--real",
                        "" + (real ? nowhere : schools.data()),
                        "--synthetic",
                        "" + (real ? schools.out() : nowhere),
                        "--metadata",
                        "" + schools.metadata()))
                .hasFailed(
                        real ? "the real database" : "the synthetic database",
                        "there is no directory " + nowhere,
                        "Name the directory");
    }

    @Test
    void aHoldoutThatIsNot() {
        failsWith("--holdout", home.resolve("nowhere"), "the holdout", "there is no directory", "nowhere");
    }

    @Test
    void aHoldoutThatIsAFile() {
        failsWith("--holdout", schools.metadata(), "the holdout", "metadata.json is not a directory");
    }

    @Test
    void aHoldoutWithoutAnyOfTheTables() throws IOException {
        failsWith("--holdout", Files.createDirectory(home.resolve("empty")), "the holdout", "none", "schools, pupils");
    }

    @Test
    void anEmptySyntheticDirectory() throws IOException {
        Files.delete(synthetic("schools"));
        Files.delete(synthetic("pupils"));
        fails("the synthetic database", "none of the tables", "out", "schools, pupils");
    }

    @Test
    void metadataThatAreNot() throws IOException {
        Files.delete(schools.metadata());
        fails("metadata.json");
    }

    @Test
    void metadataThatAreNoJson() {
        schools.write(schools.metadata(), "table,column\n");
        fails("metadata.json", "JSON");
    }

    @Test
    void metadataOfOtherData() {
        schools.write(
                schools.metadata(),
                Schools.METADATA.replace("schools", "hospitals").replace("pupils", "patients"));
        fails("the real database", "none of the tables", "hospitals, patients");
    }

    @Test
    void anUnknownMetricIsToldWhichThereAre() {
        failsWith(
                "--only",
                "quality,beauty",
                "'beauty'",
                "cardinality",
                "detection",
                "families",
                "integrity",
                "parents",
                "privacy",
                "quality",
                "queries",
                "usefulness");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--html"})
    void aFileWhereThereIsNoDirectory(String option) {
        failsWith(option, home.resolve("nowhere/file"), "file cannot be written: there is no directory", "nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--html"})
    void aFileInThePlaceOfADirectory(String option) {
        failsWith(option, home, "is a directory", "Name a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--html"})
    void aFileInADirectoryThatMayNotBeWritten(String option) throws IOException {
        Path locked = Files.createDirectory(home.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(locked)).as("who may write everything").isFalse();
        failsWith(option, locked.resolve("file"), "permission denied", "locked");
    }

    @Test
    void figuresAndReportInOneFile() {
        List<String> before = schools.files();
        schools.evaluate("--json", "" + figures, "--html", home.resolve("out/../figures.json") + "")
                .isRefused("--json", "--html", "figures.json");
        assertThat(schools.files()).isEqualTo(before);
    }

    @Test
    void whatWasThereBeforeStaysWhenItFails() {
        schools.write(figures, "mine");
        schools.replace(synthetic("schools"), "3,high,121", "3,\"high,121");
        fails("the synthetic database", "schools.csv", "line 5", "quotation mark");
        assertThat(figures).hasContent("mine");
    }

    @Test
    void anotherEncoding() {
        String content = schools.read(synthetic("schools")).replace("3,high", "3,h\u00f6h");
        schools.write(synthetic("schools"), content.getBytes(StandardCharsets.ISO_8859_1));
        fails("the synthetic database", "schools.csv", "UTF-8");
    }

    @Test
    void rowsOfDifferentLength() {
        schools.replace(synthetic("schools"), "3,high,121", "3,high");
        fails("the synthetic database", "schools.csv", "line 5");
    }

    @Test
    void anEmptyFile() {
        schools.write(synthetic("schools"), "");
        fails("the synthetic database", "schools.csv", "empty");
    }

    @Test
    void valuesThatCannotBeReadCountAsMissingAndAreListed() throws IOException {
        schools.replace(synthetic("schools"), "3,high,121", "3,high,many");
        schools.replace(synthetic("pupils"), "2010-02-11", "2010-02-31");
        Run run = schools.evaluate("--only", CHEAP, "--json", "" + figures).isDone();
        assertThat(run.out()).contains("schools.size", "pupils.born").doesNotContain("NaN");
        JsonNode read = new ObjectMapper().readTree(figures.toFile());
        assertThat(read.toString()).contains("unreadable");
    }

    @Test
    void aMissingTableIsNoFailure() throws IOException {
        Files.delete(synthetic("pupils"));
        Run run = schools.evaluate("--only", CHEAP, "--html", "" + report).isDone();
        assertThat(run.out()).containsPattern("pupils +40 +-").doesNotContain("NaN");
        assertThat(report).isNotEmptyFile();
    }

    @Test
    void anInterruptedEvaluationLeavesNothing() throws Exception {
        List<String> before = schools.files();
        Path temporary = Files.createDirectory(home.resolve("tmp"));
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                                        "-Djava.io.tmpdir=" + temporary,
                                        "-Dhma.terminal=true",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Main.class.getName()),
                                Stream.of(evaluate(
                                        "--real",
                                        "" + schools.data(),
                                        "--synthetic",
                                        "" + schools.out(),
                                        "--metadata",
                                        "" + schools.metadata(),
                                        "--json",
                                        "" + figures,
                                        "--html",
                                        "" + report)))
                        .toList())
                .redirectErrorStream(true)
                .start();
        try {
            // The first word of progress: it is at work.
            assertThat(process.getInputStream().read()).isNotNegative();
            process.toHandle().destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
        } finally {
            process.destroyForcibly();
        }
        Files.delete(temporary);
        assertThat(schools.files()).isEqualTo(before);
    }
}
