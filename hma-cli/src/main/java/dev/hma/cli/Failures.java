package dev.hma.cli;

import dev.hma.api.SynthesisException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when something fails: one line, and a stack trace only where {@code HMA_DEBUG} is 1. */
final class Failures {
    private Failures() {}

    static int wrongUse(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        String message = oneLine(Objects.requireNonNullElse(failure.getMessage(), "wrong use"));
        err.println("hma: " + message);
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }

    static int failed(Exception failure, CommandLine command, @Nullable ParseResult arguments) {
        return report(failure, command.getErr());
    }

    static int report(Throwable failure, PrintWriter err) {
        err.println("hma: " + oneLine(message(failure)));
        if ("1".equals(System.getenv("HMA_DEBUG"))) {
            failure.printStackTrace(err);
        }
        return ExitCode.SOFTWARE;
    }

    private static String message(Throwable failure) {
        if (outOfMemory(failure)) {
            return "the memory of " + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MiB does not suffice. Give more of it, for example HMA_JAVA_OPTS=-Xmx4g, or use fewer --threads";
        }
        if (failure instanceof SynthesisException) {
            return Objects.requireNonNullElse(failure.getMessage(), "");
        }
        if (failure instanceof UncheckedIOException unchecked) {
            return message(Objects.requireNonNull(unchecked.getCause()));
        }
        if (failure instanceof FileSystemException file) {
            return message(file);
        }
        if (failure instanceof IOException) {
            return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        }
        return "this should not have happened: " + failure + ". Set HMA_DEBUG=1 to see where, and report it";
    }

    private static boolean outOfMemory(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    /** Messages of these exceptions are often the file's name alone. */
    private static String message(FileSystemException failure) {
        String reason = failure instanceof NoSuchFileException
                ? "there is no such file or directory"
                : failure instanceof AccessDeniedException
                        ? "permission denied"
                        : failure instanceof FileAlreadyExistsException
                                ? "it exists already"
                                : Objects.requireNonNullElse(failure.getReason(), failure.toString());
        return failure.getFile() + ": " + reason;
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
