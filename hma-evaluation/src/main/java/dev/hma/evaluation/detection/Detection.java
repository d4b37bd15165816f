package dev.hma.evaluation.detection;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.plugin.Component;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.data.Lacking;
import dev.hma.evaluation.feature.Feature;
import dev.hma.evaluation.feature.Features;
import dev.hma.evaluation.feature.JoinedRows;
import dev.hma.evaluation.feature.SharedColumns;
import dev.hma.evaluation.trees.TreeLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Trains gradient-boosted trees to tell synthetic rows from real ones, and says how well they do on rows they have not seen
 * (Lopez-Paz, Oquab: Revisiting Classifier Two-Sample Tests, ICLR 2017).
 *
 * <p>As many rows of each side are drawn as the smaller one has, 6,000 at most; every row is judged by trees grown on the other
 * four of five folds. Figures are means over repetitions: two where they differ by less than 0.01 in accuracy and in AUC, else
 * five. Categories are native ones of LightGBM, not ordered numbers.
 */
public final class Detection implements Metric {
    private final DetectionParameters parameters;
    private final Supplier<Optional<String>> missing;

    private Detection(DetectionParameters parameters) {
        this(parameters, TreeLibrary::missing);
    }

    Detection(DetectionParameters parameters, Supplier<Optional<String>> missing) {
        this.parameters = parameters;
        this.missing = missing;
    }

    /** {@return the metric, under the name {@code detection}} */
    public static Component<Metric> component() {
        return new Component<>(
                Metric.class,
                "detection",
                "Whether gradient-boosted trees tell synthetic rows from real ones",
                DetectionParameters.DEFAULTS,
                Component.NoState.class,
                parameters -> new Detection((DetectionParameters) parameters));
    }

    @Override
    public boolean measuresAgainstHoldout() {
        return true;
    }

    @Override
    public DetectionFigures measure(Comparison comparison) {
        Optional<String> reason = missing.get();
        if (reason.isPresent()) {
            comparison.note("detection", reason.get());
            FeatureSet none = new FeatureSet(Map.of());
            return new DetectionFigures(none.ofTables(), none.ofTables(), none.ofTables(), none.ofRelationships());
        }
        Lacking.note(comparison);
        SharedColumns columns =
                new SharedColumns(comparison.schema(), List.of(comparison.real(), comparison.synthetic()));
        Features features = new Features(columns);
        List<Subject> single = new ArrayList<>();
        List<Subject> agg = new ArrayList<>();
        List<Subject> aggPlus = new ArrayList<>();
        for (Table table : columns.tables()) {
            List<Feature> own = features.single(table.name(), true);
            if (!own.isEmpty()) {
                single.add(ofTable(table.name(), own));
            }
            if (!columns.childrenOf(table.name()).isEmpty()) {
                agg.add(ofTable(table.name(), both(own, features.agg(table.name()))));
                aggPlus.add(ofTable(table.name(), both(own, features.aggPlus(table.name()))));
            }
        }
        List<Subject> join = columns.relationships().stream()
                .filter(r -> !columns.modelled(r.parent()).isEmpty()
                        && !columns.modelled(r.child()).isEmpty())
                .map(r -> ofJoin(r, features))
                .toList();
        noteEmpty(comparison, single, "single", "there is no table whose columns both sides have");
        noteEmpty(comparison, agg, "agg, agg_plus", "there is no parent table whose children both sides have");
        noteEmpty(comparison, join, "join", "there is no relationship that both sides have, with columns at both ends");
        Classifiers classifiers = new Classifiers(parameters, comparison);
        return new DetectionFigures(
                classifiers.tell(single).ofTables(),
                classifiers.tell(agg).ofTables(),
                classifiers.tell(aggPlus).ofTables(),
                classifiers.tell(join).ofRelationships());
    }

    private static void noteEmpty(Comparison comparison, List<Subject> subjects, String sets, String why) {
        if (subjects.isEmpty()) {
            comparison.note("detection " + sets, why);
        }
    }

    private static Subject ofTable(String table, List<Feature> features) {
        return new Subject(table, features, side -> SharedColumns.rows(side, table), null);
    }

    private static List<Feature> both(List<Feature> own, List<Feature> children) {
        List<Feature> both = new ArrayList<>(own);
        both.addAll(children);
        return both;
    }

    private static Subject ofJoin(Relationship relationship, Features features) {
        Map<Data, JoinedRows> joined = new ConcurrentHashMap<>();
        Function<Data, JoinedRows> rows = side -> joined.computeIfAbsent(side, s -> Features.joined(relationship, s));
        return new Subject(
                relationship.name(),
                features.join(relationship, rows),
                side -> rows.apply(side).size(),
                side -> rows.apply(side).family());
    }
}
