package dev.hma.evaluation.detection;

import dev.hma.api.evaluation.Data;
import dev.hma.api.random.Draws;
import dev.hma.evaluation.feature.Feature;
import dev.hma.evaluation.feature.Sample;
import dev.hma.evaluation.trees.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What real and synthetic rows are to be told apart by.
 *
 * @param name the table, or the relationship
 * @param features what the classifier is shown of each row
 * @param size the number of rows of a side
 * @param families the family of each row of a side, of rows that must not be torn apart; null if rows are independent
 */
record Subject(
        String name,
        List<Feature> features,
        ToIntFunction<Data> size,
        @Nullable Function<Data, int[]> families) {
    /**
     * Draws samples.
     *
     * @param sides the real database, then the synthetic one
     * @param rows how many rows to draw of each, at most as many as there are
     * @param from the number of the first sample
     * @param to the number before which they end
     * @param draws the random numbers
     * @return the samples
     */
    List<TwoSamples> samples(List<Data> sides, int rows, int from, int to, Draws draws) {
        int repetitions = to - from;
        int[][][] chosen = new int[repetitions][][];
        for (int r = 0; r < repetitions; r++) {
            Draws drawn = draws.at(name).at(from + r);
            chosen[r] = IntStream.range(0, sides.size())
                    .mapToObj(s -> Sample.of(drawn.at(s), size.applyAsInt(sides.get(s)), rows))
                    .toArray(int[][]::new);
        }
        // One feature of all rows at a time, so that memory holds little more than the samples.
        double[][][] columns = new double[repetitions][features.size()][];
        for (int k = 0; k < features.size(); k++) {
            double[][] values = sides.stream().map(features.get(k)::of).toArray(double[][]::new);
            for (int r = 0; r < repetitions; r++) {
                columns[r][k] = gathered(values, chosen[r]);
            }
        }
        List<TwoSamples> samples = new ArrayList<>();
        for (int r = 0; r < repetitions; r++) {
            samples.add(sample(columns[r], folds(sides, chosen[r])));
        }
        return samples;
    }

    private static double[] gathered(double[][] values, int[][] chosen) {
        double[] gathered = new double[chosen[0].length + chosen[1].length];
        int next = 0;
        for (int s = 0; s < chosen.length; s++) {
            for (int row : chosen[s]) {
                gathered[next++] = values[s][row];
            }
        }
        return gathered;
    }

    private int[] folds(List<Data> sides, int[][] chosen) {
        int rows = chosen[0].length;
        Folds folds = new Folds(TwoSamples.folds(rows));
        int[] all = new int[2 * rows];
        for (int s = 0; s < chosen.length; s++) {
            int[] dealt;
            if (families == null) {
                dealt = folds.deal(rows);
            } else {
                int[] family = families.apply(sides.get(s));
                dealt = folds.deal(
                        Arrays.stream(chosen[s]).map(row -> family[row]).toArray());
            }
            System.arraycopy(dealt, 0, all, s * rows, rows);
        }
        return all;
    }

    private TwoSamples sample(double[][] columns, int[] folds) {
        int[] kept = IntStream.range(0, columns.length)
                .filter(k -> varies(columns[k]))
                .toArray();
        double[] values = new double[folds.length * kept.length];
        boolean[] categorical = new boolean[kept.length];
        for (int k = 0; k < kept.length; k++) {
            double[] column = columns[kept[k]];
            for (int i = 0; i < column.length; i++) {
                values[i * kept.length + k] = column[i];
            }
            categorical[k] = features.get(kept[k]).categorical();
        }
        return new TwoSamples(new Rows(values, folds.length, kept.length), kept, categorical, folds);
    }

    private static boolean varies(double[] column) {
        for (double value : column) {
            if (Double.compare(value, column[0]) != 0) {
                return true;
            }
        }
        return false;
    }
}
