package dev.hma.evaluation.usefulness;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.random.Draws;
import dev.hma.evaluation.feature.Feature;
import dev.hma.evaluation.feature.Features;
import dev.hma.evaluation.feature.Sample;
import dev.hma.evaluation.feature.SharedColumns;
import dev.hma.evaluation.trees.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Prepares trials: columns of a table that are to be predicted from its other ones.
 *
 * <p>Tests are made on held out rows; without a holdout on 30 % of the real rows, and the real model learns from the others. Both
 * models learn from equally many rows.
 */
final class Trials {
    private static final double TEST_SHARE = 0.3;
    private static final int FEWEST_TO_LEARN = 50;
    private static final int FEWEST_TO_TEST = 30;

    private final Comparison comparison;
    private final String table;
    /** Per modelled column the column itself, then its calendar. */
    private final List<List<Feature>> features;

    Trials(Comparison comparison, SharedColumns columns, String table) {
        this.comparison = comparison;
        this.table = table;
        Features all = new Features(columns);
        this.features = columns.modelled(table).stream()
                .map(column -> all.single(table, column, true))
                .toList();
    }

    /** {@return the columns that can be targets} */
    List<Feature> columns() {
        return features.stream().map(ofColumn -> ofColumn.get(0)).toList();
    }

    /**
     * Prepares a trial.
     *
     * @param column one of the {@link #columns()}
     * @param limit the largest number of rows to learn from, and to test on
     * @return the trial; null if there are too few rows with a value, or if they all have the same
     */
    @Nullable
    Trial of(Feature column, int limit) {
        Target target = Target.of(column, comparison.real());
        Draws draws = comparison.draws().at(table).at(column.name());
        int[] known = shuffled(target, comparison.real(), draws.at("real"));
        Data holdout = comparison.holdout();
        int tested = holdout == null ? (int) (TEST_SHARE * known.length) : 0;
        int[] unseen = holdout == null ? Arrays.copyOf(known, tested) : shuffled(target, holdout, draws.at("holdout"));
        int[] made = shuffled(target, comparison.synthetic(), draws.at("synthetic"));
        int learnt = Math.min(limit, Math.min(known.length - tested, made.length));
        if (learnt < FEWEST_TO_LEARN || unseen.length < FEWEST_TO_TEST) {
            return null;
        }
        Trial trial = new Trial(
                target,
                examples(target, comparison.real(), Arrays.copyOfRange(known, tested, tested + learnt)),
                examples(target, comparison.synthetic(), Arrays.copyOf(made, learnt)),
                examples(
                        target,
                        holdout == null ? comparison.real() : holdout,
                        Arrays.copyOf(unseen, Math.min(limit, unseen.length))));
        return trial.real().vary() && trial.test().vary() ? trial : null;
    }

    /** The rows that have a value, in random order. */
    private static int[] shuffled(Target target, Data side, Draws draws) {
        double[] values = target.values(side);
        int[] present = IntStream.range(0, values.length)
                .filter(row -> !Double.isNaN(values[row]))
                .toArray();
        return Arrays.stream(Sample.of(draws, present.length, present.length))
                .map(i -> present[i])
                .toArray();
    }

    /** A column is not predicted from its own calendar. */
    private Examples examples(Target target, Data side, int[] rows) {
        List<Feature> others = features.stream()
                .filter(ofColumn -> !ofColumn.get(0).equals(target.feature()))
                .flatMap(List::stream)
                .toList();
        double[] values = new double[rows.length * others.size()];
        boolean[] categorical = new boolean[others.size()];
        for (int k = 0; k < others.size(); k++) {
            double[] column = others.get(k).of(side);
            categorical[k] = others.get(k).categorical();
            for (int i = 0; i < rows.length; i++) {
                values[i * others.size() + k] = column[rows[i]];
            }
        }
        double[] truth = target.values(side);
        return new Examples(
                new Rows(values, rows.length, others.size()),
                categorical,
                Arrays.stream(rows).mapToDouble(row -> truth[row]).toArray());
    }
}
