package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import dev.hma.core.HmaModel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every database, held against four hundred that chance made up. */
class RandomSchemasTest {
    private static final int PER_GROUP = 50;
    private static final double[] SCALES = {1, 0.3, 2.5};

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    @Timeout(300)
    void keysAreValidAndBytesTheSameOnAnyNumberOfThreads(int group) {
        Engine engine = new Engine(home);
        for (int seed = group * PER_GROUP; seed < (group + 1) * PER_GROUP; seed++) {
            MadeUp data = RandomSchema.of(seed);
            try {
                check(engine, data, SCALES[seed % SCALES.length], seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("database of seed " + seed + ": " + data.schema(), e);
            }
        }
    }

    private static void check(Engine engine, MadeUp data, double scale, int seed) {
        HmaModel model = engine.fit(data);
        assertThat(engine.fitted(data.database(1 + seed % 3, 1 + seed % 17, seed), 3))
                .as("the model of other batches and threads")
                .isEqualTo(engine.withoutTime(model));
        Sampled sample = engine.sample(model, scale);
        sample.hasValidKeysAndValues(data);
        assertThat(engine.bytes(engine.reloaded(model), s -> s.scale(scale).threads(3)))
                .as("the sample of the model read back, on other threads")
                .isEqualTo(engine.bytes(model, s -> s.scale(scale).threads(1)));
        for (Table table : data.schema().tables()) {
            checkSize(data, table, sample, scale);
        }
        for (Relationship key : data.schema().relationships()) {
            if (key.parent().equals(key.child()) && !hasCycle(Sampled.of(data), key)) {
                assertThat(hasCycle(sample, key)).as("cycles of %s", key.name()).isFalse();
            }
        }
    }

    /** Sizes are exact, but for tables whose keys allow no more rows. */
    private static void checkSize(MadeUp data, Table table, Sampled sample, double scale) {
        int original = data.size(table.name());
        int wanted = original == 0 ? 0 : (int) Math.max(1, Math.rint(original * scale));
        boolean free = data.schema().parentsOf(table.name()).stream()
                .allMatch(r -> r.foreignKey().stream().noneMatch(table.primaryKey()::contains));
        if (free) {
            assertThat(sample.size(table.name())).as("rows of %s", table.name()).isEqualTo(wanted);
        } else {
            assertThat(sample.size(table.name())).as("rows of %s", table.name()).isBetween(0, wanted);
        }
    }

    private static boolean hasCycle(Sampled rows, Relationship key) {
        List<String> own = rows.keys(key.child(), key.parentKey());
        List<String> parents = rows.keys(key.child(), key.foreignKey());
        Map<String, String> up = new HashMap<>();
        for (int i = 0; i < own.size(); i++) {
            up.put(own.get(i), parents.get(i));
        }
        for (String start : own) {
            Set<String> seen = new HashSet<>();
            for (String at = start; at != null; at = up.get(at)) {
                if (!seen.add(at)) {
                    return true;
                }
            }
        }
        return false;
    }
}
