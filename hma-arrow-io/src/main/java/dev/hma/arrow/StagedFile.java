package dev.hma.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears as a whole or not at all: it is written under a hidden name in the same directory, and renamed on
 * commit. What was not committed is deleted on close, or when the virtual machine ends.
 */
final class StagedFile implements Closeable {
    private final Path file;
    private final Path hidden;
    private final FileChannel channel;
    private boolean committed;

    StagedFile(Path file) throws IOException {
        this.file = file;
        this.hidden = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        this.channel = FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (hidden.getFileSystem().equals(FileSystems.getDefault())) {
            hidden.toFile().deleteOnExit();
        }
    }

    FileChannel channel() {
        return channel;
    }

    void commit() throws IOException {
        channel.close();
        try {
            Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(hidden, file, StandardCopyOption.REPLACE_EXISTING);
        }
        committed = true;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            if (!committed) {
                Files.deleteIfExists(hidden);
            }
        }
    }
}
