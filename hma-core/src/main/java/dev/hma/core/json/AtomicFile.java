package dev.hma.core.json;

import dev.hma.api.SynthesisException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file as a whole or not at all; what is no file, as a pipe, is written to. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes a file: beside it first, then renamed, so that a half-written one is never seen.
     *
     * @param file the file; replaced if it exists, but written to if it is a device or a pipe
     * @param content all of its bytes
     * @throws SynthesisException if it cannot be written; the message names it
     */
    public static void write(Path file, byte[] content) {
        try {
            writeBeside(file, content);
        } catch (IOException e) {
            throw FileFailures.writing(file, e);
        }
    }

    private static void writeBeside(Path file, byte[] content) throws IOException {
        Path name = file.getFileName();
        if (name == null || Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A device or a pipe takes what is written to it; a file in its place would be none.
            Files.write(file, content, StandardOpenOption.WRITE);
            return;
        }
        Path beside =
                file.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".part");
        if (beside.getFileSystem() == FileSystems.getDefault()) {
            // For an interrupted program: nothing else runs then.
            beside.toFile().deleteOnExit();
        }
        try {
            Files.write(beside, content);
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
