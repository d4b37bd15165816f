package dev.hma.core.engine;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/** A synthesizer of sequences: it counts families, and gives the first row of each the largest values, the rest the least. */
final class Counting implements TableSynthesizer<Counting.State> {
    /** How often a family began, over all batches. */
    public record State(long families, long rows) {}

    private final boolean wantsRows;

    /**
     * Creates the synthesizer.
     *
     * @param wantsRows whether it asks for the rows; otherwise for sums
     */
    Counting(boolean wantsRows) {
        this.wantsRows = wantsRows;
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.CONTEXT, Ability.SEQUENCES);
    }

    private static boolean isFirst(FeatureBatch rows, int i) {
        int[] families = rows.families();
        return i == 0 || families.length == 0 || families[i] < 0 || families[i] != families[i - 1];
    }

    private static void count(FeatureBatch rows, long[] cells) {
        for (int i = 0; i < rows.size(); i++) {
            cells[0] += isFirst(rows, i) ? 1 : 0;
            cells[1]++;
        }
    }

    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        if (wantsRows) {
            return new Learning.Rows<>() {
                @Override
                public long limit() {
                    return 1000;
                }

                @Override
                public Learning<TableModel> next(FeatureBatch rows) {
                    long[] cells = new long[2];
                    count(rows, cells);
                    return new Learning.Done<>(restore(frame, new State(cells[0], cells[1])));
                }
            };
        }
        return new Learning.Sums<>() {
            @Override
            public int cells() {
                return 2;
            }

            @Override
            public void add(FeatureBatch rows, long[] cells) {
                count(rows, cells);
            }

            @Override
            public Learning<TableModel> next(long[] totals) {
                return new Learning.Done<>(restore(frame, new State(totals[0], totals[1])));
            }
        };
    }

    @Override
    public TableModel restore(Frame frame, State state) {
        return new TableModel() {
            @Override
            public void sample(FeatureBatch rows, BitSet given, Draws draws) {
                double[] latent = new double[rows.size()];
                Arrays.setAll(latent, i -> isFirst(rows, i) ? 8 : -8);
                for (int f = frame.context(); f < frame.size(); f++) {
                    frame.features().get(f).marginal().unscore(latent, rows.column(f), rows.size());
                }
            }

            @Override
            public Record state() {
                return state;
            }
        };
    }
}
