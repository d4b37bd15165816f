package dev.hma.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hma.api.evaluation.Data;
import dev.hma.api.schema.Schema;
import dev.hma.core.Hma;
import dev.hma.core.metadata.MetadataJson;
import dev.hma.evaluation.data.DataReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The pairs are what their figures were computed for. */
class ReferencePairsTest {
    @TestFactory
    Stream<DynamicTest> everyPairHasAsManyRowsAsExpected(@TempDir Path scratch) {
        assumeFalse(ReferencePairs.names().isEmpty(), ReferencePairs.MISSING);
        Hma hma = Hma.create();
        return ReferencePairs.names().stream()
                .map(name -> dynamicTest(name, () -> {
                    ReferencePair pair = ReferencePairs.pair(name, Files.createDirectory(scratch.resolve(name)));

                    Schema schema = MetadataJson.read(pair.metadata());
                    Data real = new DataReader(schema, hma.tables(pair.real())).read();
                    Data synthetic = new DataReader(schema, hma.tables(pair.synthetic())).read();

                    assertThat(FigureJson.rows(schema, real, synthetic))
                            .isEqualTo(pair.expected().get("rows"));
                }));
    }
}
