package dev.hma.cli;

import dev.hma.cli.benchmark.Cost;
import dev.hma.cli.benchmark.PeakMemory;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Where a process begins that runs one command and writes down what it took; messages are UTF-8. */
final class MeasuredCommand {
    private MeasuredCommand() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args the file for what it took, then the command and its options
     */
    public static void main(String[] args) {
        PeakMemory memory = PeakMemory.watch();
        long start = System.nanoTime();
        int code = Main.run(
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                false,
                Arrays.copyOfRange(args, 1, args.length));
        if (code == 0) {
            new Cost((System.nanoTime() - start) / 1e9, memory.bytes()).write(Path.of(args[0]));
        }
        System.exit(code);
    }
}
