package dev.hma.core.copula;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.Explanation;
import dev.hma.api.synthesis.TableModel;
import dev.hma.core.even.EvenMarginals;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A fitted Gaussian copula. */
final class CopulaModel implements TableModel {
    private static final int TILE = 256;

    private final List<Feature> features;
    private final GaussianCopulaState state;
    private final double[][] factor;
    private final Conditionals conditionals;

    /**
     * Creates a model.
     *
     * @param frame the features
     * @param state the correlations, packed
     * @param correlations the same as a matrix, positive definite
     */
    CopulaModel(Frame frame, GaussianCopulaState state, double[][] correlations) {
        this.features = frame.features();
        this.state = state;
        this.factor = Cholesky.factor(correlations);
        this.conditionals = new Conditionals(frame.features(), correlations);
    }

    @Override
    public Record state() {
        return state;
    }

    /** {@inheritDoc} All features are drawn at once; told is with which others each goes most. */
    @Override
    public List<Explanation> explain() {
        return new Companions(features, CorrelationMatrix.unpack(state.correlations(), features.size())).explain();
    }

    /** {@inheritDoc} A given feature that is NaN says nothing about its row, and stays NaN. */
    @Override
    public void sample(FeatureBatch rows, BitSet given, Draws draws) {
        BitSet filled = given.get(0, features.size());
        if (filled.isEmpty()) {
            sampleFreely(rows, draws);
        } else if (filled.cardinality() < features.size()) {
            for (int from = 0; from < rows.size(); from += TILE) {
                sampleGiven(rows, from, Math.min(rows.size(), from + TILE), filled, draws);
            }
        }
    }

    /** {@inheritDoc} Latent normals keep their order and lie evenly, unless features are given. */
    @Override
    public void sampleAll(FeatureBatch rows, BitSet given, Draws draws) {
        if (given.get(0, features.size()).isEmpty()) {
            int tiles = (rows.size() + TILE - 1) / TILE;
            IntStream.range(0, tiles).parallel().forEach(tile -> latent(rows, tile, draws));
            new EvenMarginals(features, rows, draws.at("even")).ofLatents();
        } else {
            sample(rows, given, draws);
        }
    }

    private void sampleFreely(FeatureBatch rows, Draws draws) {
        for (int tile = 0; tile * TILE < rows.size(); tile++) {
            latent(rows, tile, draws);
        }
        for (int f = 0; f < features.size(); f++) {
            features.get(f).marginal().unscore(rows.column(f), rows.column(f), rows.size());
        }
    }

    /** Draws the latent normals of the rows of a tile. */
    private void latent(FeatureBatch rows, int tile, Draws draws) {
        int from = tile * TILE;
        int to = Math.min(rows.size(), from + TILE);
        double[][] columns = new double[features.size()][];
        for (int f = 0; f < columns.length; f++) {
            columns[f] = rows.column(f);
            for (int i = from; i < to; i++) {
                columns[f][i] = draws.normal(rows.firstRow() + i, f);
            }
        }
        Cholesky.colour(factor, 0, columns, from, to);
    }

    /** Takes together the rows of a tile that have the same features present. */
    private void sampleGiven(FeatureBatch rows, int from, int to, BitSet filled, Draws draws) {
        Map<BitSet, RowGroup> groups = new LinkedHashMap<>();
        for (int i = from; i < to; i++) {
            BitSet known = new BitSet();
            for (int f = filled.nextSetBit(0); f >= 0; f = filled.nextSetBit(f + 1)) {
                known.set(f, !Double.isNaN(rows.column(f)[i]));
            }
            groups.computeIfAbsent(known, key -> new RowGroup(TILE)).add(i);
        }
        groups.forEach((known, group) -> sampleGroup(rows, group, known, filled, draws));
    }

    private void sampleGroup(FeatureBatch rows, RowGroup group, BitSet known, BitSet filled, Draws draws) {
        Conditional conditional = conditionals.given(known);
        double[][] latent = new double[features.size()][group.size()];
        conditional.draw(rows, group, latent, draws);
        for (int f = filled.nextClearBit(0); f < features.size(); f = filled.nextClearBit(f + 1)) {
            double[] column = latent[conditional.position(f)];
            Marginal marginal = features.get(f).marginal();
            marginal.unscore(column, column, group.size());
            for (int i = 0; i < group.size(); i++) {
                rows.column(f)[group.row(i)] = column[i];
            }
        }
    }
}
