package dev.hma.evaluation.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.Schema;
import dev.hma.core.Hma;
import dev.hma.core.metadata.MetadataJson;
import dev.hma.evaluation.data.DataReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A real database of a folder {@code shared/datasets} beside the project or above it. */
public record Dataset(Schema schema, Data data) {
    /** Reads one; the test is skipped where there is no such folder. */
    public static Dataset read(String name) {
        Path datasets = datasets();
        assumeTrue(datasets != null, "no folder shared/datasets beside the project");
        Path directory = datasets.resolve(name);
        Schema schema = MetadataJson.read(directory.resolve("metadata.json"));
        return new Dataset(schema, new DataReader(schema, Hma.create().tables(directory)).read());
    }

    private static Path datasets() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path datasets = folder.resolve("shared").resolve("datasets");
            if (Files.isDirectory(datasets)) {
                return datasets;
            }
        }
        return null;
    }

    /** The same values, the rows of every column in an order of their own, but those of primary keys. */
    public Data shuffled() {
        return new Data(data.tables().values().stream().map(this::shuffled).toList(), List.of());
    }

    private TableData shuffled(TableData table) {
        List<String> primaryKey = schema.table(table.name()).primaryKey();
        Map<String, Values> columns = new LinkedHashMap<>();
        table.columns()
                .forEach((name, values) -> columns.put(
                        name,
                        primaryKey.contains(name)
                                ? values
                                : at(values, permutation(table.name() + name, table.rows()))));
        return new TableData(table.name(), table.rows(), columns, List.of(), List.of());
    }

    private static int[] permutation(String seed, int rows) {
        Random random = new Random(seed.hashCode());
        int[] rowAt = IntStream.range(0, rows).toArray();
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rowAt[i];
            rowAt[i] = rowAt[j];
            rowAt[j] = row;
        }
        return rowAt;
    }

    private static Values at(Values values, int[] rows) {
        if (values instanceof Values.Numbers numbers) {
            return new Values.Numbers(
                    IntStream.of(rows).mapToDouble(row -> numbers.values()[row]).toArray());
        }
        Values.Texts texts = (Values.Texts) values;
        return MadeUp.texts(IntStream.of(rows)
                .mapToObj(row -> texts.isNull(row) ? null : texts.dictionary()[texts.codes()[row]])
                .toArray(String[]::new));
    }
}
