package dev.hma.cli.benchmark;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A temporary directory, and the process that writes to it. Both are gone at the end, be that by a failure or a signal.
 */
final class Workspace implements AutoCloseable {
    private static final int ATTEMPTS = 20;

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
        return new Workspace(Files.createTempDirectory("hma-benchmark-"));
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
        for (int attempt = 1; Files.exists(place); attempt++) {
            try {
                deleteOnce(place);
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                // Somebody who is not told yet goes on to put files there, or takes them away as well.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
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

    private static void deleteOnce(Path place) throws IOException {
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
