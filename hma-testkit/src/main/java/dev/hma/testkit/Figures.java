package dev.hma.testkit;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The few statistics that contracts are stated in. Missing values (NaN) are passed over everywhere. */
final class Figures {
    private Figures() {}

    static double[] present(double[] x) {
        return Arrays.stream(x).filter(v -> !Double.isNaN(v)).toArray();
    }

    static double mean(double[] x) {
        return Arrays.stream(x).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
    }

    static double variance(double[] x) {
        double mean = mean(x);
        return Arrays.stream(x)
                .filter(v -> !Double.isNaN(v))
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(Double.NaN);
    }

    /** The correlation over the rows that have both values. */
    static double correlation(double[] a, double[] b) {
        double[] x = new double[a.length];
        double[] y = new double[a.length];
        double[] xy = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            boolean both = !Double.isNaN(a[i]) && !Double.isNaN(b[i]);
            x[i] = both ? a[i] : Double.NaN;
            y[i] = both ? b[i] : Double.NaN;
            xy[i] = a[i] * b[i];
        }
        return (mean(xy) - mean(x) * mean(y)) / Math.sqrt(variance(x) * variance(y));
    }

    /** The Kolmogorov-Smirnov distance: the largest difference between the two distribution functions. */
    static double distance(double[] a, double[] b) {
        double[] x = present(a);
        double[] y = present(b);
        if (x.length == 0 || y.length == 0) {
            return x.length == y.length ? 0 : 1;
        }
        Arrays.sort(x);
        Arrays.sort(y);
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < x.length && j < y.length) {
            double at = Math.min(x[i], y[j]);
            while (i < x.length && x[i] <= at) {
                i++;
            }
            while (j < y.length && y[j] <= at) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / x.length - (double) j / y.length));
        }
        return largest;
    }

    /** The share of each code. */
    static double[] shares(double[] codes, int levels) {
        double[] shares = new double[levels];
        for (double code : codes) {
            shares[(int) code] += 1.0 / codes.length;
        }
        return shares;
    }

    /** The share of rows that are nearer to one of some rows than to any of the others; columns are of one scale. */
    static double nearer(double[][] rows, double[][] some, double[][] others) {
        int n = rows[0].length;
        return (double) IntStream.range(0, n)
                        .filter(i -> nearest(rows, i, some) < nearest(rows, i, others))
                        .count()
                / n;
    }

    private static double nearest(double[][] rows, int row, double[][] among) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < among[0].length; j++) {
            double squares = 0;
            for (int f = 0; f < rows.length; f++) {
                double off = rows[f][row] - among[f][j];
                squares += off * off;
            }
            nearest = Math.min(nearest, squares);
        }
        return nearest;
    }

    /** The intraclass correlation, by one-way analysis of variance: the share of the variance between families. */
    static double intraclass(double[] x, int[] families, int count) {
        double[] sums = new double[count];
        int[] sizes = new int[count];
        for (int i = 0; i < families.length; i++) {
            if (families[i] >= 0 && !Double.isNaN(x[i])) {
                sums[families[i]] += x[i];
                sizes[families[i]]++;
            }
        }
        double n = 0;
        double squares = 0;
        int groups = 0;
        double total = 0;
        for (int g = 0; g < count; g++) {
            n += sizes[g];
            squares += (double) sizes[g] * sizes[g];
            groups += sizes[g] > 0 ? 1 : 0;
            total += sums[g];
        }
        double within = 0;
        double between = 0;
        for (int i = 0; i < families.length; i++) {
            int g = families[i];
            if (g >= 0 && !Double.isNaN(x[i])) {
                double own = sums[g] / sizes[g];
                within += (x[i] - own) * (x[i] - own);
                between += (own - total / n) * (own - total / n);
            }
        }
        within /= n - groups;
        between /= groups - 1.0;
        double size = (n - squares / n) / (groups - 1.0);
        double component = (between - within) / size;
        return component / (component + within);
    }
}
