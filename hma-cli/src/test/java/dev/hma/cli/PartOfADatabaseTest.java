package dev.hma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples of which a part is given, as files or by conditions. */
class PartOfADatabaseTest {
    private static final String OWN = "school,kind,size\na,primary,110\n07,boarding,9999\nc,,\n";

    @TempDir
    Path home;

    private Schools schools;
    private Path given;

    @BeforeEach
    void fit() throws IOException {
        schools = Schools.in(home);
        schools.fit().isDone();
        given = Files.createDirectory(home.resolve("given"));
    }

    private String sampled(String table) {
        // RFC 4180 ends lines with CR LF.
        return schools.read(schools.out().resolve(table)).replace("\r\n", "\n");
    }

    private void sampleFails(List<String> options, String... words) {
        List<String> before = schools.files();
        schools.sample(options.toArray(String[]::new)).hasFailed(words);
        assertThat(schools.files()).isEqualTo(before);
    }

    @Test
    void aGivenTableIsKeptByteForByteAndTheOthersReferToIt() {
        schools.write(given.resolve("schools.csv"), OWN);
        Run run = schools.sample("--given", "" + given, "--scale", "2").isDone();
        assertThat(run.out()).containsPattern("schools +3\n").containsPattern("pupils +80\n");
        assertThat(sampled("schools.csv")).isEqualTo(OWN);
        assertThat(sampled("pupils.csv").lines().skip(1))
                .hasSize(80)
                .allMatch(line -> line.matches("[^,]+,(a|07|c),.*"));
    }

    @Test
    void whatWasSampledAsArrowCanBeGiven() {
        schools.sample("--seed", "5", "--format", "arrow").isDone();
        Path first = home.resolve("first");
        assertThat(schools.out().toFile().renameTo(first.toFile())).isTrue();
        assertThat(first.resolve("pupils.arrow").toFile().delete()).isTrue();
        schools.sample("--seed", "5").isDone();
        String before = sampled("schools.csv");
        schools.sample("--seed", "6", "--given", "" + first, "--overwrite").isDone();
        assertThat(sampled("schools.csv")).isEqualTo(before);
    }

    @Test
    void givenTablesAreCheckedAsInAFit() {
        List<String> options = List.of("--given", "" + given);
        sampleFails(options, "given holds no tables");
        schools.write(given.resolve("pupils.csv"), schools.read(schools.pupils()));
        sampleFails(options, "table pupils", "its parent schools is not", "Give schools as well");
        schools.write(given.resolve("schools.csv"), OWN);
        sampleFails(options, "table pupils, column school", "'0'", "not there", "those that are given");
        assertThat(given.resolve("pupils.csv").toFile().delete()).isTrue();
        schools.write(given.resolve("schools.csv"), OWN.replace("9999", "many"));
        sampleFails(options, "schools.csv", "line 3", "size", "'many'");
        schools.write(given.resolve("schools.csv"), OWN.replace("07,", "a,"));
        sampleFails(options, "table schools", "row 2 repeats", "'a'");
        schools.write(given.resolve("schools.csv"), OWN.replace("kind", "sort"));
        sampleFails(options, "schools.csv", "'kind'");
        schools.write(given.resolve("teachers.csv"), "teacher\n1\n");
        sampleFails(options, "[teachers]", "schools", "pupils");
        sampleFails(List.of("--given", "" + home.resolve("nowhere")), "there is no directory", "nowhere");
    }

    @Test
    void referenceDataStayAsTheyAreAndTheModelSaysSo() {
        Path config = home.resolve("config.json");
        schools.write(config, "{\"tables\": {\"schools\": {\"reference\": true}}}");
        schools.fit("--config", "" + config).isDone();
        assertThat(Run.hma("inspect", "--model", "" + schools.model()).isDone().out())
                .contains("the model holds these rows");
        schools.sample("--scale", "3").isDone();
        assertThat(sampled("schools.csv")).isEqualTo(schools.read(schools.schools()));
        assertThat(sampled("pupils.csv").lines()).hasSize(121);
        schools.write(given.resolve("schools.csv"), OWN);
        schools.sample("--given", "" + given, "--overwrite").isDone();
        assertThat(sampled("schools.csv")).isEqualTo(OWN);
        String model = schools.read(schools.model());
        int rows = model.indexOf("\"reference\"");
        schools.write(
                schools.model(),
                model.substring(0, rows) + model.substring(rows).replace("107", "\"many\""));
        sampleFails(List.of("--overwrite"), "reference data of table schools", "size", "many", "damaged");
    }

    @Test
    void theParentsOfReferenceDataMustBeReferenceData() {
        Path config = home.resolve("config.json");
        schools.write(config, "{\"tables\": {\"pupils\": {\"reference\": true}}}");
        schools.fit("--config", "" + config).hasFailed("table pupils", "its parent schools is not", "reference");
        schools.write(config, "{\"tables\": {\"pupils\": {\"reference\": \"yes\"}}}");
        schools.fit("--config", "" + config).hasFailed("reference", "true or false");
    }

    @Test
    void conditionsHoldInEveryRow() {
        schools.sample("--scale", "2", "--where", "schools.kind=high", "--where", "schools.size=121")
                .isDone();
        assertThat(sampled("schools.csv").lines().skip(1)).hasSize(20).allMatch(line -> line.endsWith(",high,121"));
        assertThat(sampled("pupils.csv").lines()).hasSize(81);
    }

    @Test
    void conditionsThatCannotBeMetAreRefused() {
        sampleFails(List.of("--where", "schools.kind=art"), "schools.kind=art", "'art'", "primary, high");
        sampleFails(List.of("--where", "schools.size=122"), "the value 122", "from 100 to 163", "nearest value is 121");
        sampleFails(List.of("--where", "schools.size="), "no value of the column is missing");
        sampleFails(List.of("--where", "pupils.score=1.5"), "table pupils", "schools");
        sampleFails(List.of("--where", "towns.size=1"), "'towns'", "schools");
        schools.sample("--where", "schools.kind").isRefused("schools.kind", "TABLE.COLUMN=VALUE");
        schools.write(given.resolve("schools.csv"), OWN);
        sampleFails(
                List.of("--given", "" + given, "--where", "schools.kind=high"), "table schools", "schools.kind=high");
    }
}
