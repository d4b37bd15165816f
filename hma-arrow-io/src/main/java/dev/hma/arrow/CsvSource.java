package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table in a CSV file, or in the CSV files of a directory. Large files are read in several parts.
 *
 * @param file the file or directory
 * @param table the table
 * @param contents the files
 */
record CsvSource(Path file, Table table, List<Content> contents) implements TableSource {
    /** So many that handing them out costs nothing, so few that a few of them fit into memory. */
    private static final long PART_SIZE = 1 << 22;

    /**
     * What is known of a file.
     *
     * @param header the names of its columns
     * @param parts its parts
     */
    record Content(List<String> header, List<CsvPart> parts) {}

    static CsvSource open(Path file, Table table) throws IOException {
        return open(file, table, PART_SIZE);
    }

    static CsvSource open(Path file, Table table, long partSize) throws IOException {
        List<Content> contents = new ArrayList<>();
        for (Path each : files(file)) {
            contents.add(new Content(CsvHeader.read(each, table), CsvCuts.of(each, partSize)));
        }
        return new CsvSource(file, table, contents);
    }

    /** The names of the columns; those of the first part, where there are several. */
    static List<String> columns(Path file) throws IOException {
        return CsvHeader.read(files(file).get(0));
    }

    private static List<Path> files(Path file) throws IOException {
        return Files.isDirectory(file) ? parts(file) : List.of(file);
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
        List<Split> splits = new ArrayList<>();
        for (Content content : contents) {
            for (CsvPart part : content.parts()) {
                splits.add(columns -> CsvBatches.open(part, content.header(), table, columns));
            }
        }
        return splits;
    }
}
