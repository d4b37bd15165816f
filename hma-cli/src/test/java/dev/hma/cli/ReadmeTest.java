package dev.hma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the README shows is what the examples hold, and it works. */
class ReadmeTest {
    private static final Path PROJECT = Path.of("..");
    private static final Path DATA = PROJECT.resolve("data/nycflights13");
    private static final Path PROGRAM = PROJECT.resolve("examples/Synthesize.java");
    private static final Path CONFIGURATION = PROJECT.resolve("examples/configuration.json");

    @TempDir
    private Path home;

    /** The blocks of a language in the README. */
    private static List<String> blocks(String language) throws IOException {
        Pattern block = Pattern.compile("^```" + language + "\\R(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
        Matcher matcher = block.matcher(Files.readString(PROJECT.resolve("README.md")));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    @Test
    void theProgramOfTheReadmeIsTheExampleAndSynthesizesADatabase() throws Exception {
        assertThat(blocks("java")).containsExactly(Files.readString(PROGRAM));
        compile(PROGRAM);
        Schools schools = Schools.in(home);
        try (URLClassLoader compiled =
                new URLClassLoader(new URL[] {home.toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
            String[] arguments = {"" + schools.data(), "" + schools.metadata(), "" + schools.model(), "" + schools.out()
            };
            compiled.loadClass("Synthesize").getMethod("main", String[].class).invoke(null, (Object) arguments);
        }
        assertThat(schools.model()).isNotEmptyFile();
        assertThat(schools.out().resolve("schools.csv")).content().hasLineCount(21);
        assertThat(schools.out().resolve("pupils.csv")).content().hasLineCount(81);
    }

    private void compile(Path program) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none", "-classpath", System.getProperty("java.class.path"), "-d", home + File.separator);
            boolean compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(program))
                    .call();
            assertThat(compiled).as("%s", messages).isTrue();
        }
    }

    @Test
    void theConfigurationOfTheReadmeIsTheExampleAndFitsTheDatabaseOfTheDemo() throws IOException {
        assertThat(blocks("json")).contains(Files.readString(CONFIGURATION));
        String model = "" + home.resolve("model.json");
        Run.hma(
                        "fit",
                        "--data",
                        "" + DATA,
                        "--metadata",
                        "" + DATA.resolve("metadata.json"),
                        "--config",
                        "" + CONFIGURATION,
                        "--model",
                        model)
                .isDone();
        assertThat(Run.hma("inspect", "--model", model).isDone().out())
                .contains("gamma", "planes>flights.tailnum", "generating");
    }

    @Test
    void theCommandsOfTheReadmeAreThoseThereAre() throws IOException {
        List<String> commands = blocks("sh").stream()
                .flatMap(block -> block.replaceAll("\\\\\\R\\s*", "").lines())
                .filter(line -> line.startsWith("./hma "))
                .toList();
        assertThat(commands).hasSizeGreaterThan(5);
        for (String command : commands) {
            String[] words = command.replaceAll("\\s+#.*", "").split("\\s+", -1);
            List<String> arguments = List.of(words).subList(1, words.length);
            CommandLine line = new CommandLine(new HmaCommand(false));
            assertThat(line.parseArgs(arguments.toArray(String[]::new)).hasSubcommand() || arguments.contains("--help"))
                    .as(command)
                    .isTrue();
        }
    }
}
