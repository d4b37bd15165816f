package dev.hma.core.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTest {
    @TempDir
    Path home;

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.map(f -> home.relativize(f).toString())
                    .filter(f -> !f.isEmpty())
                    .sorted()
                    .toList();
        }
    }

    private static void write(OutputDirectory directory, String name, String content) throws IOException {
        Files.writeString(directory.file(name), content);
    }

    @Test
    void filesAppearTogetherAtTheEnd() throws IOException {
        Path target = home.resolve("out");
        try (OutputDirectory directory = OutputDirectory.create(target, false)) {
            write(directory, "a.csv", "1");
            write(directory, "b.csv", "2");
            assertThat(target).doesNotExist();
            directory.commit();
        }
        assertThat(files()).containsExactly("out", "out/a.csv", "out/b.csv");
        assertThat(target.resolve("b.csv")).hasContent("2");
    }

    @Test
    void withoutACommitNothingIsLeft() throws IOException {
        try (OutputDirectory directory = OutputDirectory.create(home.resolve("deep/down/out"), false)) {
            write(directory, "a.csv", "1");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void directoriesThatWereThereStay() throws IOException {
        Files.createDirectories(home.resolve("deep"));
        Files.createDirectories(home.resolve("empty"));
        try (OutputDirectory directory = OutputDirectory.create(home.resolve("deep/down/out"), false)) {
            write(directory, "a.csv", "1");
        }
        try (OutputDirectory directory = OutputDirectory.create(home.resolve("empty"), false)) {
            write(directory, "a.csv", "1");
        }
        assertThat(files()).containsExactly("deep", "empty");
    }

    @Test
    void anEmptyDirectoryIsFilled() throws IOException {
        Path target = Files.createDirectory(home.resolve("out"));
        try (OutputDirectory directory = OutputDirectory.create(target, false)) {
            write(directory, "a.csv", "1");
            directory.commit();
        }
        assertThat(files()).containsExactly("out", "out/a.csv");
    }

    @Test
    void filesThatAreThereAreNeverTouchedUnasked() throws IOException {
        Path target = Files.createDirectory(home.resolve("out"));
        Files.writeString(target.resolve("a.csv"), "old");
        assertThatThrownBy(() -> OutputDirectory.create(target, false))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("already holds files")
                .hasMessageContaining("--overwrite");
        assertThat(target.resolve("a.csv")).hasContent("old");
        assertThat(files()).containsExactly("out", "out/a.csv");
    }

    @Test
    void overwritingReplacesFilesOfTheSameNamesAndKeepsOthers() throws IOException {
        Path target = Files.createDirectory(home.resolve("out"));
        Files.writeString(target.resolve("a.csv"), "old");
        Files.writeString(target.resolve("notes.txt"), "mine");
        try (OutputDirectory directory = OutputDirectory.create(target, true)) {
            write(directory, "a.csv", "new");
            write(directory, "b.csv", "new");
            directory.commit();
        }
        assertThat(files()).containsExactly("out", "out/a.csv", "out/b.csv", "out/notes.txt");
        assertThat(target.resolve("a.csv")).hasContent("new");
        assertThat(target.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void aDirectoryInTheWayOfAFileIsReportedBeforeAnythingIsReplaced() throws IOException {
        Path target = Files.createDirectory(home.resolve("out"));
        Files.writeString(target.resolve("a.csv"), "old");
        Files.createDirectories(target.resolve("b.csv/inside"));
        try (OutputDirectory directory = OutputDirectory.create(target, true)) {
            write(directory, "a.csv", "new");
            write(directory, "b.csv", "new");
            assertThatThrownBy(directory::commit)
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining("b.csv");
        }
        assertThat(files()).containsExactly("out", "out/a.csv", "out/b.csv", "out/b.csv/inside");
        assertThat(target.resolve("a.csv")).hasContent("old");
    }

    @Test
    void aFileInThePlaceOfTheDirectoryIsReported() throws IOException {
        Files.writeString(home.resolve("out"), "mine");
        assertThatThrownBy(() -> OutputDirectory.create(home.resolve("out"), true))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("is not a directory");
        assertThatThrownBy(() -> OutputDirectory.create(home.resolve("out/below"), false))
                .isInstanceOf(IOException.class);
        assertThat(files()).containsExactly("out");
    }

    @Test
    void anotherProgramsFilesBesideAreNoConcern() throws IOException {
        Path target = home.resolve("out");
        try (OutputDirectory first = OutputDirectory.create(target, false);
                OutputDirectory second = OutputDirectory.create(target, true)) {
            write(first, "a.csv", "first");
            write(second, "a.csv", "second");
            first.commit();
            second.commit();
        }
        assertThat(target.resolve("a.csv")).hasContent("second");
        assertThat(files()).containsExactly("out", "out/a.csv");
    }
}
