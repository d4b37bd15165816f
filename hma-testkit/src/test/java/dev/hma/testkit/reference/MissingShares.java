package dev.hma.testkit.reference;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The shares of missing values of each column, compared. */
public final class MissingShares implements Metric {
    /**
     * The figures.
     *
     * @param largest the largest difference
     * @param differences by column
     */
    public record Figures(double largest, Map<String, Double> differences) {}

    @Override
    public Figures measure(Comparison comparison) {
        Map<String, Double> differences = new TreeMap<>();
        List<TableData> tables = List.copyOf(comparison.real().tables().values());
        comparison
                .parallel(tables.size(), i -> ofTable(comparison, tables.get(i)))
                .forEach(differences::putAll);
        double largest = differences.values().stream()
                .mapToDouble(d -> d)
                .filter(d -> !Double.isNaN(d))
                .max()
                .orElse(Double.NaN);
        if (Double.isNaN(largest)) {
            comparison.note("missing shares", "no column has rows on both sides");
        }
        return new Figures(largest, differences);
    }

    private static Map<String, Double> ofTable(Comparison comparison, TableData real) {
        Map<String, Double> differences = new TreeMap<>();
        TableData synthetic = comparison.synthetic().find(real.name());
        if (synthetic == null) {
            comparison.note("table " + real.name(), "the synthetic side does not have it");
            return differences;
        }
        real.columns().forEach((column, values) -> {
            Values others = synthetic.find(column);
            if (others != null) {
                differences.put(real.name() + "." + column, Math.abs(share(values) - share(others)));
            }
        });
        return differences;
    }

    private static double share(Values values) {
        int missing = 0;
        for (int row = 0; row < values.size(); row++) {
            missing += values.isNull(row) ? 1 : 0;
        }
        return values.size() == 0 ? Double.NaN : (double) missing / values.size();
    }
}
