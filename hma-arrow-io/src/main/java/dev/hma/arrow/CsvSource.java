package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table in a CSV file, or in the CSV files of a directory.
 *
 * @param file the file or directory
 * @param table the table
 * @param parts the files
 */
record CsvSource(Path file, Table table, List<Path> parts) implements TableSource {
    static CsvSource open(Path file, Table table) throws IOException {
        List<Path> parts = Files.isDirectory(file) ? parts(file) : List.of(file);
        for (Path part : parts) {
            CsvHeader.read(part, table);
        }
        return new CsvSource(file, table, parts);
    }

    private static List<Path> parts(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> parts = files.filter(CsvSource::isPart).sorted().toList();
            if (parts.isEmpty()) {
                throw new SynthesisException(
                                "the directory holds no part of the table", "Its parts are files like part-0.csv")
                        .in(directory.toString());
            }
            return parts;
        }
    }

    private static boolean isPart(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".csv") && !name.startsWith(".") && Files.isRegularFile(file);
    }

    @Override
    public String description() {
        return file.toString();
    }

    @Override
    public List<Split> splits() {
        return parts.stream()
                .<Split>map(part -> columns -> CsvBatches.open(part, table, columns))
                .toList();
    }
}
