package dev.hma.testkit;

import dev.hma.api.feature.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tables that are unusual and yet normal data. */
enum DegenerateTable {
    WITHOUT_ROWS,
    WITH_A_SINGLE_ROW,
    WITH_TWO_ROWS,
    WITH_CONSTANT_COLUMNS,
    WITH_MISSING_COLUMNS,
    WITHOUT_COLUMNS,
    WITH_MORE_COLUMNS_THAN_ROWS,
    WITH_THE_SAME_COLUMN_THRICE,
    WITH_COLUMNS_THAT_ARE_NEVER_BOTH_THERE;

    MadeUpTable make() {
        return switch (this) {
            case WITHOUT_ROWS -> table(new double[0], new double[0]);
            case WITH_A_SINGLE_ROW -> table(new double[] {3.5}, new double[] {1});
            case WITH_TWO_ROWS -> table(new double[] {3.5, 4}, new double[] {1, 0});
            case WITH_CONSTANT_COLUMNS -> table(filled(30, 7), filled(30, 1));
            case WITH_MISSING_COLUMNS -> table(filled(30, Double.NaN), filled(30, Double.NaN));
            case WITHOUT_COLUMNS -> MadeUpTable.of(List.of(), 0);
            case WITH_MORE_COLUMNS_THAN_ROWS -> wide();
            case WITH_THE_SAME_COLUMN_THRICE -> thrice();
            case WITH_COLUMNS_THAT_ARE_NEVER_BOTH_THERE -> apart();
        };
    }

    private static MadeUpTable table(double[] real, double[] kind) {
        return MadeUpTable.of(
                List.of(MadeUpTable.real("real", real), MadeUpTable.category("kind", 2, kind)), 0, real, kind);
    }

    private static double[] filled(int n, double value) {
        double[] column = new double[n];
        Arrays.fill(column, value);
        return column;
    }

    private static MadeUpTable wide() {
        double[][] columns = MadeUpTable.normals("wide", 5, 12);
        List<Feature> features = new ArrayList<>();
        for (int k = 0; k < columns.length; k++) {
            features.add(MadeUpTable.real("x" + k, columns[k]));
        }
        return MadeUpTable.of(features, 0, columns);
    }

    private static MadeUpTable thrice() {
        double[] x = MadeUpTable.normals("thrice", 200, 1)[0];
        List<Feature> features = List.of(MadeUpTable.real("a", x), MadeUpTable.real("b", x), MadeUpTable.real("c", x));
        return MadeUpTable.of(features, 0, x, x, x);
    }

    private static MadeUpTable apart() {
        double[][] z = MadeUpTable.normals("apart", 200, 2);
        for (int i = 0; i < 200; i++) {
            z[i % 2][i] = Double.NaN;
        }
        return MadeUpTable.of(List.of(MadeUpTable.real("even", z[1]), MadeUpTable.real("odd", z[0])), 0, z[1], z[0]);
    }
}
