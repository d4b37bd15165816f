package dev.hma.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hma.core.Hma;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The pairs are what their figures were computed for. */
class ReferencePairsTest {
    @TestFactory
    Stream<DynamicTest> everyPairHasAsManyRowsAsExpected(@TempDir Path scratch) {
        assumeFalse(ReferencePairs.names().isEmpty(), ReferencePairs.MISSING);
        return ReferencePairs.names().stream()
                .map(name -> dynamicTest(name, () -> {
                    ReferencePair pair = ReferencePairs.pair(name, Files.createDirectory(scratch.resolve(name)));

                    EvaluationResult result = pair.evaluation(Hma.create())
                            .only(List.of("integrity"))
                            .run();

                    assertThat(result.figures().get("rows"))
                            .isEqualTo(pair.expected().get("rows"));
                }));
    }
}
