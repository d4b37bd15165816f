package dev.hma.evaluation.hierarchy;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.schema.Relationship;
import dev.hma.evaluation.data.BothLinks;
import dev.hma.evaluation.data.BothSides;
import dev.hma.evaluation.score.Means;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much alike the children of one parent are, on both sides: the share of each child column's variance that lies between
 * parents.
 */
public final class IntraclassCorrelation implements Metric {
    private static final int LEAST_ROWS = 200;
    private static final int LEAST_PARENTS = 20;

    private record Figures(
            double meanDifference, double maxDifference, int compared, Map<String, OfRelationship> relationships) {}

    private record OfRelationship(double meanDifference, Map<String, OfColumn> columns) {}

    private record OfColumn(
            double real,
            double synthetic,
            double difference,
            double seReal,
            int rowsReal,
            int parentsReal,
            int rowsSynthetic,
            int parentsSynthetic) {}

    @Override
    public Record measure(Comparison comparison) {
        Map<String, OfRelationship> relationships = new LinkedHashMap<>();
        for (Relationship relationship : comparison.schema().relationships()) {
            Map<String, OfColumn> columns = columns(comparison, relationship);
            if (!columns.isEmpty()) {
                relationships.put(
                        relationship.name(),
                        new OfRelationship(Means.of(columns.values(), OfColumn::difference), columns));
            }
        }
        double[] differences = relationships.values().stream()
                .map(OfRelationship::columns)
                .map(Map::values)
                .flatMap(Collection::stream)
                .mapToDouble(OfColumn::difference)
                .filter(difference -> !Double.isNaN(difference))
                .toArray();
        if (differences.length == 0) {
            comparison.note("intraclass correlations", "there is no child column that both sides tell one of");
        }
        double largest = Double.NaN;
        for (double difference : differences) {
            largest = Double.isNaN(largest) ? difference : Math.max(largest, difference);
        }
        return new Figures(Means.of(differences), largest, differences.length, relationships);
    }

    private static Map<String, OfColumn> columns(Comparison comparison, Relationship relationship) {
        BothLinks links = BothLinks.of(comparison, relationship).orElse(null);
        if (links == null) {
            return Map.of();
        }
        List<BothSides> children =
                BothSides.modelled(comparison, comparison.schema().table(relationship.child()));
        List<OfColumn> figures = comparison.parallel(children.size(), k -> {
            BothSides child = children.get(k);
            return column(
                    child, Groups.of(links.real(), child.real()), Groups.of(links.synthetic(), child.synthetic()));
        });
        Map<String, OfColumn> columns = new LinkedHashMap<>();
        Map<String, List<String>> without = new LinkedHashMap<>();
        for (int k = 0; k < children.size(); k++) {
            String name = children.get(k).name();
            columns.put(name, figures.get(k));
            if (Double.isNaN(figures.get(k).difference)) {
                without.computeIfAbsent(why(figures.get(k)), why -> new ArrayList<>())
                        .add(name);
            }
        }
        without.forEach((why, names) -> comparison.note(relationship.name() + ": " + String.join(", ", names), why));
        return columns;
    }

    private static OfColumn column(BothSides child, Groups real, Groups synthetic) {
        double realShare = Double.NaN;
        double error = Double.NaN;
        if (enough(real)) {
            ClusterEstimate estimate = ClusterEstimate.of(real, child.real());
            realShare = estimate.correlation();
            error = estimate.standardError();
        }
        double syntheticShare = enough(synthetic)
                ? ClusterEstimate.of(synthetic, child.synthetic()).correlation()
                : Double.NaN;
        return new OfColumn(
                realShare,
                syntheticShare,
                Math.abs(realShare - syntheticShare),
                error,
                real.rows().length,
                real.count(),
                synthetic.rows().length,
                synthetic.count());
    }

    private static boolean enough(Groups groups) {
        int rows = groups.rows().length;
        return rows >= LEAST_ROWS && groups.count() >= LEAST_PARENTS && rows > groups.count();
    }

    private static String why(OfColumn column) {
        boolean real = Double.isNaN(column.real);
        int rows = real ? column.rowsReal : column.rowsSynthetic;
        int parents = real ? column.parentsReal : column.parentsSynthetic;
        String side = "no intraclass correlation on the " + (real ? "real" : "synthetic") + " side: ";
        if (rows < LEAST_ROWS || parents < LEAST_PARENTS) {
            return side + rows + " values of " + parents + " parents; " + LEAST_ROWS + " of " + LEAST_PARENTS
                    + " are needed";
        }
        return side + (rows == parents ? "no parent has two values" : "all values are equal, or all are rare");
    }
}
