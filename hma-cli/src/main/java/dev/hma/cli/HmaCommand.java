package dev.hma.cli;

import dev.hma.api.SynthesisException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above the others: what all of them share. */
@Command(
        name = "hma",
        description = "Learns a relational database and samples new ones like it.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = HmaCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Environment: HMA_JAVA_OPTS holds options of the Java machine, for example -Xmx4g; HMA_PLUGINS"
                    + " a directory of plugins; HMA_DEBUG=1 shows where a failure comes from.",
            "Exit codes: 0 done, 1 failed, 2 wrong use."
        },
        subcommands = {
            DemoCommand.class,
            FitCommand.class,
            SampleCommand.class,
            EvaluateCommand.class,
            BenchmarkCommand.class,
            InspectCommand.class,
            PluginsCommand.class
        })
final class HmaCommand implements Runnable {
    /** The library's version, as its jar tells it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = HmaCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "hma " + Objects.requireNonNullElse(version, "development"), "Java " + Runtime.version()
            };
        }
    }

    private final boolean terminal;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:HMA_PLUGINS}",
            description = "A directory of jars with plugins; $HMA_PLUGINS if it is set.")
    private @Nullable Path plugins;

    HmaCommand(boolean terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no command was given; the commands are " + String.join(", ", commands()));
    }

    private List<String> commands() {
        return List.copyOf(spec.subcommands().keySet());
    }

    /** {@return whether somebody watches the messages} */
    boolean terminal() {
        return terminal;
    }

    /**
     * Where plugins are looked for: on the class path, and in the jars of the directory that was named.
     *
     * @return a loader, to be closed when the engine has done its work
     */
    URLClassLoader plugins() throws IOException {
        ClassLoader own = HmaCommand.class.getClassLoader();
        return new URLClassLoader("plugins", plugins == null ? new URL[0] : jars(plugins), own);
    }

    /** {@return the options that name the same directory} */
    List<String> pluginOptions() {
        return plugins == null ? List.of() : List.of("--plugins", plugins.toString());
    }

    private static URL[] jars(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new SynthesisException(
                    "there is no directory of plugins " + directory, "Name the directory that holds their jars");
        }
        List<Path> jars;
        try (Stream<Path> files = Files.list(directory)) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = url(jars.get(i));
        }
        return urls;
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }
}
