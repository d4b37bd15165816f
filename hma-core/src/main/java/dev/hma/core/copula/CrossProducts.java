package dev.hma.core.copula;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Lattice;
import dev.hma.api.marginal.Marginal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The reading of the rows: sums of scores, their squares and products, in the layout of {@link ScoreTotals}.
 *
 * <p>Rows are taken in tiles small enough for the cache. Inside a tile sums are doubles: multiples of 2<sup>-32</sup>
 * below 2<sup>21</sup>, so exact in every order (up to 2<sup>15</sup> rows); they join the totals as whole numbers.
 *
 * @param <R> what is learnt from the sums
 */
public final class CrossProducts<R> implements Learning.Sums<R> {
    private static final int TILE = 512;

    private final Marginal[] marginals;
    private final Function<ScoreTotals, Learning<R>> next;

    private CrossProducts(Function<ScoreTotals, Learning<R>> next, Frame frame) {
        this.marginals = frame.features().stream().map(Feature::marginal).toArray(Marginal[]::new);
        this.next = next;
    }

    /**
     * A reading.
     *
     * @param frame the features whose scores are summed
     * @param fit what becomes of the sums
     */
    public CrossProducts(Frame frame, Function<ScoreTotals, R> fit) {
        this(totals -> new Done<>(fit.apply(totals)), frame);
    }

    /**
     * A reading that another one may follow.
     *
     * @param frame the features whose scores are summed
     * @param next what comes after the sums
     * @param <R> what is learnt
     * @return the reading
     */
    public static <R> CrossProducts<R> then(Frame frame, Function<ScoreTotals, Learning<R>> next) {
        return new CrossProducts<>(next, frame);
    }

    @Override
    public int cells() {
        return ScoreTotals.cells(marginals.length);
    }

    @Override
    public long bound(int cell) {
        return ScoreTotals.bound(marginals.length, cell);
    }

    @Override
    public Learning<R> next(long[] totals) {
        return next.apply(new ScoreTotals(totals, marginals.length));
    }

    @Override
    public void add(FeatureBatch rows, long[] cells) {
        Tile tile = new Tile(Math.min(TILE, rows.size()));
        for (int from = 0; from < rows.size(); from += TILE) {
            tile.add(rows, from, Math.min(TILE, rows.size() - from), cells);
        }
    }

    /** Scores of some consecutive rows, and what is summed of them. */
    private final class Tile {
        /** Zero where missing; as many columns as whole blocks need, the additional ones zero. */
        private final double[][] scores;

        /** Per feature where it is missing; null if it is nowhere in this tile. */
        private final @Nullable Gaps[] missing = new Gaps[marginals.length];

        private final double[] products = new double[ScoreKernel.ROWS * ScoreKernel.COLUMNS];

        Tile(int rows) {
            scores = new double[ScoreKernel.padded(marginals.length)][rows];
        }

        void add(FeatureBatch rows, int from, int n, long[] cells) {
            grow(cells, ScoreTotals.ROWS, n);
            for (int f = 0; f < marginals.length; f++) {
                System.arraycopy(rows.column(f), from, scores[f], 0, n);
                marginals[f].score(scores[f], scores[f], n);
                takeMissing(f, n);
                int cell = ScoreTotals.feature(f);
                grow(cells, cell + ScoreTotals.SUM, Lattice.units(ScoreKernel.sum(scores[f], n)));
            }
            addProducts(n, cells);
            for (int f = 0; f < marginals.length; f++) {
                Gaps gaps = missing[f];
                if (gaps != null) {
                    addMissing(f, gaps, cells);
                }
            }
        }

        /** Replaces missing scores by 0 and remembers where they were. */
        private void takeMissing(int f, int n) {
            double[] column = scores[f];
            missing[f] = null;
            if (!Double.isNaN(ScoreKernel.sum(column, n))) {
                return;
            }
            Gaps gaps = new Gaps(n);
            for (int i = 0; i < n; i++) {
                if (Double.isNaN(column[i])) {
                    column[i] = 0;
                    gaps.add(i);
                }
            }
            missing[f] = gaps;
        }

        private void addProducts(int n, long[] cells) {
            int features = marginals.length;
            for (int a = 0; a < features; a += ScoreKernel.ROWS) {
                int end = Math.min(features, a + ScoreKernel.ROWS);
                for (int b = 0; b < end; b += ScoreKernel.COLUMNS) {
                    ScoreKernel.products(scores, a, b, n, products);
                    takeProducts(a, b, end, cells);
                }
            }
        }

        /** Adds those products of a block that lie in the lower triangle. */
        private void takeProducts(int a, int b, int end, long[] cells) {
            for (int j = 0; j < ScoreKernel.COLUMNS; j++) {
                int column = b + j;
                for (int row = Math.max(a, column); row < end; row++) {
                    int cell = row == column
                            ? ScoreTotals.feature(row) + ScoreTotals.SQUARES
                            : ScoreTotals.pair(marginals.length, row, column) + ScoreTotals.PRODUCTS;
                    grow(cells, cell, Lattice.squareUnits(products[j * ScoreKernel.ROWS + row - a]));
                }
            }
        }

        /** Adds what the other features sum up to where feature f is missing. */
        private void addMissing(int f, Gaps gaps, long[] cells) {
            int features = marginals.length;
            grow(cells, ScoreTotals.feature(f) + ScoreTotals.MISSING, gaps.count());
            for (int other = 0; other < features; other++) {
                if (other == f) {
                    continue;
                }
                boolean above = other > f;
                int pair = ScoreTotals.pair(features, Math.max(f, other), Math.min(f, other));
                int sum = pair + (above ? ScoreTotals.SUM_A : ScoreTotals.SUM_B);
                int squares = pair + (above ? ScoreTotals.SQUARES_A : ScoreTotals.SQUARES_B);
                grow(cells, sum, Lattice.units(gaps.sum(scores[other])));
                grow(cells, squares, Lattice.squareUnits(gaps.squares(scores[other])));
                Gaps gapsOfOther = missing[other];
                if (above && gapsOfOther != null) {
                    grow(cells, pair + ScoreTotals.BOTH_MISSING, gaps.common(gapsOfOther));
                }
            }
        }
    }

    /** Exact or not at all: 64 bits hold the squares of 33 million rows in the worst case, of a billion in any real one. */
    private static void grow(long[] cells, int cell, long by) {
        cells[cell] = Math.addExact(cells[cell], by);
    }
}
