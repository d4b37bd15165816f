package dev.hma.cli.benchmark;

import dev.hma.core.work.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A temporary directory, and the process that writes to it. Both are gone at the end, be that by a failure or a signal.
 */
final class Workspace implements AutoCloseable {
    private final Path directory;
    private final Thread cleaner;
    private @Nullable Process running;
    private boolean closed;

    private Workspace(Path directory) {
        this.directory = directory;
        this.cleaner = new Thread(() -> {
            try {
                end();
            } catch (IOException e) {
                System.err.println("hma: " + directory + " could not be removed: " + e.getMessage());
            }
        });
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    static Workspace create() throws IOException {
        // By the process, so that one can see whose it is.
        long process = ProcessHandle.current().pid();
        return new Workspace(Files.createTempDirectory("hma-benchmark-" + process + "-"));
    }

    /** {@return a place in the directory} */
    Path file(String name) {
        return directory.resolve(name);
    }

    /** {@return a new directory in it} */
    Path directory(String name) throws IOException {
        return Files.createDirectory(directory.resolve(name));
    }

    /** Deletes a file or a directory in it. */
    void delete(Path place) throws IOException {
        DirectoryTree.delete(place);
    }

    /** Runs a process to its end, and gives its exit code. */
    int run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = start(builder);
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    private synchronized Process start(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new IOException("the program is ending");
        }
        running = builder.start();
        return running;
    }

    /** Nothing is started from now on, so that nobody writes when the directory goes. */
    private synchronized void end() throws IOException {
        closed = true;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
        delete(directory);
    }

    @Override
    public void close() throws IOException {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The machine is shutting down, and the hook runs.
            return;
        }
    }
}
