package dev.hma.core.sample;

import dev.hma.api.SynthesisException;
import dev.hma.core.work.DirectoryTree;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
                DirectoryTree.delete(beside);
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
        return new OutputDirectory(absolute, createBeside(absolute));
    }

    /** A directory with the rights of any other, in the deepest one that is there: what is above need not go again. */
    private static Path createBeside(Path target) throws IOException {
        Path parent = target.getParent() == null ? target : target.getParent();
        while (!Files.exists(parent) && parent.getParent() != null) {
            parent = parent.getParent();
        }
        long number = ProcessHandle.current().pid();
        Path beside = parent.resolve("." + target.getFileName() + "-" + number);
        while (Files.exists(beside)) {
            // Another sample is under way there.
            beside = parent.resolve("." + target.getFileName() + "-" + ++number);
        }
        return Files.createDirectory(beside);
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
     * @throws SynthesisException if there is a directory in the place of a file; nothing has changed then
     * @throws IOException if files cannot be moved
     */
    public void commit() throws IOException {
        if (!Files.exists(target)) {
            Files.createDirectories(Objects.requireNonNullElse(target.getParent(), target));
            Files.move(beside, target);
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(beside)) {
            files = found.sorted().toList();
        }
        for (Path file : files) {
            if (Files.isDirectory(target.resolve(file.getFileName()))) {
                throw new SynthesisException(
                        target.resolve(file.getFileName()) + " is a directory, in the way of a file",
                        "Move it elsewhere");
            }
        }
        for (Path file : files) {
            Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        DirectoryTree.delete(beside);
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The machine is shutting down, and the hook runs.
            return;
        }
    }
}
