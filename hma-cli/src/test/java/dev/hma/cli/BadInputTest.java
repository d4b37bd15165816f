package dev.hma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    @TempDir
    Path home;

    private Schools schools;

    @BeforeEach
    void writeSchools() {
        schools = Schools.in(home);
    }

    private void fitFails(String... words) {
        List<String> before = schools.files();
        schools.fit().hasFailed(words);
        assertThat(schools.files()).isEqualTo(before);
    }

    @Nested
    class TableFiles {
        @Test
        void aTableWithoutItsFile() throws IOException {
            Files.delete(schools.pupils());
            fitFails("table pupils", "pupils.csv");
        }

        @Test
        void aColumnThatTheFileLacks() {
            schools.replace(schools.schools(), "school,kind,size", "school,kind,pupils");
            fitFails("schools.csv", "'size'");
        }

        @Test
        void aColumnThatTheMetadataLacks() {
            schools.replace(
                    schools.metadata(),
                    ",\n        \"size\": {\"sdtype\": \"numerical\", \"computer_representation\": \"Int64\"}",
                    "");
            fitFails("schools.csv", "size");
        }

        @Test
        void aColumnThatIsThereTwice() {
            schools.replace(schools.schools(), "school,kind,size", "school,kind,kind");
            fitFails("schools.csv", "kind", "twice");
        }

        @Test
        void aTextAmongNumbers() {
            schools.replace(schools.schools(), "3,high,121", "3,high,many");
            fitFails("schools.csv", "line 5", "size", "'many'");
        }

        @Test
        void aDayThatIsNot() {
            schools.replace(schools.pupils(), "2010-02-11", "2010-02-31");
            fitFails("pupils.csv", "line", "born", "2010-02-31");
        }

        @Test
        void aBooleanThatIsNeither() {
            schools.replace(schools.pupils(), "2010-02-11,false", "2010-02-11,perhaps");
            fitFails("pupils.csv", "line", "boards", "perhaps");
        }

        @Test
        void aShortRow() {
            schools.replace(schools.schools(), "3,high,121", "3,high");
            fitFails("schools.csv", "line 5");
        }

        @Test
        void aLongRow() {
            schools.replace(schools.schools(), "3,high,121", "3,high,121,9");
            fitFails("schools.csv", "line 5");
        }

        @Test
        void aQuoteThatDoesNotEnd() {
            schools.replace(schools.schools(), "3,high,121", "3,\"high,121");
            fitFails("schools.csv", "line 5", "quotation mark");
        }

        @Test
        void anEmptyFile() {
            schools.write(schools.schools(), "");
            fitFails("schools.csv", "empty");
        }

        @Test
        void anotherEncoding() {
            schools.write(
                    schools.schools(),
                    schools.read(schools.schools())
                            .replace("3,high", "3,h\u00f6h")
                            .getBytes(StandardCharsets.ISO_8859_1));
            fitFails("schools.csv", "UTF-8");
        }

        @Test
        void aDirectoryThatIsNot() {
            List<String> before = schools.files();
            Run.hma(
                            "fit",
                            "--data",
                            home.resolve("nowhere") + "",
                            "--metadata",
                            schools.metadata() + "",
                            "--model",
                            schools.model() + "")
                    .hasFailed("nowhere");
            assertThat(schools.files()).isEqualTo(before);
        }
    }

    @Nested
    class Keys {
        @Test
        void aPrimaryKeyThatIsMissing() {
            schools.replace(schools.pupils(), "p7,9,", ",9,");
            fitFails("pupils", "primary key", "pupil");
        }

        @Test
        void aPrimaryKeyThatRepeats() {
            schools.replace(schools.pupils(), "p7,9,", "p6,9,");
            fitFails("pupils", "primary key", "p6");
        }

        @Test
        void anOrphan() {
            schools.replace(schools.pupils(), "p7,9,", "p7,nowhere,");
            fitFails("pupils", "school", "nowhere", "--orphans drop");
        }
    }

    @Nested
    class Metadata {
        @Test
        void aFileThatIsNot() throws IOException {
            Files.delete(schools.metadata());
            fitFails("metadata.json");
        }

        @Test
        void noJson() {
            schools.write(schools.metadata(), "tables:\n  schools:\n");
            fitFails("metadata.json");
        }

        @Test
        void anUnknownSdtype() {
            schools.replace(schools.metadata(), "\"boolean\"", "\"truth\"");
            fitFails("metadata.json", "boards", "truth");
        }

        @Test
        void anUnknownTableInARelationship() {
            schools.replace(
                    schools.metadata(), "\"parent_table_name\": \"schools\"", "\"parent_table_name\": \"towns\"");
            fitFails("towns", "schools");
        }

        @Test
        void anUnknownKeyColumnInARelationship() {
            schools.replace(schools.metadata(), "\"child_foreign_key\": \"school\"", "\"child_foreign_key\": \"town\"");
            fitFails("town", "school");
        }
    }

    @Nested
    class Choices {
        private void isRefusedByName(String option, String... known) {
            List<String> before = schools.files();
            Run run = schools.fit(option, "nonsense").hasFailed("'nonsense'");
            assertThat(run.err()).contains(known);
            assertThat(schools.files()).isEqualTo(before);
        }

        @Test
        void anUnknownSynthesizerIsToldWhichThereAre() {
            isRefusedByName("--synthesizer", "gaussian-copula");
        }

        @Test
        void anUnknownExtensionIsToldWhichThereAre() {
            isRefusedByName("--extension", "moments");
        }

        @Test
        void anUnknownMarginalIsToldWhichThereAre() {
            isRefusedByName("--marginal", "empirical", "normal", "gamma");
        }

        @Test
        void anUnknownFormatIsToldWhichThereAre() {
            schools.fit().isDone();
            List<String> before = schools.files();
            schools.sample("--format", "xls").hasFailed("'xls'", "csv", "arrow");
            assertThat(schools.files()).isEqualTo(before);
        }

        @Test
        void anUnknownTreatmentOfOrphansIsToldWhichThereAre() {
            schools.fit("--orphans", "adopt").isRefused("--orphans", "adopt", "fail, drop, null");
        }

        @Test
        void anUnknownKeyOfTheConfigurationIsToldWhichThereAre() {
            Path config = home.resolve("config.json");
            schools.write(config, "{\"sede\": 5}");
            schools.fit("--config", "" + config).hasFailed("config.json", "sede", "seed");
        }

        @Test
        void anUnknownOptionIsRefused() {
            assertThat(schools.fit("--sead", "5"))
                    .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                    .satisfies(run -> assertThat(run.err()).contains("--sead").contains("--seed"));
        }

        @Test
        void anUnknownCommandIsRefused() {
            Run run = Run.hma("learn");
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).startsWith("hma: ").contains("learn");
        }

        @Test
        void noCommandIsToldWhichThereAre() {
            Run.hma().isRefused("demo", "fit", "sample", "evaluate", "inspect", "plugins");
        }

        @Test
        void aMissingOptionIsNamed() {
            Run.hma("fit", "--data", "x").isRefused("--metadata", "--model");
        }

        @Test
        void aDirectoryOfPluginsThatIsNot() {
            Run.hma("plugins", "--plugins", home.resolve("nowhere") + "").hasFailed("nowhere");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "1.5", "many"})
        void aNumberOfThreadsThatIsNone(String threads) {
            schools.fit("--threads", threads).isRefused("--threads", threads);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-0.5", "NaN", "Infinity", "-Infinity", "1e999", "half", ""})
        void aScaleThatIsNoSize(String scale) {
            List<String> before = schools.files();
            schools.sample("--scale=" + scale).isRefused("--scale");
            assertThat(schools.files()).isEqualTo(before);
        }
    }

    @Nested
    class ModelFiles {
        private void sampleFails(String... words) {
            List<String> before = schools.files();
            schools.sample().hasFailed(words);
            Run.hma("inspect", "--model", "" + schools.model()).hasFailed(words);
            assertThat(schools.files()).isEqualTo(before);
        }

        @Test
        void aFileThatIsNot() {
            sampleFails("schools.model");
        }

        @Test
        void noJson() {
            schools.write(schools.model(), "PK\3\4");
            sampleFails("schools.model");
        }

        @Test
        void otherJson() {
            schools.write(schools.model(), Schools.METADATA);
            sampleFails("schools.model");
        }

        @Test
        void aFileThatWasCut() {
            schools.fit().isDone();
            String whole = schools.read(schools.model());
            schools.write(schools.model(), whole.substring(0, whole.length() / 2));
            sampleFails("schools.model");
        }
    }

    @Nested
    class Outputs {
        @Test
        void aModelInADirectoryThatIsNot() {
            List<String> before = schools.files();
            Run.hma(
                            "fit",
                            "--data",
                            schools.data() + "",
                            "--metadata",
                            schools.metadata() + "",
                            "--model",
                            home.resolve("nowhere/model.json") + "")
                    .hasFailed("model.json", "nowhere");
            assertThat(schools.files()).isEqualTo(before);
        }

        @Test
        void aModelInThePlaceOfADirectory() {
            List<String> before = schools.files();
            Run.hma("fit", "--data", schools.data() + "", "--metadata", schools.metadata() + "", "--model", home + "")
                    .hasFailed("is a directory");
            assertThat(schools.files()).isEqualTo(before);
        }

        @Test
        void anOutputDirectoryThatHoldsFiles() throws IOException {
            schools.fit().isDone();
            Files.createDirectory(schools.out());
            schools.write(schools.out().resolve("pupils.csv"), "mine");
            List<String> before = schools.files();
            schools.sample().hasFailed("already holds files", "--overwrite");
            assertThat(schools.files()).isEqualTo(before);
            assertThat(schools.out().resolve("pupils.csv")).hasContent("mine");
        }

        @Test
        void anOutputDirectoryInThePlaceOfAFile() {
            schools.fit().isDone();
            schools.write(schools.out(), "a file");
            schools.sample().hasFailed("out", "not a directory");
            assertThat(schools.out()).hasContent("a file");
        }

        @Test
        void anOutputDirectoryBelowAFile() {
            schools.fit().isDone();
            List<String> before = schools.files();
            Run.hma(
                            "sample",
                            "--model",
                            schools.model() + "",
                            "--out",
                            schools.metadata().resolve("out") + "")
                    .hasFailed("metadata.json");
            assertThat(schools.files()).isEqualTo(before);
        }
    }
}
