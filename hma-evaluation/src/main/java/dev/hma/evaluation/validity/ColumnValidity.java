package dev.hma.evaluation.validity;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.data.BothSides;
import dev.hma.evaluation.score.ColumnScore;
import java.util.ArrayList;
import java.util.List;

/** Whether the values of columns are such as the real ones are, and primary keys tell rows apart. */
final class ColumnValidity {
    private ColumnValidity() {}

    /** The scores of the synthetic side's primary keys, and of the modelled columns that both sides have. */
    static List<ColumnScore> of(Comparison comparison) {
        List<ColumnScore> scores = new ArrayList<>();
        for (Table table : comparison.schema().tables()) {
            TableData synthetic = comparison.synthetic().find(table.name());
            if (synthetic != null) {
                PrimaryKeys.of(synthetic, table.primaryKey())
                        .map(keys -> new ColumnScore(
                                table.name(), String.join("+", table.primaryKey()), "KeyUniqueness", keys.uniqueness()))
                        .ifPresent(scores::add);
            }
            for (BothSides column : BothSides.modelled(comparison, table)) {
                ColumnScore score = score(table.name(), column);
                if (Double.isNaN(score.score())) {
                    comparison.note(table.name() + "." + column.name(), "no validity: a side has no values");
                }
                scores.add(score);
            }
        }
        return List.copyOf(scores);
    }

    private static ColumnScore score(String table, BothSides column) {
        if (column.real() instanceof Values.Numbers numbers) {
            double score = withinBounds(numbers.values(), ((Values.Numbers) column.synthetic()).values());
            return new ColumnScore(table, column.name(), "BoundaryAdherence", score);
        }
        double score = known((Values.Texts) column.real(), (Values.Texts) column.synthetic());
        return new ColumnScore(table, column.name(), "CategoryAdherence", score);
    }

    /**
     * The share of numbers between the least and the greatest real one. Missing numbers are left out if there are missing real
     * ones, and else count as outside.
     *
     * @return from 0 to 1; NaN if there is no real number or none to count
     */
    static double withinBounds(double[] real, double[] synthetic) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        boolean mayBeMissing = false;
        for (double number : real) {
            mayBeMissing |= Double.isNaN(number);
            min = number < min ? number : min;
            max = number > max ? number : max;
        }
        int inside = 0;
        int count = 0;
        for (double number : synthetic) {
            count += Double.isNaN(number) && mayBeMissing ? 0 : 1;
            inside += number >= min && number <= max ? 1 : 0;
        }
        return min > max || count == 0 ? Double.NaN : (double) inside / count;
    }

    /**
     * The share of rows whose value occurs in the real column; missing is a value like any other.
     *
     * @return from 0 to 1; NaN if a side has no rows
     */
    static double known(Values.Texts real, Values.Texts synthetic) {
        boolean mayBeMissing = false;
        for (int code : real.codes()) {
            mayBeMissing |= code < 0;
        }
        int known = 0;
        for (int code : synthetic.codesBy(real.dictionary())) {
            known += code < 0 ? (mayBeMissing ? 1 : 0) : code < real.dictionary().length ? 1 : 0;
        }
        return real.size() == 0 || synthetic.size() == 0 ? Double.NaN : (double) known / synthetic.size();
    }
}
