package dev.hma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    Path home;

    private Schools schools;

    @BeforeEach
    void writeSchools() {
        schools = Schools.in(home);
    }

    @Test
    void fitTellsTablesRowsSecondsAndTheModelFile() {
        Run run = schools.fit().isDone();
        assertThat(run.out())
                .containsPattern("schools +10\n")
                .containsPattern("pupils +40\n")
                .containsPattern("fitted in [0-9.]+ s, model in " + schools.model());
        assertThat(schools.model()).isNotEmptyFile();
    }

    @Test
    void sampleWritesAFilePerTableInTheMetadatasOrderOfColumns() {
        schools.fit().isDone();
        Run run = schools.sample("--scale", "3").isDone();
        assertThat(run.out())
                .containsPattern("schools +30\n")
                .containsPattern("pupils +120\n")
                .containsPattern("sampled in [0-9.]+ s, tables in " + schools.out());
        assertThat(schools.read(schools.out().resolve("schools.csv")).lines())
                .hasSize(31)
                .startsWith("school,kind,size");
        assertThat(schools.read(schools.out().resolve("pupils.csv")).lines())
                .hasSize(121)
                .startsWith("pupil,school,score,born,boards");
    }

    @Test
    void sampleWritesArrowFiles() {
        schools.fit().isDone();
        schools.sample("--format", "arrow").isDone();
        assertThat(schools.out().resolve("schools.arrow")).isNotEmptyFile();
        assertThat(schools.out().resolve("pupils.arrow")).isNotEmptyFile();
    }

    @Test
    void theSameSeedGivesTheSameBytesWhateverTheThreads() {
        schools.fit("--threads", "1").isDone();
        schools.sample("--seed", "7", "--threads", "1").isDone();
        String one = schools.read(schools.out().resolve("pupils.csv"));
        schools.sample("--seed", "7", "--threads", "3", "--overwrite").isDone();
        assertThat(schools.read(schools.out().resolve("pupils.csv"))).isEqualTo(one);
        schools.sample("--seed", "8", "--overwrite").isDone();
        assertThat(schools.read(schools.out().resolve("pupils.csv"))).isNotEqualTo(one);
    }

    @Test
    void overwriteLeavesFilesOfOtherNamesAlone() {
        schools.fit().isDone();
        schools.sample().isDone();
        schools.write(schools.out().resolve("notes.txt"), "mine");
        schools.sample("--overwrite").isDone();
        assertThat(schools.out().resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void optionsWinOverTheConfigurationFile() throws IOException {
        Path config = home.resolve("config.json");
        schools.write(config, "{\"seed\": 5, \"marginal\": \"normal\"}");
        schools.fit("--config", "" + config, "--marginal", "uniform").isDone();
        Run run = Run.hma("inspect", "--model", "" + schools.model(), "--json").isDone();
        assertThat(run.out()).contains("\"uniform\"").doesNotContain("\"normal\"");
    }

    @Test
    void inspectShowsTheTablesToPeopleAndToPrograms() throws IOException {
        schools.fit().isDone();
        Run text = Run.hma("inspect", "--model", "" + schools.model()).isDone();
        assertThat(text.out()).contains("schools", "pupils", "score", "empirical");
        Run json = Run.hma("inspect", "--model", "" + schools.model(), "--json").isDone();
        JsonNode tree = new ObjectMapper().readTree(json.out());
        assertThat(tree.isObject()).isTrue();
        assertThat(tree.toString()).contains("schools", "pupils", "score", "empirical");
    }

    /** Pupils whose score follows from the day that they were born on. */
    private void scoresFollowFromBirth() {
        Random random = new Random(3);
        StringBuilder pupils = new StringBuilder("pupil,school,score,born,boards\n");
        for (int i = 0; i < 400; i++) {
            int day = random.nextInt(100);
            pupils.append(String.format(
                    Locale.ROOT,
                    "p%d,%d,%d.5,2010-%02d-%02d,%b\n",
                    i,
                    i % 10,
                    day,
                    1 + day / 9,
                    10 + day % 9,
                    i % 7 < 3));
        }
        schools.write(schools.pupils(), pupils.toString());
    }

    private JsonNode influences(JsonNode learnt, String feature) {
        for (JsonNode explanation : learnt.at("/tables/1/order")) {
            if (explanation.path("feature").asText().equals(feature)) {
                return explanation.path("influences");
            }
        }
        throw new AssertionError(feature + " is not in " + learnt.at("/tables/1/order"));
    }

    @Test
    void inspectTellsWhatColumnsLeanOn() throws IOException {
        scoresFollowFromBirth();
        schools.fit().isDone();
        Run text = Run.hma("inspect", "--model", "" + schools.model()).isDone();
        assertThat(text.out())
                .containsPattern("residual of +told +by\\R")
                .containsPattern("\\R +score +9[0-9]% +born 9[0-9]%")
                .containsPattern("\\R +born +9[0-9]% +score 9[0-9]%");
        schools.fit("--synthesizer", "trees").isDone();
        Run json = Run.hma("inspect", "--model", "" + schools.model(), "--json").isDone();
        JsonNode learnt = new ObjectMapper().readTree(json.out());
        JsonNode order = learnt.at("/tables/1/order");
        boolean bornFirst = order.findValuesAsText("feature").indexOf("pupils.born")
                < order.findValuesAsText("feature").indexOf("pupils.score");
        JsonNode first =
                influences(learnt, bornFirst ? "pupils.score" : "pupils.born").get(0);
        assertThat(first.path("feature").asText()).isEqualTo(bornFirst ? "pupils.born" : "pupils.score");
        assertThat(first.path("aspect").asText()).isEmpty();
        assertThat(first.path("share").asDouble()).isBetween(0.9, 1.0);
    }

    @Test
    void orphansAreDroppedOnRequestAndCounted() {
        schools.replace(schools.pupils(), "p7,9,", "p7,nowhere,");
        Run run = schools.fit("--orphans", "drop").isDone();
        assertThat(run.out())
                .contains("rows of pupils left out for want of a parent: 1")
                .containsPattern("pupils +39\n");
    }

    @Test
    void pluginsListsComponentsWithTheirParameters() {
        Run run = Run.hma("plugins").isDone();
        assertThat(run.out())
                .contains("gaussian-copula", "moments", "empirical", "random", "csv", "arrow")
                .contains("default")
                .contains("dev.hma.core.component.CorePlugin");
    }

    @Test
    void anEmptyDirectoryOfPluginsAddsNothing() throws IOException {
        Path plugins = Files.createDirectory(home.resolve("plugins"));
        String own = Run.hma("plugins").isDone().out();
        assertThat(Run.hma("plugins", "--plugins", "" + plugins).isDone().out()).isEqualTo(own);
        assertThat(Run.hma("--plugins", "" + plugins, "plugins").isDone().out()).isEqualTo(own);
    }

    @Test
    void helpAndVersionAreResults() {
        assertThat(Run.hma("--help").isDone().out())
                .contains("demo", "fit", "sample", "evaluate", "benchmark", "inspect", "plugins");
        assertThat(Run.hma("evaluate", "--help").isDone().out()).contains("--real", "--holdout", "--only", "--html");
        assertThat(Run.hma("fit", "--help").isDone().out()).contains("--metadata", "--orphans");
        assertThat(Run.hma("--version").isDone().out()).startsWith("hma ");
    }

    @Test
    void evaluateTellsTheMainFiguresAndWritesFiguresAndReport() throws IOException {
        schools.fit().isDone();
        schools.sample().isDone();
        Path json = home.resolve("figures.json");
        Path html = home.resolve("report.html");
        Run run = schools.evaluate("--only", "integrity,quality", "--json", "" + json, "--html", "" + html)
                .isDone();
        assertThat(run.out())
                .containsPattern("pupils +40 +40\n")
                .containsPattern("rows that violate keys +0 +none\n")
                .containsPattern("column shapes +[01]\\.[0-9]{3} +1\n")
                .contains("Structure and keys: good")
                .contains("What cannot be known:", "--holdout")
                .doesNotContain("Detection", "NaN")
                .containsPattern("evaluated in [0-9.]+ s, figures in " + json + ", report in " + html);
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.at("/rows/pupils/synthetic").intValue()).isEqualTo(40);
        assertThat(figures.at("/quality/all_pairs/column_shapes").isNumber()).isTrue();
        assertThat(html).content().startsWith("<!DOCTYPE html>").contains("out compared with data");
    }

    @Test
    void evaluateTellsWhatRowsNeverSeenGet() {
        schools.fit().isDone();
        schools.sample().isDone();
        Run run = schools.evaluate("--only", "quality,diagnostic", "--holdout", "" + schools.data())
                .isDone();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("rows held out", "rows never seen", "Rows never seen: 1.000")
                .doesNotContain("--holdout");
    }

    @Test
    void evaluateGivesTheSameFiguresOnAnyNumberOfThreads() {
        schools.fit().isDone();
        schools.sample().isDone();
        String metrics = "diagnostic,integrity,quality,cardinality,icc,khop,families,parents,queries";
        Path json = home.resolve("figures.json");
        schools.evaluate("--only", metrics, "--seed", "3", "--threads", "1", "--json", "" + json)
                .isDone();
        String one = schools.read(json);
        schools.evaluate("--only", metrics, "--seed", "3", "--threads", "3", "--json", "" + json)
                .isDone();
        assertThat(schools.read(json)).isEqualTo(one);
    }

    /** On a part of its rows: most of the time goes to the evaluation. How all of them come out is tested elsewhere. */
    @Test
    void theDemoTellsHowWellItCameOut() throws IOException {
        Path out = home.resolve("demo");
        copyPartOfTheDemosData(Path.of("../data/nycflights13"), home.resolve("data/nycflights13"));
        System.setProperty("hma.home", home.toString());
        try {
            Run run = Run.hma("demo", "--out", "" + out).isDone();
            assertThat(run.out())
                    .containsPattern("flights +1,130 +1,130 +0\\.9")
                    .containsPattern("planes>flights.tailnum +(1\\.000|0\\.9)")
                    .containsPattern("Columns by themselves +good +0\\.9")
                    .contains("" + out, "" + out.resolve("report.html"));
            assertThat(out.resolve("report.html"))
                    .content()
                    .startsWith("<!DOCTYPE html>")
                    .endsWith("</html>\n");
            assertThat(out.resolve("flights.csv")).isNotEmptyFile();
            Run.hma("demo", "--out", "" + out).hasFailed("already holds files", "--overwrite");
        } finally {
            System.clearProperty("hma.home");
        }
    }

    /** One of thirty flights and hours of weather; the tables that they refer to stay whole. */
    private void copyPartOfTheDemosData(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String file : List.of("metadata.json", "airlines.csv", "airports.csv", "planes.csv")) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
        for (String file : List.of("flights.csv", "weather.csv")) {
            List<String> lines = Files.readAllLines(from.resolve(file));
            Files.write(
                    to.resolve(file),
                    IntStream.range(0, lines.size())
                            .filter(line -> line % 30 == 0)
                            .mapToObj(lines::get)
                            .toList());
        }
    }
}
