package dev.hma.cli.benchmark;

import dev.hma.api.SynthesisException;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Runs commands in processes of their own, by the same Java, with the same options of the machine: time and memory are
 * then those of one command, whatever ran before.
 */
final class CommandProcess {
    /** What a message on standard error begins with. */
    private static final String MESSAGE = "hma: ";

    private final Workspace workspace;
    private final Class<?> main;

    /**
     * Commands.
     *
     * @param workspace where they write
     * @param main the class that is run, with a file for the {@link Cost} before the command
     */
    CommandProcess(Workspace workspace, Class<?> main) {
        this.workspace = workspace;
        this.main = main;
    }

    /**
     * Runs a command to its end.
     *
     * @param arguments the command and its options
     * @return what it took
     * @throws SynthesisException if it failed, with the message that it gave
     * @throws IOException if it cannot be run
     */
    Cost run(List<String> arguments) throws IOException {
        Path cost = workspace.file("cost.json");
        Path messages = workspace.file("messages.txt");
        List<String> command = new ArrayList<>(java());
        command.add(cost.toString());
        command.addAll(arguments);
        int code;
        try {
            code = workspace.run(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(messages.toFile()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the program was interrupted", e);
        }
        if (code != 0) {
            throw new SynthesisException(message(messages, code), "");
        }
        return Cost.read(cost);
    }

    private List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Arrow needs it; the manifest of a jar that is run has it, too, and does not count here.
        command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
        // A heap that begins small is collected soon, which tells how much of it is needed.
        command.add("-Xms32m");
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-classpath");
        command.add(Objects.requireNonNullElse(System.getProperty("java.class.path"), "." + File.separator));
        command.add(main.getName());
        return command;
    }

    private static String message(Path messages, int code) throws IOException {
        return new String(Files.readAllBytes(messages), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(MESSAGE))
                .map(line -> line.substring(MESSAGE.length()))
                .findFirst()
                .orElse("its process ended with exit code " + code);
    }
}
