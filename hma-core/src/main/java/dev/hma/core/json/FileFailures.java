package dev.hma.core.json;

import dev.hma.api.SynthesisException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the operating system refused, said so that a user understands it. */
final class FileFailures {
    private FileFailures() {}

    static SynthesisException reading(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new SynthesisException("there is no such file", "Check the path", e).in(file.toString());
        }
        return new SynthesisException("it cannot be read: " + reason(file, e), "", e).in(file.toString());
    }

    static SynthesisException writing(Path file, IOException e) {
        String reason = e instanceof NoSuchFileException ? "its directory does not exist" : reason(file, e);
        return new SynthesisException("it cannot be written: " + reason, "", e).in(file.toString());
    }

    private static String reason(Path file, IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (Files.isDirectory(file)) {
            return "it is a directory";
        }
        // The message of a file system's exception repeats the path; its reason alone does not.
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
