package dev.hma.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hma.core.Hma;
import dev.hma.core.HmaModel;
import dev.hma.core.config.Configuration;
import dev.hma.core.config.Orphans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real databases, fitted once and sampled at three sizes. One of them is part of the project; the others are looked for
 * in the folder that the system property {@code hma.datasets} names, or in {@code shared/datasets} beside the project or
 * above it.
 */
class DatasetsTest {
    private static final double[] SCALES = {0.1, 1, 3};
    private static final double ALIKE = 0.95;
    /**
     * One parent owns most of the children, so that what a sample draws for it decides the columns of the whole table:
     * 57 % of the works of tate are by one artist; the regions of the world are six. A country's region is the one of its
     * subregion, too, so that the six numbers of countries are sums of others.
     */
    private static final Set<String> ONE_PARENT_RULES = Set.of("tate", "world_regions");

    private static final double LESS_ALIKE = 0.88;

    @TempDir
    Path home;

    private final Hma hma = Hma.create();

    @TestFactory
    Stream<DynamicTest> theDatasetOfTheProjectIsReproduced() throws IOException {
        return tests(Path.of("../data/nycflights13").toAbsolutePath().normalize());
    }

    @TestFactory
    Stream<DynamicTest> everyDatasetIsReproduced() throws IOException {
        Path datasets = datasets();
        if (datasets == null) {
            return Stream.of(dynamicTest(
                    "there is no folder shared/datasets and no -Dhma.datasets",
                    () -> Assumptions.abort("no datasets")));
        }
        return tests(datasets);
    }

    private static Path datasets() {
        String named = System.getProperty("hma.datasets");
        if (named != null) {
            return Path.of(named);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path datasets = folder.resolve("shared").resolve("datasets");
            if (Files.isDirectory(datasets)) {
                return datasets;
            }
        }
        return null;
    }

    private Stream<DynamicTest> tests(Path folder) throws IOException {
        Set<Path> metadata = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(f -> f.getFileName().toString().matches("metadata.*\\.json"))
                    .forEach(metadata::add);
        }
        return metadata.stream()
                .map(file -> dynamicTest(folder.getParent().relativize(file).toString(), () -> isReproduced(file)));
    }

    private void isReproduced(Path metadata) throws IOException {
        Path data = metadata.getParent();
        boolean raw = data.endsWith("raw");
        Configuration configuration = raw ? Configuration.STANDARD.withOrphans(Orphans.DROP) : Configuration.STANDARD;
        PlainDatabase real = PlainDatabase.read(data, metadata);
        HmaModel model = hma.fitting().configuration(configuration).fit(hma.open(data, metadata));
        for (double scale : SCALES) {
            Path out = home.resolve("sample");
            model.sample().scale(scale).overwrite(true).to(out);
            Comparison comparison =
                    new Comparison(raw ? real.withoutOrphans() : real, PlainDatabase.read(out, metadata), scale);
            assertThat(comparison.problems()).as("scale %s", scale).isEmpty();
            if (scale == 1) {
                boolean ruled = ONE_PARENT_RULES.stream().anyMatch(metadata.toString()::contains);
                double similarity = comparison.columnSimilarity();
                assertThat(Double.isNaN(similarity) ? 1 : similarity)
                        .as("similarity of columns; the worst are %s", comparison.worst())
                        .isGreaterThanOrEqualTo(ruled ? LESS_ALIKE : ALIKE);
                assertThat(comparison.childrenSimilarity())
                        .as("similarity of numbers of children")
                        .isGreaterThanOrEqualTo(ruled ? LESS_ALIKE : ALIKE);
            }
        }
    }
}
