package dev.hma.evaluation.families;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.schema.Relationship;
import dev.hma.evaluation.data.BothLinks;
import dev.hma.evaluation.data.BothSides;
import dev.hma.evaluation.families.FamiliesFigures.Distinct;
import dev.hma.evaluation.families.FamiliesFigures.Gaps;
import dev.hma.evaluation.families.FamiliesFigures.Largest;
import dev.hma.evaluation.families.FamiliesFigures.Next;
import dev.hma.evaluation.families.FamiliesFigures.OfColumn;
import dev.hma.evaluation.families.FamiliesFigures.OfRelationship;
import dev.hma.evaluation.score.Means;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares families, the children of one parent: what a child tells about its next sibling, how many different values
 * siblings have, and how far they lie apart.
 */
public final class FamiliesMetric implements Metric {
    private static final int LEAST_FAMILIES = 20;
    private static final int LEAST_ROWS = 200;
    private static final int LARGEST = 15;

    @Override
    public FamiliesFigures measure(Comparison comparison) {
        Map<String, OfRelationship> relationships = new LinkedHashMap<>();
        for (Relationship relationship : comparison.schema().relationships()) {
            OfRelationship figures = relationship(comparison, relationship);
            if (figures != null) {
                relationships.put(relationship.name(), figures);
            }
        }
        return figures(relationships);
    }

    private static @Nullable OfRelationship relationship(Comparison comparison, Relationship relationship) {
        BothLinks links = BothLinks.of(comparison, relationship).orElse(null);
        if (links == null) {
            return null;
        }
        Siblings real = Siblings.inFileOrder(links.real());
        Siblings synthetic = Siblings.inFileOrder(links.synthetic());
        if (tooFew(comparison, relationship, real, "real")
                || tooFew(comparison, relationship, synthetic, "synthetic")) {
            return null;
        }
        List<BothSides> columns =
                BothSides.modelled(comparison, comparison.schema().table(relationship.child()));
        Order order = Order.find(columns, links.real(), real);
        if (order == null) {
            comparison.note(
                    relationship.name(),
                    "siblings have no order, neither by a date nor by a number that rises in the real table: next siblings and"
                            + " gaps are not compared");
        }
        Successions realPairs = order == null
                ? Successions.NONE
                : order.successions(links.real(), order.column().real());
        Successions syntheticPairs = order == null
                ? Successions.NONE
                : order.successions(links.synthetic(), order.column().synthetic());
        List<OfColumn> measured = comparison.parallel(columns.size(), k -> {
            BothSides column = columns.get(k);
            boolean follows =
                    order != null && !column.name().equals(order.column().name());
            return new OfColumn(
                    follows ? NextSibling.of(column, realPairs, syntheticPairs) : null,
                    DistinctValues.of(column, real, synthetic, LEAST_FAMILIES));
        });
        Map<String, OfColumn> figures = new LinkedHashMap<>();
        for (int k = 0; k < columns.size(); k++) {
            figures.put(columns.get(k).name(), measured.get(k));
        }
        return new OfRelationship(
                order == null ? null : order.column().name(),
                real.withTwo(),
                synthetic.withTwo(),
                realPairs.size(),
                syntheticPairs.size(),
                order == null ? null : SiblingGaps.of(order, realPairs, syntheticPairs),
                figures);
    }

    private static boolean tooFew(Comparison comparison, Relationship relationship, Siblings siblings, String side) {
        int families = siblings.withTwo();
        int rows = siblings.rows().length;
        if (families >= LEAST_FAMILIES && rows >= LEAST_ROWS) {
            return false;
        }
        comparison.note(
                relationship.name(),
                "the " + side + " side has " + families + " parents with two children or more and " + rows
                        + " children with a parent; " + LEAST_FAMILIES + " and " + LEAST_ROWS + " are needed");
        return true;
    }

    private static FamiliesFigures figures(Map<String, OfRelationship> relationships) {
        List<Next> next = new ArrayList<>();
        List<Distinct> distinct = new ArrayList<>();
        List<Gaps> gaps = new ArrayList<>();
        List<Largest> differences = new ArrayList<>();
        relationships.forEach((relationship, figures) -> {
            figures.columns().forEach((column, values) -> {
                if (values.next() != null) {
                    next.add(values.next());
                    differences.add(largest(relationship, column, values.next()));
                }
                distinct.add(values.distinct());
                differences.add(largest(relationship, column, values.distinct()));
            });
            if (figures.gaps() != null && figures.order() != null) {
                gaps.add(figures.gaps());
                differences.add(largest(relationship, figures.order(), figures.gaps()));
            }
        });
        return new FamiliesFigures(
                Means.of(next, Next::difference),
                next.stream()
                        .mapToDouble(Next::difference)
                        .filter(difference -> !Double.isNaN(difference))
                        .max()
                        .orElse(Double.NaN),
                compared(next, Next::difference),
                Means.of(distinct, Distinct::score),
                compared(distinct, Distinct::score),
                Means.of(gaps, Gaps::score),
                compared(gaps, Gaps::score),
                differences.stream()
                        .filter(one -> one.difference() > 0)
                        .sorted(Comparator.comparingDouble((Largest one) -> -one.difference()))
                        .limit(LARGEST)
                        .toList(),
                Collections.unmodifiableMap(relationships));
    }

    private static <T> int compared(List<T> figures, ToDoubleFunction<T> figure) {
        return (int) figures.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .count();
    }

    private static Largest largest(String relationship, String column, Next next) {
        return new Largest(relationship, column, next.metric(), next.real(), next.synthetic(), next.difference());
    }

    private static Largest largest(String relationship, String column, Distinct distinct) {
        return new Largest(
                relationship, column, "distinct", distinct.meanReal(), distinct.meanSynthetic(), 1 - distinct.score());
    }

    private static Largest largest(String relationship, String column, Gaps gaps) {
        return new Largest(relationship, column, "gap", gaps.medianReal(), gaps.medianSynthetic(), 1 - gaps.score());
    }
}
