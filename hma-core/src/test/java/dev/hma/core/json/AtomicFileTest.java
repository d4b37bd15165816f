package dev.hma.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hma.api.SynthesisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final byte[] CONTENT = "{}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @Test
    void aFileIsReplacedAndNothingIsLeftBesideIt() throws IOException {
        Path file = directory.resolve("model");
        Files.writeString(file, "what was there before");
        AtomicFile.write(file, CONTENT);
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(directory).isDirectoryContaining(file::equals).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void aDirectoryIsRefused() {
        assertThatThrownBy(() -> AtomicFile.write(directory, CONTENT))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("directory");
    }

    @Test
    @Timeout(60)
    void aPipeIsWrittenToAndStaysOne() throws Exception {
        Path pipe = directory.resolve("pipe");
        assumeTrue(isMade(pipe), "there are no pipes with names here");
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readAllBytes(pipe);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        AtomicFile.write(pipe, CONTENT);
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(CONTENT);
    }

    private static boolean isMade(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
