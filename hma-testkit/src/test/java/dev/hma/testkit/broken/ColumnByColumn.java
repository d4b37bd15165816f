package dev.hma.testkit.broken;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Lattice;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.Explanation;
import dev.hma.api.synthesis.Explanation.Influence;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Synthesizers that draw every column by itself, and would be correct but for one mistake. */
public enum ColumnByColumn implements TableSynthesizer<ColumnByColumn.Spreads> {
    /** Nothing is wrong: what the mistakes are compared with. */
    CORRECT,
    /** Random numbers are addressed by the place in the batch. */
    ADDRESSES_BY_PLACE_IN_BATCH,
    /** Whoever asks for all rows at once gets the same ones every time. */
    REPEATS_ALL_ROWS,
    /** All rows at once are all the same row. */
    COPIES_ONE_ROW,
    /** Whoever asks a model for all rows a second time gets others. */
    COUNTS_ITS_SAMPLES,
    /** Given features are drawn over. */
    OVERWRITES_WHAT_IS_GIVEN,
    /** The spread of the scores is taken for that of the latent normals. */
    TAKES_SCORES_FOR_NORMALS,
    /** Sums are rounded once per batch. */
    ROUNDS_PER_BATCH,
    /** A step of the learning changes what the next one gives. */
    COUNTS_ITS_STEPS,
    /** The state says less than the model knows. */
    SAVES_HALF_ITS_STATE,
    /** The state is no record that others can build. */
    SAVES_A_PRIVATE_RECORD,
    /** A column that is missing altogether gives NaN. */
    DIVIDES_BY_NOTHING,
    /** A code takes up seven bits. */
    KEEPS_CODES_IN_BYTES,
    /** It leans on a column that it was not given. */
    EXPLAINS_BY_WHAT_IS_NOT_THERE,
    /** Features that tell the same are counted twice. */
    EXPLAINS_MORE_THAN_ALL,
    /** What is explained is forgotten with the rows. */
    EXPLAINS_ONLY_WHEN_LEARNT;

    /**
     * The model.
     *
     * @param sd the standard deviation of what is drawn, per feature
     */
    public record Spreads(double[] sd) {}

    private record Hidden(double[] sd) {}

    @Override
    public Set<Ability> abilities() {
        return this == OVERWRITES_WHAT_IS_GIVEN ? Set.of(Ability.CONTEXT) : Set.of();
    }

    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        return new Squares(frame);
    }

    @Override
    public TableModel restore(Frame frame, Spreads state) {
        return new Model(frame, state.sd(), false);
    }

    private final class Squares implements Learning.Sums<TableModel> {
        private final Frame frame;
        private int steps;

        Squares(Frame frame) {
            this.frame = frame;
        }

        @Override
        public int cells() {
            return 2 * frame.size();
        }

        @Override
        public void add(FeatureBatch rows, long[] cells) {
            for (int f = 0; f < frame.size(); f++) {
                double[] z = new double[rows.size()];
                frame.features().get(f).marginal().score(rows.column(f), z, rows.size());
                double sum = 0;
                for (double score : z) {
                    if (!Double.isNaN(score)) {
                        cells[2 * f]++;
                        cells[2 * f + 1] +=
                                ColumnByColumn.this == ROUNDS_PER_BATCH ? 0 : Lattice.squareUnits(score * score);
                        sum += score * score;
                    }
                }
                cells[2 * f + 1] += ColumnByColumn.this == ROUNDS_PER_BATCH ? Math.round(sum * Lattice.UNIT) : 0;
            }
        }

        @Override
        public Learning<TableModel> next(long[] totals) {
            steps++;
            double[] sd = new double[frame.size()];
            for (int f = 0; f < sd.length; f++) {
                double variance = totals[2 * f + 1] / (Lattice.UNIT * Lattice.UNIT) / totals[2 * f];
                sd[f] = switch (ColumnByColumn.this) {
                    case TAKES_SCORES_FOR_NORMALS -> Math.sqrt(totals[2 * f] == 0 ? 1 : variance);
                    case DIVIDES_BY_NOTHING -> Math.min(1, 1 + 0 * variance);
                    case ROUNDS_PER_BATCH -> 1 + 1e-9 * (totals[2 * f + 1] % 1000);
                    case COUNTS_ITS_STEPS -> 1 + 1e-9 * steps;
                    case SAVES_HALF_ITS_STATE, SAVES_A_PRIVATE_RECORD -> 1 + 1e-3 * f;
                    default -> 1;
                };
            }
            return new Done<>(new Model(frame, sd, true));
        }
    }

    private final class Model implements TableModel {
        private final Frame frame;
        private final double[] sd;
        private final boolean learnt;
        private final AtomicInteger samples = new AtomicInteger();

        Model(Frame frame, double[] sd, boolean learnt) {
            this.frame = frame;
            this.sd = sd;
            this.learnt = learnt;
        }

        @Override
        public List<Explanation> explain() {
            List<Influence> influences = switch (ColumnByColumn.this) {
                case EXPLAINS_BY_WHAT_IS_NOT_THERE -> List.of(new Influence("other.column", "", 0.5));
                case EXPLAINS_MORE_THAN_ALL ->
                    List.of(new Influence("", "place", 0.7), new Influence("", "number of the row", 0.7));
                case EXPLAINS_ONLY_WHEN_LEARNT -> List.of(new Influence("", "place", learnt ? 0.5 : 0));
                default -> List.of();
            };
            return frame.features().stream()
                    .skip(influences.isEmpty() ? frame.size() : frame.context())
                    .map(feature -> new Explanation(feature.name(), influences))
                    .toList();
        }

        @Override
        public void sampleAll(FeatureBatch rows, BitSet given, Draws draws) {
            switch (ColumnByColumn.this) {
                case REPEATS_ALL_ROWS -> sample(rows, given, Draws.of(1));
                case COUNTS_ITS_SAMPLES -> sample(rows, given, draws.at(samples.getAndIncrement()));
                case COPIES_ONE_ROW -> new Model(frame, new double[sd.length], learnt).sample(rows, given, draws);
                default -> sample(rows, given, draws);
            }
        }

        @Override
        public void sample(FeatureBatch rows, BitSet given, Draws draws) {
            for (int f = 0; f < frame.size(); f++) {
                if (given.get(f) && ColumnByColumn.this != OVERWRITES_WHAT_IS_GIVEN) {
                    continue;
                }
                double[] x = rows.column(f);
                for (int i = 0; i < rows.size(); i++) {
                    long row = ColumnByColumn.this == ADDRESSES_BY_PLACE_IN_BATCH ? i : rows.firstRow() + i;
                    x[i] = sd[f] * draws.normal(row, f);
                }
                Feature feature = frame.features().get(f);
                feature.marginal().unscore(x, x, rows.size());
                for (int i = 0;
                        ColumnByColumn.this == KEEPS_CODES_IN_BYTES && feature.category() && i < rows.size();
                        i++) {
                    x[i] = (int) x[i] & 0x7F;
                }
            }
        }

        @Override
        public Record state() {
            double[] half = sd.clone();
            Arrays.fill(half, half.length / 2, half.length, 1);
            return switch (ColumnByColumn.this) {
                case SAVES_A_PRIVATE_RECORD -> new Hidden(sd.clone());
                case SAVES_HALF_ITS_STATE -> new Spreads(half);
                default -> new Spreads(sd.clone());
            };
        }
    }
}
