package dev.hma.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example plugin's jar, in a directory of plugins, used from the command line as by its user. */
class ExamplePluginTest {
    private static final String METADATA = """
            {
              "METADATA_SPEC_VERSION": "V1",
              "tables": {
                "shops": {
                  "primary_key": "id",
                  "columns": {
                    "id": {"sdtype": "id"},
                    "size": {"sdtype": "numerical", "computer_representation": "Float"}
                  }
                },
                "sales": {
                  "columns": {
                    "shop": {"sdtype": "id"},
                    "price": {"sdtype": "numerical", "computer_representation": "Float"},
                    "paid": {"sdtype": "boolean"}
                  }
                }
              },
              "relationships": [
                {
                  "parent_table_name": "shops",
                  "parent_primary_key": "id",
                  "child_table_name": "sales",
                  "child_foreign_key": "shop"
                }
              ]
            }
            """;

    @TempDir
    private Path directory;

    /** What a command did. */
    private record Outcome(int exitCode, String output) {}

    @BeforeEach
    void layOut() throws IOException {
        Path plugins = Files.createDirectory(directory.resolve("plugins"));
        Path jar = Path.of(System.getProperty("examples.plugin"));
        Files.copy(jar, plugins.resolve(jar.getFileName()));

        Path data = Files.createDirectory(directory.resolve("data"));
        List<String> shops = new ArrayList<>(List.of("id,size"));
        List<String> sales = new ArrayList<>(List.of("shop,price,paid"));
        for (int shop = 0; shop < 50; shop++) {
            shops.add(shop + "," + (shop * 7 % 50 + 0.5));
            for (int sale = 0; sale < shop % 7; sale++) {
                sales.add(shop + "," + (10 + shop % 5 + sale * 0.25) + "," + (sale % 2 == 0 ? "True" : "False"));
            }
        }
        Files.write(data.resolve("shops.csv"), shops);
        Files.write(data.resolve("sales.csv"), sales);
        Files.writeString(directory.resolve("metadata.json"), METADATA);
    }

    /** Runs a command in a process of its own. */
    private Outcome hma(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("examples.jvm.args").split(" ", -1)));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add("dev.hma.cli.Main");
        command.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().remove("HMA_PLUGINS");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private void done(String... args) throws IOException, InterruptedException {
        Outcome outcome = hma(args);
        assertThat(outcome.exitCode())
                .as("%s: %s", List.of(args), outcome.output())
                .isZero();
    }

    @Test
    void itsComponentsAreListed() throws IOException, InterruptedException {
        assertThat(hma("plugins", "--plugins", "plugins").output())
                .contains("triangular", "chain", "strongest", "means", "com.example.hma.ExamplePlugin");
    }

    @Test
    void aDatabaseIsLearntAndSampledWithItsComponents() throws IOException, InterruptedException {
        done(
                "fit",
                "--plugins",
                "plugins",
                "--data",
                "data",
                "--metadata",
                "metadata.json",
                "--model",
                "model.json",
                "--marginal",
                "triangular",
                "--synthesizer",
                "chain",
                "--extension",
                "means");
        done("sample", "--plugins", "plugins", "--model", "model.json", "--out", "out", "--scale", "2");

        assertThat(directory.resolve("out/shops.csv")).content().hasLineCount(101);
        List<String> sales = Files.readAllLines(directory.resolve("out/sales.csv"));
        assertThat(sales).hasSizeGreaterThan(200).first().isEqualTo("shop,price,paid");
        assertThat(sales.stream().skip(1).map(line -> Double.parseDouble(line.split(",", -1)[1])))
                .allSatisfy(price -> assertThat(price).isBetween(10.0, 15.25));

        Outcome without = hma("sample", "--model", "model.json", "--out", "other");
        assertThat(without.exitCode()).as(without.output()).isEqualTo(1);
        assertThat(without.output()).as("a model whose plugin is missing").contains("triangular", "empirical");
    }
}
