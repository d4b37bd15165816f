package dev.hma.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Figures about rows in families. */
public final class Statistics {
    private Statistics() {}

    /** The correlation over the rows where both are known. */
    public static double correlation(double[] x, double[] y) {
        double n = 0;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                n++;
                sx += x[i];
                sy += y[i];
                sxx += x[i] * x[i];
                syy += y[i] * y[i];
                sxy += x[i] * y[i];
            }
        }
        return (sxy - sx * sy / n) / Math.sqrt((sxx - sx * sx / n) * (syy - sy * sy / n));
    }

    public static double mean(double[] x) {
        double n = 0;
        double sum = 0;
        for (double value : x) {
            if (!Double.isNaN(value)) {
                n++;
                sum += value;
            }
        }
        return sum / n;
    }

    public static double sd(double[] x) {
        double mean = mean(x);
        double n = 0;
        double sum = 0;
        for (double value : x) {
            if (!Double.isNaN(value)) {
                n++;
                sum += (value - mean) * (value - mean);
            }
        }
        return Math.sqrt(sum / n);
    }

    /** The intraclass correlation, by analysis of variance. */
    public static double intraclass(double[] x, int[] family, int families) {
        double[] n = new double[families];
        double[] sum = new double[families];
        double rows = 0;
        double total = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i])) {
                n[family[i]]++;
                sum[family[i]] += x[i];
                rows++;
                total += x[i];
                squares += x[i] * x[i];
            }
        }
        double groups = 0;
        double means = 0;
        double sizes = 0;
        for (int f = 0; f < families; f++) {
            if (n[f] > 0) {
                groups++;
                means += sum[f] * sum[f] / n[f];
                sizes += n[f] * n[f];
            }
        }
        double between = (means - total * total / rows) / (groups - 1);
        double within = (squares - means) / (rows - groups);
        double size = (rows - sizes / rows) / (groups - 1);
        double component = (between - within) / size;
        return component / (component + within);
    }

    /** The intraclass correlation of rows that say by a text which family they are of. */
    public static double intraclass(double[] x, List<String> families) {
        Map<String, Integer> numbers = new HashMap<>();
        families.forEach(family -> numbers.putIfAbsent(family, numbers.size()));
        return intraclass(x, families.stream().mapToInt(numbers::get).toArray(), numbers.size());
    }

    /** The indicator of a value. */
    public static double[] is(double[] x, double value) {
        double[] indicator = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            indicator[i] = x[i] == value ? 1 : 0;
        }
        return indicator;
    }

    /** The largest distance between two empirical distribution functions. */
    public static double distance(double[] x, double[] y) {
        double[] a = java.util.Arrays.stream(x)
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        double[] b = java.util.Arrays.stream(y)
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        int i = 0;
        int j = 0;
        double largest = 0;
        while (i < a.length && j < b.length) {
            double at = Math.min(a[i], b[j]);
            while (i < a.length && a[i] == at) {
                i++;
            }
            while (j < b.length && b[j] == at) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return largest;
    }
}
