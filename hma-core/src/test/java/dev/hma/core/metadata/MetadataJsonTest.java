package dev.hma.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.ColumnType.Bool;
import dev.hma.api.schema.ColumnType.Categorical;
import dev.hma.api.schema.ColumnType.Datetime;
import dev.hma.api.schema.ColumnType.Numerical;
import dev.hma.api.schema.ColumnType.Text;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.core.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataJsonTest {
    private static final String FILE = """
            {
              "tables": {
                "matches": {
                  "primary_key": ["date", "home"],
                  "columns": {
                    "date": {"sdtype": "datetime", "datetime_format": "%Y-%m-%d"},
                    "home": {"sdtype": "id", "regex_format": "[A-Z]{3}"},
                    "score": {"sdtype": "numerical", "computer_representation": "Int64"},
                    "neutral": {"sdtype": "boolean"},
                    "round": {"sdtype": "categorical", "order": ["group", "final"]},
                    "referee": {"sdtype": "name", "pii": true}
                  }
                },
                "goals": {
                  "columns": {
                    "date": {"sdtype": "datetime", "datetime_format": "%Y-%m-%d"},
                    "home": {"sdtype": "id"},
                    "minute": {"sdtype": "numerical"},
                    "note": {"sdtype": "unknown", "pii": false}
                  }
                }
              },
              "relationships": [
                {
                  "parent_table_name": "matches",
                  "child_table_name": "goals",
                  "parent_primary_key": ["date", "home"],
                  "child_foreign_key": ["date", "home"]
                }
              ],
              "METADATA_SPEC_VERSION": "V1"
            }
            """;

    private static Schema read(String text) {
        try {
            return MetadataJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "m.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String changed(String from, String to) {
        assertThat(FILE).contains(from);
        return FILE.replace(from, to);
    }

    private static ColumnType score(String attributes) {
        return read(changed("{\"sdtype\": \"numerical\", \"computer_representation\": \"Int64\"}", attributes))
                .table("matches")
                .column("score")
                .type();
    }

    @Test
    void tablesColumnsKeysAndRelationshipsAreRead() {
        Schema schema = read(FILE);

        assertThat(schema.tables()).extracting(t -> t.name()).containsExactly("matches", "goals");
        assertThat(schema.table("matches").primaryKey()).containsExactly("date", "home");
        assertThat(schema.table("goals").primaryKey()).isEmpty();
        assertThat(schema.table("matches").columns())
                .extracting(c -> c.type())
                .containsExactly(
                        new Datetime("%Y-%m-%d"),
                        new ColumnType.Id("[A-Z]{3}"),
                        new Numerical("Int64"),
                        new Bool(),
                        new Categorical(List.of("group", "final")),
                        new Text("name", true));
        assertThat(schema.table("goals").column("note").type()).isEqualTo(new Text("unknown", false));
        assertThat(schema.relationships())
                .containsExactly(
                        new Relationship("matches", List.of("date", "home"), "goals", List.of("date", "home")));
    }

    @Test
    void whatIsWrittenIsWhatWasRead() {
        assertThat(Json.parse(MetadataJson.toJson(read(FILE)), "written")).isEqualTo(Json.parse(FILE, "file"));
    }

    @Test
    void aFileReadsBackEqual(@TempDir Path directory) {
        Path file = directory.resolve("m.json");

        MetadataJson.write(read(FILE), file);

        assertThat(MetadataJson.read(file)).isEqualTo(read(FILE));
    }

    @Test
    void theOlderVersionAndAMissingOneAreRead() {
        assertThat(read(changed("\"V1\"", "\"MULTI_TABLE_V1\""))).isEqualTo(read(FILE));
        assertThat(read(changed(",\n  \"METADATA_SPEC_VERSION\": \"V1\"", ""))).isEqualTo(read(FILE));
    }

    @Test
    void attributesOfSdvThatASchemaHasNoPlaceForAreReadOver() {
        String extra = "\"primary_key\": [\"date\", \"home\"], \"alternate_keys\": [\"referee\"],"
                + " \"sequence_key\": null, \"column_relationships\": [],";

        assertThat(read(changed("\"primary_key\": [\"date\", \"home\"],", extra)))
                .isEqualTo(read(FILE));
    }

    @Test
    void aKeyOfOneColumnMayBeTextOrList() {
        String one = changed("[\"date\", \"home\"]", "\"home\"");
        String list = changed("[\"date\", \"home\"]", "[\"home\"]");

        assertThat(read(one)).isEqualTo(read(list));
    }

    @Test
    void textIsPersonalUnlessTheMetadataSaysOtherwise() {
        assertThat(score("{\"sdtype\": \"email\"}")).isEqualTo(new Text("email", true));
        assertThat(score("{\"sdtype\": \"email\", \"pii\": false}")).isEqualTo(new Text("email", false));
        assertThat(score("{\"sdtype\": \"badge_number\", \"pii\": true}")).isEqualTo(new Text("badge_number", true));
    }

    @Test
    void aCategoryThatIsPersonalIsGeneratedText() {
        assertThat(score("{\"sdtype\": \"categorical\", \"pii\": true}")).isEqualTo(new Text("categorical", true));
        assertThat(score("{\"sdtype\": \"categorical\", \"pii\": false}")).isEqualTo(new Categorical(List.of()));
    }

    @Test
    void numbersInAnOrderAreTakenAsWritten() {
        assertThat(score("{\"sdtype\": \"categorical\", \"order\": [1, 2.5, \"x\"]}"))
                .isEqualTo(new Categorical(List.of("1", "2.5", "x")));
    }

    @Test
    void anUnknownSdtypeIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> score("{\"sdtype\": \"numeric\"}"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith("m.json, table matches, column score: unknown sdtype \"numeric\"")
                .hasMessageContaining("numerical, categorical, boolean, datetime, id")
                .hasMessageContaining("first_name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|the key \"sdtype\" is missing",
                "{\"sdtype\": 3}|\"sdtype\" is number 3 where text is expected",
                "{\"sdtype\": \"numerical\", \"regex_format\": \"x\"}|\"regex_format\" does not belong to sdtype numerical",
                "{\"sdtype\": \"numerical\", \"format\": \"x\"}|unknown key \"format\"",
                "{\"sdtype\": \"numerical\", \"pii\": true}|a column of sdtype numerical is marked as \"pii\"",
                "{\"sdtype\": \"email\", \"pii\": \"yes\"}|\"pii\" is text \"yes\" where true or false is expected",
                "{\"sdtype\": \"numerical\", \"computer_representation\": \"int\"}|unknown computer_representation \"int\"",
                "{\"sdtype\": \"categorical\", \"order\": \"a\"}|\"order\" is text \"a\" where a list is expected",
                "{\"sdtype\": \"categorical\", \"order\": [true]}|\"order\" holds true",
                "{\"sdtype\": \"categorical\", \"order\": [\"a\", \"a\"]}|\"order\" names \"a\" twice",
            })
    void aWrongColumnIsReportedWithItsPlace(String column, String problem) {
        assertThatThrownBy(() -> score(column))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith("m.json, table matches, column score: " + problem);
    }

    @Test
    void aColumnThatIsNoObjectIsReported() {
        assertThatThrownBy(() -> score("\"numerical\""))
                .hasMessage("m.json, table matches: \"score\" is text \"numerical\" where an object is expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"tables\"|\"tabels\"|m.json: unknown key \"tabels\"",
                "\"columns\"|\"fields\"|m.json, table matches: unknown key \"fields\"",
                "\"V1\"|\"V2\"|m.json: METADATA_SPEC_VERSION \"V2\" is not known",
                "\"V1\"|\"SINGLE_TABLE_V1\"|m.json: this is the metadata of a single table",
                "\"V1\"|1|m.json: \"METADATA_SPEC_VERSION\" is number 1",
                "\"primary_key\": [\"date\", \"home\"]|\"primary_key\": [\"date\", \"away\"]|m.json, table matches: the primary key names column 'away'",
                "\"primary_key\": [\"date\", \"home\"]|\"primary_key\": 5|m.json, table matches: \"primary_key\" is number 5",
                "\"primary_key\": [\"date\", \"home\"]|\"primary_key\": [\"date\", 5]|m.json, table matches: \"primary_key[1]\" is number 5",
                "\"child_foreign_key\": [\"date\", \"home\"]|\"child_foreign_key\": [\"date\"]|m.json, relationship matches>goals.date: the foreign key has 1 columns and the parent's key has 2",
                "\"child_foreign_key\": [\"date\", \"home\"]|\"child_foreign_key\": []|m.json, relationship 1: \"child_foreign_key\" is an empty list",
                "\"child_foreign_key\": [\"date\", \"home\"]|\"child_foreign_key\": [\"date\", \"away\"]|m.json, relationship matches>goals.date+away, table goals: there is no column 'away'",
                "\"child_table_name\": \"goals\"|\"child_table_name\": \"goal\"|m.json, relationship matches>goal.date+home: there is no table 'goal'",
                "\"child_table_name\": \"goals\",||m.json, relationship 1: the key \"child_table_name\" is missing",
                "\"minute\"|\"home\"|m.json: malformed JSON at line",
            })
    void aWrongFileIsReportedWithItsPlace(String from, String to, String problem) {
        assertThatThrownBy(() -> read(changed(from, to == null ? "" : to)))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void aFileWithoutTablesIsRefused() {
        assertThatThrownBy(() -> read("{\"tables\": {}}")).hasMessageStartingWith("m.json: \"tables\" is empty");
        assertThatThrownBy(() -> read("{}")).hasMessageStartingWith("m.json: the key \"tables\" is missing");
        assertThatThrownBy(() -> read("[]")).hasMessageStartingWith("m.json: a list where an object is expected");
        assertThatThrownBy(() -> read("{\"tables\": {\"t\": {\"columns\": {}}}}"))
                .hasMessageStartingWith("m.json, table t: \"columns\" is empty");
        assertThatThrownBy(() -> read("{\"columns\": {\"a\": {\"sdtype\": \"id\"}}}"))
                .hasMessageStartingWith("m.json: this is the metadata of a single table");
    }
}
