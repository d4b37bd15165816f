package dev.hma.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Component.NoParameters;
import dev.hma.api.plugin.Component.NoState;
import dev.hma.api.plugin.Setting;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.ColumnType.Categorical;
import dev.hma.api.schema.ColumnType.Datetime;
import dev.hma.api.schema.ColumnType.Numerical;
import dev.hma.api.schema.ColumnType.Text;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.core.component.Choice;
import dev.hma.core.component.Components;
import dev.hma.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final String FILE = """
            {
              "seed": 7,
              "orphans": "drop",
              "synthesizer": {"name": "gaussian-copula", "parameters": {"shrinkage": 0.5}},
              "extension": "moments",
              "marginal": "auto",
              "tables": {
                "flights": {
                  "synthesizer": "trees",
                  "marginal": "beta",
                  "generating-parent": "carrier",
                  "paths": {"origin > city = dest > city": "keep", "a = b": "ignore"},
                  "columns": {
                    "delay": {"marginal": "normal"},
                    "tail": {"sdtype": "categorical"},
                    "day": {"datetime_format": "%d.%m.%Y"}
                  }
                }
              }
            }
            """;

    private static final Schema SCHEMA = new Schema(
            List.of(
                    new Table("carriers", List.of(column("code", new ColumnType.Id(null))), List.of("code")),
                    new Table(
                            "flights",
                            List.of(
                                    column("carrier", new ColumnType.Id("[A-Z]{2}")),
                                    column("delay", new Numerical("Int64")),
                                    column("distance", new Numerical("Float")),
                                    column("tail", new Text("unknown")),
                                    column("day", new Datetime("%Y-%m-%d"))),
                            List.of())),
            List.of(new Relationship("carriers", List.of("code"), "flights", List.of("carrier"))));

    private static ColumnSpec column(String name, ColumnType type) {
        return new ColumnSpec(name, type);
    }

    /** Parameters of the synthesizer. */
    public record Shrinkage(
            @Setting(value = "How much", min = 0, max = 1) double shrinkage) {}

    private static <T> Component<T> component(Class<T> kind, String name, Record parameters) {
        return new Component<>(kind, name, "For tests.", parameters, NoState.class, given -> {
            throw new UnsupportedOperationException("validation makes nothing");
        });
    }

    private static final Components COMPONENTS = new Components(Set.of(() -> List.of(
            component(TableSynthesizer.class, "gaussian-copula", new Shrinkage(0)),
            component(TableSynthesizer.class, "trees", new NoParameters()),
            component(ExtensionStrategy.class, "moments", new NoParameters()),
            component(ParentMatcher.class, "random", new NoParameters()),
            component(ParentMatcher.class, "canonical", new NoParameters()),
            component(MarginalFamily.class, "beta", new NoParameters()),
            component(MarginalFamily.class, "empirical", new NoParameters()),
            component(MarginalFamily.class, "normal", new NoParameters()))));

    private static Configuration read(String text) {
        return Configuration.fromTree(Json.parse(text, "c.json"), "c.json");
    }

    private static String changed(String from, String to) {
        assertThat(FILE).contains(from);
        return FILE.replace(from, to);
    }

    @Test
    void anEmptyFileSetsNothing() {
        assertThat(read("{}")).isEqualTo(Configuration.STANDARD);
        assertThat(Configuration.STANDARD.synthesizer("any")).isEqualTo(Choice.of("gaussian-copula"));
        assertThat(Configuration.STANDARD.extension("any")).isEqualTo(Choice.of("moments"));
        assertThat(Configuration.STANDARD.marginal("any", "column")).isEqualTo(Choice.of("empirical"));
        assertThat(Configuration.STANDARD.matcher("any")).isEqualTo(Choice.of("canonical"));
        assertThat(Configuration.STANDARD.generatingParent("any")).isEmpty();
        assertThat(Configuration.STANDARD.orphans()).isEqualTo(Orphans.FAIL);
        assertThat(Configuration.STANDARD.seed()).isZero();
    }

    @Test
    void whatIsSetForATableOrColumnComesBeforeWhatIsSetForAll() {
        Configuration configuration = read(FILE);

        assertThat(configuration.seed()).isEqualTo(7);
        assertThat(configuration.orphans()).isEqualTo(Orphans.DROP);
        assertThat(configuration
                        .synthesizer("carriers")
                        .parameters()
                        .get("shrinkage")
                        .doubleValue())
                .isEqualTo(0.5);
        assertThat(configuration.synthesizer("flights")).isEqualTo(Choice.of("trees"));
        assertThat(configuration.extension("flights")).isEqualTo(Choice.of("moments"));
        assertThat(configuration.marginal("carriers", "code")).isEqualTo(Choice.of("auto"));
        assertThat(configuration.marginal("flights", "distance")).isEqualTo(Choice.of("beta"));
        assertThat(configuration.marginal("flights", "delay")).isEqualTo(Choice.of("normal"));
        assertThat(configuration.generatingParent("flights")).contains(List.of("carrier"));
    }

    @Test
    void theCommandLineChangesWhatIsSetForAll() {
        Configuration configuration = read(FILE)
                .withSeed(9)
                .withOrphans(Orphans.NULL)
                .withSynthesizer(Choice.of("trees"))
                .withExtension(Choice.of("other"))
                .withMarginal(Choice.of("normal"))
                .withMatcher(Choice.of("nearest"));

        assertThat(configuration.seed()).isEqualTo(9);
        assertThat(configuration.orphans()).isEqualTo(Orphans.NULL);
        assertThat(configuration.synthesizer("carriers")).isEqualTo(Choice.of("trees"));
        assertThat(configuration.extension("carriers")).isEqualTo(Choice.of("other"));
        assertThat(configuration.matcher("carriers")).isEqualTo(Choice.of("nearest"));
        assertThat(configuration.marginal("carriers", "code")).isEqualTo(Choice.of("normal"));
        assertThat(configuration.marginal("flights", "distance")).isEqualTo(Choice.of("beta"));
    }

    @Test
    void rulesForPathsAreRead() {
        assertThat(read(FILE).pathRules("flights"))
                .containsExactly(
                        Map.entry("origin > city = dest > city", PathRule.KEEP), Map.entry("a = b", PathRule.IGNORE));
    }

    @Test
    void anUnknownWayToTreatPathsIsRefused() {
        assertThatThrownBy(() -> read("{\"tables\": {\"t\": {\"paths\": {\"a = b\": \"always\"}}}}"))
                .hasMessageContaining("'always'")
                .hasMessageContaining("keep, ignore");
    }

    @Test
    void referenceDataAreDeclaredPerTable() {
        Configuration configuration =
                read("{\"tables\": {\"t\": {\"reference\": true}, \"u\": {\"reference\": false}}}");

        assertThat(configuration.reference("t")).isTrue();
        assertThat(configuration.reference("u")).isFalse();
        assertThat(read(Json.text(configuration.toTree()))).isEqualTo(configuration);
        assertThatThrownBy(() -> read("{\"tables\": {\"t\": {\"reference\": \"yes\"}}}"))
                .hasMessageContaining("table t")
                .hasMessageContaining("true or false");
    }

    @Test
    void aTableIsConfiguredInCodeToo() {
        Configuration configuration = Configuration.STANDARD.withTable(
                "flights",
                new TableConfiguration(
                        null,
                        null,
                        null,
                        null,
                        List.of("carrier"),
                        Map.of(),
                        true,
                        Map.of("delay", new ColumnConfiguration(Choice.of("beta"), ColumnConfiguration.NONE.type()))));

        assertThat(configuration.marginal("flights", "delay")).isEqualTo(Choice.of("beta"));
        assertThat(configuration.generatingParent("flights")).contains(List.of("carrier"));
        assertThat(configuration.reference("flights")).isTrue();
        assertThat(configuration.reference("airlines")).isFalse();
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        Configuration configuration = read(FILE);

        assertThat(read(Json.text(configuration.toTree()))).isEqualTo(configuration);
    }

    @Test
    void aFileIsRead(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("c.json"), FILE);

        assertThat(Configuration.read(file)).isEqualTo(read(FILE));
    }

    @Test
    void columnTypesReplaceThoseOfTheMetadata() {
        Table flights = read(FILE).apply(SCHEMA).table("flights");

        assertThat(flights.column("tail").type()).isEqualTo(new Categorical(List.of()));
        assertThat(flights.column("day").type()).isEqualTo(new Datetime("%d.%m.%Y"));
        assertThat(flights.column("carrier").type()).isEqualTo(new ColumnType.Id("[A-Z]{2}"));
        assertThat(flights.columnNames()).isEqualTo(SCHEMA.table("flights").columnNames());
    }

    @Test
    void attributesThatMakeNoTypeAreRefused() {
        Configuration configuration = read(changed("\"sdtype\": \"categorical\"", "\"regex_format\": \"x\""));

        assertThatThrownBy(() -> configuration.apply(SCHEMA))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith("configuration, table flights, column tail: \"regex_format\" does not belong");
    }

    @Test
    void aValidConfigurationPasses() {
        read(FILE).validate(SCHEMA, COMPONENTS);
        Configuration.STANDARD.validate(SCHEMA, COMPONENTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"seed\"|\"seeds\"|c.json: unknown key \"seeds\"",
                "7|7.5|c.json: \"seed\" is number 7.5 where a whole number",
                "\"drop\"|\"skip\"|c.json: orphans cannot be treated by 'skip'. The ways are fail, drop, null",
                "\"moments\"|3|c.json: \"extension\" is 3",
                "\"parameters\": {\"shrinkage\": 0.5}|\"parameter\": {}|c.json, synthesizer: unknown key \"parameter\"",
                "{\"name\": \"gaussian-copula\",|{|c.json, synthesizer: the key \"name\" is missing",
                "\"generating-parent\"|\"generating_parent\"|c.json, table flights: unknown key \"generating_parent\"",
                "{\"marginal\": \"normal\"}|{\"marginl\": \"normal\"}|c.json, table flights, column delay: unknown key \"marginl\"",
                "{\"marginal\": \"normal\"}|\"normal\"|c.json, table flights: \"delay\" is text \"normal\" where an object",
            })
    void aWrongFileIsReportedWithItsPlace(String from, String to, String problem) {
        assertThatThrownBy(() -> read(changed(from, to)))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"flights\"|\"flight\"|configuration, schema: there is no table 'flight'",
                "\"delay\"|\"delays\"|configuration, table flights: there is no column 'delays'. Its columns are",
                "\"carrier\"|\"delay\"|configuration, table flights: generating-parent 'delay' is not a foreign key of the table. Its foreign keys are carrier",
                "\"trees\"|\"tree\"|configuration, table flights: there is no synthesizer 'tree'. The synthesizers are gaussian-copula, trees",
                "0.5|1.5|configuration, synthesizer gaussian-copula, parameter shrinkage: 1.5 is out of range",
                "\"shrinkage\"|\"shrink\"|configuration, synthesizer gaussian-copula: there is no parameter 'shrink'",
                "\"normal\"|\"norm\"|configuration, table flights, column delay: there is no marginal family 'norm'. The marginal families are beta, empirical, normal; auto",
                "\"auto\"|{\"name\": \"auto\", \"parameters\": {\"a\": 1}}|configuration: marginal auto was given",
                "{\"sdtype\": \"categorical\"}|{\"marginal\": \"beta\"}|configuration, table flights, column tail: a marginal is set for a column of sdtype unknown",
            })
    void whatDoesNotExistIsReported(String from, String to, String problem) {
        Configuration configuration = read(changed(from, to));

        assertThatThrownBy(() -> configuration.validate(SCHEMA, COMPONENTS))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void orphansMayBeNullWithoutQuotes() {
        assertThat(read("{\"orphans\": null}").orphans()).isEqualTo(Orphans.NULL);
        assertThat(read("{\"orphans\": \"null\"}").orphans()).isEqualTo(Orphans.NULL);
    }
}
