package dev.hma.evaluation.privacy;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.plugin.Component;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.data.Lacking;
import dev.hma.evaluation.feature.Feature;
import dev.hma.evaluation.feature.Features;
import dev.hma.evaluation.feature.SharedColumns;
import dev.hma.evaluation.privacy.PrivacyFigures.OfEntity;
import dev.hma.evaluation.privacy.PrivacyFigures.OfTable;
import dev.hma.evaluation.score.Means;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for synthetic rows that are copies of real ones or suspiciously near to one, table by table and for whole entities: the
 * rows of root tables with figures of their children.
 *
 * <p>With a holdout, rows that the synthesizer has not seen show what is innocent: its rows are not nearer to those it has
 * learnt from than to those.
 */
public final class Privacy implements Metric {
    private static final int FEWEST_COLUMNS = 2;

    private final PrivacyParameters parameters;

    private Privacy(PrivacyParameters parameters) {
        this.parameters = parameters;
    }

    /** {@return the metric, under the name {@code privacy}} */
    public static Component<Metric> component() {
        return new Component<>(
                Metric.class,
                "privacy",
                "Copies of real rows, and distances to the nearest real rows",
                PrivacyParameters.DEFAULTS,
                Component.NoState.class,
                parameters -> new Privacy((PrivacyParameters) parameters));
    }

    @Override
    public boolean measuresHoldout() {
        return false;
    }

    @Override
    public PrivacyFigures measure(Comparison comparison) {
        List<Data> sides = new ArrayList<>(List.of(comparison.real(), comparison.synthetic()));
        Data holdout = comparison.holdout();
        if (holdout == null) {
            comparison.note(
                    "privacy",
                    "without a holdout nothing shows how near real rows come that the synthesizer has not seen");
        } else {
            sides.add(holdout);
        }
        Lacking.note(comparison);
        SharedColumns columns = new SharedColumns(comparison.schema(), sides);
        Features features = new Features(columns);
        NearestRows nearest = new NearestRows(parameters, comparison, holdout);
        Map<String, OfTable> tables = new LinkedHashMap<>();
        Map<String, OfEntity> entities = new LinkedHashMap<>();
        for (Table table : columns.tables()) {
            String name = table.name();
            List<Feature> own = features.single(name, false);
            if (own.size() >= FEWEST_COLUMNS) {
                tables.put(name, ofTable(comparison, new RowKeys(columns, name), nearest.distances(name, name, own)));
            }
            if (columns.isRoot(name) && !columns.childrenOf(name).isEmpty()) {
                List<Feature> all = new ArrayList<>(own);
                all.addAll(features.agg(name));
                Distances distances = nearest.distances(name, name + " with its children", all);
                entities.put(name, ofEntity(comparison, new Entities(columns, name), distances));
            }
        }
        return summary(tables, entities);
    }

    private static OfTable ofTable(Comparison comparison, RowKeys keys, Distances distances) {
        RowKey[] real = keys.of(comparison.real());
        Data holdout = comparison.holdout();
        return new OfTable(
                Copies.share(keys.of(comparison.synthetic()), real),
                holdout == null ? Double.NaN : Copies.share(keys.of(holdout), real),
                holdout == null ? Copies.twins(real) : Double.NaN,
                distances);
    }

    private static OfEntity ofEntity(Comparison comparison, Entities entities, Distances distances) {
        RowKey[] real = entities.of(comparison.real());
        @Nullable Data holdout = comparison.holdout();
        return new OfEntity(
                Copies.share(entities.of(comparison.synthetic()), real),
                holdout == null ? Double.NaN : Copies.share(entities.of(holdout), real),
                distances);
    }

    private static PrivacyFigures summary(Map<String, OfTable> tables, Map<String, OfEntity> entities) {
        return new PrivacyFigures(
                Means.of(tables.values(), OfTable::copies),
                Means.of(tables.values(), OfTable::copiesHoldout),
                Means.of(tables.values(), OfTable::copiesReal),
                Means.of(entities.values(), OfEntity::entityCopies),
                Means.of(entities.values(), OfEntity::entityCopiesHoldout),
                Means.of(tables.values(), table -> table.distances().nndrMedian()),
                Means.of(tables.values(), table -> table.distances().dcrShare()),
                tables.values().stream()
                        .mapToDouble(table -> table.distances().dcrShare())
                        .filter(share -> !Double.isNaN(share))
                        .max()
                        .orElse(Double.NaN),
                Means.of(entities.values(), entity -> entity.distances().dcrShare()),
                tables,
                entities);
    }
}
