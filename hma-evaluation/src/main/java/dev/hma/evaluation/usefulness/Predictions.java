package dev.hma.evaluation.usefulness;

import dev.hma.evaluation.trees.RankScore;
import dev.hma.evaluation.usefulness.UsefulnessFigures.Scores;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a model says about rows, and what is true.
 *
 * @param target what is predicted
 * @param outputs per output of the target a number for each row
 * @param truth the true class or number of each row
 */
record Predictions(Target target, double[][] outputs, double[] truth) {
    Scores scores() {
        return target.category()
                ? new Scores(accuracy(), auc(), Double.NaN)
                : new Scores(Double.NaN, Double.NaN, explained());
    }

    /** The figure that models are compared by, 0 for a constant: how far the area exceeds a half, or R². */
    double skill() {
        return target.category() ? auc() - 0.5 : explained();
    }

    /**
     * The share of the squared deviations of all outputs from their means that is explained: R² of a number, Brier's skill
     * score of a category.
     */
    double explained() {
        double unexplained = 0;
        double all = 0;
        for (int k = 0; k < outputs.length; k++) {
            double[] labels = target.labels(truth, k);
            double mean = Arrays.stream(labels).average().orElse(Double.NaN);
            for (int i = 0; i < labels.length; i++) {
                unexplained += (labels[i] - outputs[k][i]) * (labels[i] - outputs[k][i]);
                all += (labels[i] - mean) * (labels[i] - mean);
            }
        }
        return all > 0 ? 1 - unexplained / all : Double.NaN;
    }

    private double accuracy() {
        int right = 0;
        for (int i = 0; i < truth.length; i++) {
            right += likeliest(i) == truth[i] ? 1 : 0;
        }
        return (double) right / truth.length;
    }

    private int likeliest(int row) {
        if (outputs.length == 1) {
            return outputs[0][row] > 0.5 ? 1 : 0;
        }
        int likeliest = 0;
        for (int k = 1; k < outputs.length; k++) {
            likeliest = outputs[k][row] > outputs[likeliest][row] ? k : likeliest;
        }
        return likeliest;
    }

    /** The mean over the classes that some test rows have and others have not. */
    private double auc() {
        return IntStream.range(0, outputs.length)
                .mapToDouble(k -> RankScore.auc(outputs[k], target.labels(truth, k)))
                .filter(auc -> !Double.isNaN(auc))
                .average()
                .orElse(Double.NaN);
    }
}
