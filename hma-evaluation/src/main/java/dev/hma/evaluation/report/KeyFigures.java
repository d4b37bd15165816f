package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The main figures of each metric. */
final class KeyFigures {
    private static final String ONE = "1";
    private static final String ZERO = "0";
    private static final String GUESSING = "0.5";

    private final KeyFigure.Source source;
    private final List<KeyFigure> found = new ArrayList<>();

    private KeyFigures(Figures figures) {
        this.source = KeyFigure.Source.of(figures);
    }

    /** {@return those that there are} */
    static List<KeyFigure> of(Figures figures, boolean holdout) {
        KeyFigures all = new KeyFigures(figures);
        all.quality();
        all.families();
        all.detection();
        all.tasks();
        all.privacy(holdout);
        return all.found.stream().filter(KeyFigure::present).toList();
    }

    private void add(String group, String name, String best, String... path) {
        found.add(source.figure(group, name, best, path));
    }

    private void quality() {
        add("Structure", "validity", ONE, "diagnostic", "overall");
        add("Structure", "rows that violate keys", KeyFigure.COUNT, "integrity", "violations");
        add("Quality", "overall, strong pairs", ONE, "quality", "strong_pairs", "overall");
        add("Quality", "overall, all pairs", ONE, "quality", "all_pairs", "overall");
        add("Quality", "column shapes", ONE, "quality", "all_pairs", "column_shapes");
        add("Quality", "column pair trends, strong pairs", ONE, "quality", "strong_pairs", "column_pair_trends");
        add("Quality", "column pair trends, all pairs", ONE, "quality", "all_pairs", "column_pair_trends");
        add("Quality", "intertable trends, strong pairs", ONE, "quality", "strong_pairs", "intertable_trends");
        add("Quality", "intertable trends, all pairs", ONE, "quality", "all_pairs", "intertable_trends");
        add("Quality", "cardinality", ONE, "quality", "all_pairs", "cardinality");
        add("Parents", "trends between two parents of a row, strong pairs", ONE, "parents", "strong_pairs", "mean");
        add("Parents", "trends between two parents of a row, all pairs", ONE, "parents", "all_pairs", "mean");
        for (Figures.Entry hop : source.synthetic().entries("khop", "hops")) {
            add("k-hop", "trends " + AcrossSection.step(hop.key()), ONE, "khop", "hops", hop.key());
        }
    }

    private void families() {
        add("Children per parent", "distance, mean", ZERO, "cardinality", "mean_ks");
        add("Children per parent", "distance, largest", ZERO, "cardinality", "max_ks");
        add("Intraclass correlation", "difference, mean", ZERO, "icc", "mean_difference");
        add("Intraclass correlation", "difference, largest", ZERO, "icc", "max_difference");
        add("Families", "next sibling, difference, mean", ZERO, "families", "mean_next_difference");
        add("Families", "different values per family", ONE, "families", "mean_distinct_score");
        add("Families", "gaps between siblings", ONE, "families", "mean_gap_score");
    }

    private void detection() {
        for (FeatureSet set : FeatureSet.values()) {
            add("Detection, accuracy", set.words(), GUESSING, "detection", set.key(), "accuracy");
        }
        for (FeatureSet set : FeatureSet.values()) {
            add("Detection, AUC", set.words(), GUESSING, "detection", set.key(), "auc");
        }
    }

    private void tasks() {
        add("Queries", "relative error, median", ZERO, "queries", "median");
        add("Queries", "relative error, 95th percentile", ZERO, "queries", "p95");
        add("Usefulness", "learnt from synthetic rows, share of what real rows teach", ONE, "usefulness", "mean_ratio");
    }

    private void privacy(boolean holdout) {
        String group = "Privacy";
        if (holdout) {
            besides(group, "copies", "as rows never seen", "copies", "copies_holdout");
            besides(
                    group,
                    "copies with all their children",
                    "as rows never seen",
                    "entity_copies",
                    "entity_copies_holdout");
        } else {
            add(group, "copies", "as real rows with a twin", "privacy", "copies");
            add(group, "real rows with a twin", "", "privacy", "copies_real");
            add(group, "copies with all their children", ZERO, "privacy", "entity_copies");
        }
        if (holdout) {
            add(group, "share nearer to rows learnt from", GUESSING, "privacy", "dcr_share");
            add(group, "the same, largest of all tables", GUESSING, "privacy", "dcr_share_max");
            add(group, "the same, with a summary of children", GUESSING, "privacy", "entity_dcr_share");
        }
        add(group, "nearest to second nearest, median", "near 1", "privacy", "nndr_median");
    }

    /** A figure of the synthetic rows and that of the rows held out, which stands beside it. */
    private void besides(String group, String name, String best, String synthetic, String unseen) {
        Figures privacy = source.synthetic().under("privacy");
        found.add(new KeyFigure(
                group, name, privacy.number(synthetic), privacy.number(unseen), OptionalDouble.empty(), best));
    }
}
