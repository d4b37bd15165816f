package dev.hma.cli;

import dev.hma.api.SynthesisException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command is to write. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Finds out before the work, not after it, whether a file can be written.
     *
     * @param what what the file is
     * @param file the file; it is replaced if it exists
     */
    static void check(String what, Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new SynthesisException(what + " " + file + " is a directory", "Name a file");
        }
        if (parent == null || !Files.isDirectory(parent)) {
            throw new SynthesisException(
                    what + " " + file + " cannot be written: there is no directory " + parent, "Create it first");
        }
        if (!Files.isWritable(parent)) {
            throw new SynthesisException(
                    what + " " + file + " cannot be written: permission denied in " + parent,
                    "Choose another directory");
        }
    }

    /** {@return whether two paths name one file} */
    static boolean same(Path one, Path other) {
        return normal(one).equals(normal(other));
    }

    /** {@return the last part of a path, as people call it} */
    static String name(Path path) {
        Path name = normal(path).getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
