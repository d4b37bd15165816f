package dev.hma.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the benchmarks' program begins. */
@Command(
        name = "benchmarks",
        description = "Measures the hot paths and the likeness of samples, and makes up data of any size.",
        mixinStandardHelpOptions = true,
        subcommands = {RunCommand.class, SimilarityCommand.class, GenerateCommand.class})
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
