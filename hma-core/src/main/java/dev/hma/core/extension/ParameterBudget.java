package dev.hma.core.extension;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which parameters of families become extension columns: those whose variance between parents, with the noise taken out, is
 * largest, as long as there is room. The others are pooled, the same for all parents.
 *
 * @param maps the maps of the columns, with the parts that are kept
 * @param correlations which correlations are kept
 */
record ParameterBudget(List<ColumnMap> maps, boolean[] correlations) {
    /** One or more columns that are kept together: part {@code part} of a map, or a correlation if {@code map} is -1. */
    private record Parameter(double variance, int columns, int map, int part) {}

    /**
     * Chooses.
     *
     * @param maps the maps of the columns
     * @param correlations the variance of every Fisher z between parents; 0 for one that does not differ
     * @param most how many columns there may be
     */
    static ParameterBudget of(List<ColumnMap> maps, double[] correlations, int most) {
        int[] parts = new int[maps.size()];
        boolean[] kept = new boolean[correlations.length];
        int left = most;
        for (Parameter parameter : parameters(maps, correlations)) {
            if (parameter.columns() <= left) {
                left -= parameter.columns();
                if (parameter.map() < 0) {
                    kept[parameter.part()] = true;
                } else {
                    parts[parameter.map()]++;
                }
            }
        }
        List<ColumnMap> chosen = new ArrayList<>();
        for (int f = 0; f < parts.length; f++) {
            chosen.add(maps.get(f).keep(parts[f]));
        }
        return new ParameterBudget(chosen, kept);
    }

    /** All parameters, the largest variance first, equal ones in the order of the columns. */
    private static List<Parameter> parameters(List<ColumnMap> maps, double[] correlations) {
        List<Parameter> parameters = new ArrayList<>();
        for (int f = 0; f < maps.size(); f++) {
            double[] variances = maps.get(f).parts();
            int before = 0;
            for (int part = 0; part < variances.length; part++) {
                int columns = maps.get(f).keep(part + 1).columns().size();
                parameters.add(new Parameter(variances[part], columns - before, f, part));
                before = columns;
            }
        }
        for (int pair = 0; pair < correlations.length; pair++) {
            if (correlations[pair] > 0) {
                parameters.add(new Parameter(correlations[pair], 1, -1, pair));
            }
        }
        parameters.sort(Comparator.comparingDouble(Parameter::variance).reversed());
        return parameters;
    }
}
