package dev.hma.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.json.Json;
import dev.hma.core.metadata.MetadataJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pairs of databases with known figures in {@code shared/reference/evaluation}, where a folder {@code shared} stands
 * beside the project or above it. Synthetic tables that follow from the real ones by a rule are written as they are asked for.
 */
public final class ReferencePairs {
    /** What a test says when it is skipped. */
    public static final String MISSING = "no folder shared/reference/evaluation beside the project";

    private ReferencePairs() {}

    /** The folder that datasets and reference lie in. */
    static Optional<Path> shared() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path shared = folder.resolve("shared");
            if (Files.isDirectory(shared.resolve("reference").resolve("evaluation"))) {
                return Optional.of(shared);
            }
        }
        return Optional.empty();
    }

    /** Small cases with intermediate figures; empty where the folder is missing. */
    public static Optional<JsonNode> examples() {
        return shared().map(shared -> Json.read(folder(shared).resolve("examples.json")));
    }

    /** The names of all pairs, sorted; none where the folder is missing. */
    static List<String> names() {
        Path folder = shared().map(ReferencePairs::folder).orElse(null);
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> pairs = Files.list(folder)) {
            return pairs.filter(pair -> Files.exists(pair.resolve("expected.json")))
                    .map(pair -> pair.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A pair, ready to be compared.
     *
     * @param name one of {@link #names()}
     * @param scratch an empty directory for tables that are made by a rule
     */
    static ReferencePair pair(String name, Path scratch) {
        Path shared = shared().orElseThrow();
        JsonNode expected = Json.read(folder(shared).resolve(name).resolve("expected.json"));
        JsonNode reference = expected.get("reference");
        Path metadata = shared.resolve(reference.get("metadata").asText());
        Path real = shared.resolve(reference.get("real").asText());
        Path synthetic;
        if (reference.get("rule").isNull()) {
            synthetic = shared.resolve(reference.get("synthetic").asText());
        } else {
            synthetic = scratch;
            make(reference.get("rule").asText(), MetadataJson.read(metadata), real, scratch);
        }
        Path holdout = reference.get("holdout").isNull()
                ? null
                : shared.resolve(reference.get("holdout").asText());
        return new ReferencePair(name, metadata, real, synthetic, holdout, expected);
    }

    private static Path folder(Path shared) {
        return shared.resolve("reference").resolve("evaluation");
    }

    private static void make(String rule, Schema schema, Path real, Path synthetic) {
        for (Table table : schema.tables()) {
            String file = table.name() + ".csv";
            List<List<String>> lines = read(real.resolve(file));
            List<String> header = lines.get(0);
            List<List<String>> rows = lines.subList(1, lines.size());
            write(
                    synthetic.resolve(file),
                    header,
                    switch (rule) {
                        case "even" -> even(table, header, rows);
                        case "rotate" -> rotate(table, header, rows);
                        default -> throw new IllegalArgumentException("no rule " + rule);
                    });
        }
    }

    /** Rows about an even match; tables that are about something else stay whole. */
    private static List<List<String>> even(Table table, List<String> header, List<List<String>> rows) {
        if (!List.of("matches", "goalscorers", "shootouts").contains(table.name())) {
            return rows;
        }
        int id = header.indexOf("match_id");
        return rows.stream().filter(row -> Long.parseLong(row.get(id)) % 2 == 0).toList();
    }

    /** Column j moves down by 37 (j + 1) rows, all the way round; the primary key stays. */
    private static List<List<String>> rotate(Table table, List<String> header, List<List<String>> rows) {
        List<String[]> rotated =
                rows.stream().map(row -> row.toArray(String[]::new)).toList();
        for (int j = 0; j < header.size(); j++) {
            if (!table.primaryKey().contains(header.get(j))) {
                for (int i = 0; i < rows.size(); i++) {
                    rotated.get(i)[j] = rows.get(Math.floorMod(i - 37 * (j + 1), rows.size()))
                            .get(j);
                }
            }
        }
        return rotated.stream().map(List::of).toList();
    }

    private static List<List<String>> read(Path file) {
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file)) {
            return records.stream().map(CsvRecord::getFields).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, List<String> header, List<List<String>> rows) {
        try (CsvWriter writer = CsvWriter.builder().build(file)) {
            writer.writeRecord(header);
            rows.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
