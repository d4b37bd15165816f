package dev.hma.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process with its exit code: 0 done, 1 failed, 2 wrong use.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        PrintWriter out = writer(System.out, "stdout.encoding");
        PrintWriter err = writer(System.err, "stderr.encoding");
        System.exit(run(out, err, Boolean.getBoolean("hma.terminal"), args));
    }

    /** On JDK 18 and later the encoding of a redirected stream is not that of files. */
    private static PrintWriter writer(PrintStream stream, String encoding) {
        String name = System.getProperty(encoding);
        OutputStream bytes = stream;
        return name == null
                ? new PrintWriter(bytes, true, Charset.defaultCharset())
                : new PrintWriter(bytes, true, Charset.forName(name));
    }

    /**
     * Runs a command.
     *
     * @param out takes results
     * @param err takes messages
     * @param terminal whether messages are seen as they come, so that progress is worth showing
     * @param args the command and its options
     * @return the exit code
     */
    static int run(PrintWriter out, PrintWriter err, boolean terminal, String... args) {
        CommandLine commands = new CommandLine(new HmaCommand(terminal))
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Failures::wrongUse)
                .setExecutionExceptionHandler(Failures::failed);
        try {
            return commands.execute(args);
        } catch (OutOfMemoryError e) {
            return Failures.report(e, err);
        } finally {
            out.flush();
            err.flush();
        }
    }
}
