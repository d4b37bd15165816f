package dev.hma.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A database of ten schools and their pupils in a directory, to be spoilt. */
record Schools(Path home) {
    static final String METADATA = """
            {
              "METADATA_SPEC_VERSION": "V1",
              "tables": {
                "schools": {
                  "primary_key": "school",
                  "columns": {
                    "school": {"sdtype": "id"},
                    "kind": {"sdtype": "categorical"},
                    "size": {"sdtype": "numerical", "computer_representation": "Int64"}
                  }
                },
                "pupils": {
                  "primary_key": "pupil",
                  "columns": {
                    "pupil": {"sdtype": "id"},
                    "school": {"sdtype": "id"},
                    "score": {"sdtype": "numerical", "computer_representation": "Float"},
                    "born": {"sdtype": "datetime", "datetime_format": "%Y-%m-%d"},
                    "boards": {"sdtype": "boolean"}
                  }
                }
              },
              "relationships": [
                {
                  "parent_table_name": "schools",
                  "parent_primary_key": "school",
                  "child_table_name": "pupils",
                  "child_foreign_key": "school"
                }
              ]
            }
            """;

    static Schools in(Path home) {
        Schools schools = new Schools(home);
        StringBuilder parents = new StringBuilder("school,kind,size\n");
        for (int i = 0; i < 10; i++) {
            parents.append(i)
                    .append(i % 3 == 0 ? ",high," : ",primary,")
                    .append(100 + 7 * i)
                    .append('\n');
        }
        StringBuilder children = new StringBuilder("pupil,school,score,born,boards\n");
        for (int i = 0; i < 40; i++) {
            children.append(String.join(
                            ",",
                            "p" + i,
                            "" + i * i % 10,
                            i % 9 == 0 ? "" : i * 37 % 100 / 10 + ".5",
                            "2010-0" + (1 + i % 9) + "-1" + i % 10,
                            i % 4 == 0 ? "true" : "false"))
                    .append('\n');
        }
        try {
            Files.createDirectory(schools.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schools.write(schools.metadata(), METADATA);
        schools.write(schools.schools(), parents.toString());
        schools.write(schools.pupils(), children.toString());
        return schools;
    }

    Path data() {
        return home.resolve("data");
    }

    Path metadata() {
        return home.resolve("metadata.json");
    }

    Path schools() {
        return data().resolve("schools.csv");
    }

    Path pupils() {
        return data().resolve("pupils.csv");
    }

    Path model() {
        return home.resolve("schools.model");
    }

    Path out() {
        return home.resolve("out");
    }

    void write(Path file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes a file; that nothing would change is a mistake in the test. */
    void replace(Path file, String old, String fresh) {
        String before = read(file);
        String after = before.replace(old, fresh);
        if (after.equals(before)) {
            throw new IllegalArgumentException(file + " has no " + old);
        }
        write(file, after);
    }

    Run fit(String... more) {
        return Run.hma(Stream.concat(
                        Stream.of("fit", "--data", "" + data(), "--metadata", "" + metadata(), "--model", "" + model()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    Run sample(String... more) {
        return Run.hma(Stream.concat(Stream.of("sample", "--model", "" + model(), "--out", "" + out()), Stream.of(more))
                .toArray(String[]::new));
    }

    Run evaluate(String... more) {
        return Run.hma(Stream.concat(
                        Stream.of(
                                "evaluate",
                                "--real",
                                "" + data(),
                                "--synthetic",
                                "" + out(),
                                "--metadata",
                                "" + metadata()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    /** Everything under the directory, hidden files included. */
    List<String> files() {
        try (Stream<Path> files = Files.walk(home)) {
            return files.map(file -> home.relativize(file).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
