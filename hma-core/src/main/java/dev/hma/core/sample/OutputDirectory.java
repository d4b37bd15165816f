package dev.hma.core.sample;

import dev.hma.api.SynthesisException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A directory that appears as a whole: files are written beside it and moved in at the end, and an end before that, be
 * it by a failure or a signal, leaves nothing.
 */
public final class OutputDirectory implements AutoCloseable {
    private final Path target;
    private final Path beside;
    private final Thread cleaner;

    private OutputDirectory(Path target, Path beside) {
        this.target = target;
        this.beside = beside;
        this.cleaner = new Thread(() -> {
            try {
                delete(beside);
            } catch (IOException e) {
                System.err.println("hma: " + beside + " could not be removed: " + e.getMessage());
            }
        });
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /**
     * Prepares a directory.
     *
     * @param target the directory that is to appear
     * @param overwrite whether files may be replaced in it
     * @return the directory; to be closed
     * @throws SynthesisException if there are files in it already and they may not be replaced
     * @throws IOException if it cannot be created
     */
    public static OutputDirectory create(Path target, boolean overwrite) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        if (Files.exists(absolute)) {
            if (!Files.isDirectory(absolute)) {
                throw new SynthesisException(target + " is not a directory", "Choose another place for the output");
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(absolute)) {
                if (!overwrite && files.iterator().hasNext()) {
                    throw new SynthesisException(
                            "the output directory " + target + " already holds files",
                            "Choose another one, or replace files of the same names with --overwrite");
                }
            }
        }
        Path parent = absolute.getParent() == null ? absolute : absolute.getParent();
        Files.createDirectories(parent);
        return new OutputDirectory(absolute, Files.createTempDirectory(parent, "." + absolute.getFileName() + "-"));
    }

    /**
     * A file of the directory, before the directory appears.
     *
     * @param name its name
     * @return where to write it
     */
    public Path file(String name) {
        return beside.resolve(name);
    }

    /**
     * Lets the directory appear.
     *
     * @throws IOException if that fails
     */
    public void commit() throws IOException {
        Files.createDirectories(target);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(beside)) {
            for (Path file : files) {
                Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(beside);
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The machine is shutting down, and the hook runs.
            return;
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
