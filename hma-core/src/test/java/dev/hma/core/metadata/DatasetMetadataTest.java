package dev.hma.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hma.api.schema.Schema;
import dev.hma.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The metadata of real databases, where a folder of them stands beside the project or above it. */
class DatasetMetadataTest {
    @TestFactory
    Stream<DynamicTest> theMetadataOfEveryDatasetIsWrittenAsItWasRead() throws IOException {
        Path datasets = datasets();
        assumeTrue(datasets != null, "no folder shared/datasets beside the project");
        List<Path> files;
        try (Stream<Path> all = Files.walk(datasets)) {
            files = all.filter(file -> file.getFileName().toString().matches("metadata.*\\.json"))
                    .sorted()
                    .toList();
        }
        return files.stream()
                .map(file -> dynamicTest(datasets.relativize(file).toString(), () -> {
                    Schema schema = MetadataJson.read(file);

                    assertThat(Json.parse(MetadataJson.toJson(schema), "written"))
                            .isEqualTo(Json.read(file));
                }));
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
}
