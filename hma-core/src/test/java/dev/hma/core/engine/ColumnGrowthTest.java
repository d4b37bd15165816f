package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hma.core.HmaModel;
import dev.hma.core.component.Choice;
import dev.hma.core.config.Configuration;
import dev.hma.core.progress.FitEstimate;
import dev.hma.core.progress.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The number of modelled columns over levels of tables, and what is told of it before the fit. */
@Timeout(120)
class ColumnGrowthTest {
    private static final int LEVELS = 4;

    @TempDir
    Path home;

    private Engine engine;

    @BeforeEach
    void create() {
        engine = new Engine(home);
    }

    /** Four levels: parents have two children each, and every column leans on the parent's first. */
    private static MadeUp chain(int columns) {
        MadeUp data = new MadeUp();
        Random random = new Random(columns);
        double[] parents = {};
        for (int level = 0; level < LEVELS; level++) {
            List<String> specs = new ArrayList<>(List.of("id:id"));
            if (level > 0) {
                specs.add("parent:id");
            }
            for (int c = 0; c < columns; c++) {
                specs.add("c" + c + ":real");
            }
            String table = "level" + level;
            data.table(table, "id", specs.toArray(String[]::new));
            double[] means = new double[400 << level];
            for (int row = 0; row < means.length; row++) {
                List<Object> cells = new ArrayList<>(List.of("" + row));
                if (level > 0) {
                    cells.add("" + row / 2);
                }
                means[row] = random.nextGaussian() + (level == 0 ? 0 : parents[row / 2]);
                for (int c = 0; c < columns; c++) {
                    cells.add(means[row] + 0.5 * random.nextGaussian());
                }
                data.row(table, cells.toArray());
            }
            if (level > 0) {
                data.key(table + ".parent>level" + (level - 1));
            }
            parents = means;
        }
        return data;
    }

    /** A fit, and what was told before it. */
    private record Fit(HmaModel model, FitEstimate estimate) {
        int[] most() {
            return estimate.tables().stream().mapToInt(FitEstimate.Table::most).toArray();
        }

        int[] columns() {
            return estimate.tables().stream()
                    .mapToInt(
                            t -> model.fitted().table(t.name()).frame().frame().size())
                    .toArray();
        }
    }

    private Fit fit(MadeUp data, int maxColumns) {
        List<FitEstimate> told = new ArrayList<>();
        Progress listener = new Progress() {
            @Override
            public void estimate(FitEstimate estimate) {
                told.add(estimate);
            }

            @Override
            public void begin(String work, long rows) {
                if (work.startsWith("learning families") || work.startsWith("fitting")) {
                    assertThat(told).as("told before '%s'", work).hasSize(1);
                }
            }

            @Override
            public void advance(long rows) {
                // Only what is told counts here.
            }
        };
        Choice moments =
                new Choice("moments", JsonNodeFactory.instance.objectNode().put("maxColumns", maxColumns));
        HmaModel model = engine.hma()
                .fitting()
                .threads(1)
                .configuration(Configuration.STANDARD.withExtension(moments))
                .progress(listener)
                .fit(data.database());
        return new Fit(model, told.get(0));
    }

    @Test
    void columnsGrowLinearlyWithColumnsAndLevels() {
        int[] two = fit(chain(2), 1000).most();
        int[] four = fit(chain(4), 1000).most();
        int[] eight = fit(chain(8), 1000).most();
        for (int level = 0; level < LEVELS; level++) {
            assertThat(eight[level] - four[level])
                    .as("columns of level %d: %s, %s and %s with 2, 4 and 8 of their own", level, two, four, eight)
                    .isEqualTo(2 * (four[level] - two[level]));
        }
        // Own columns bring a mean and a spread to the next level, and what they bring there brings a mean further up.
        assertThat(Arrays.stream(eight).boxed()).containsExactly(8 + 1 + 16 + 34, 8 + 1 + 16 + 17, 8 + 1 + 16, 8);
    }

    @Test
    void noTableHasMoreColumnsThanTold() {
        Fit fit = fit(chain(4), 1000);
        int[] columns = fit.columns();
        for (int level = 0; level < LEVELS; level++) {
            assertThat(columns[level]).isLessThanOrEqualTo(fit.most()[level]);
        }
        assertThat(columns[0]).as("the top level knows of all below").isGreaterThan(4 + 1 + 4);
        assertThat(fit.estimate().tables().get(3).rows()).isEqualTo(3200);
        assertThat(fit.estimate().tables().get(3).own()).isEqualTo(4);
        assertThat(fit.estimate().memory()).isPositive();
        assertThat(fit.estimate().seconds()).isPositive();
    }

    @Test
    void aBudgetBoundsEveryLevel() {
        Fit fit = fit(chain(4), 3);
        assertThat(fit.most()).containsExactly(4 + 1 + 3, 4 + 1 + 3, 4 + 1 + 3, 4);
        assertThat(fit.columns()).containsExactly(4 + 1 + 3, 4 + 1 + 3, 4 + 1 + 3, 4);
        Sampled sampled = engine.sample(fit.model(), 1);
        sampled.isValid(chain(4), 1);
    }
}
