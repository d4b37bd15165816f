package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Columns by themselves, columns of a table together, and columns of different tables together. */
final class QualityFindings {
    private static final int LISTED = 3;
    /** Pairs of numbers with a larger correlation are strong. */
    private static final double STRONG_CORRELATION = 0.5;
    /** Other pairs with a larger Cramér's V are strong. */
    private static final double STRONG_ASSOCIATION = 0.3;

    private final Figures figures;
    private final Figures unseen;

    QualityFindings(Figures figures) {
        this.figures = figures;
        this.unseen = figures.under("holdout");
    }

    /** Something with a score. */
    private record Scored(String name, double score) {}

    void addTo(List<Finding> findings) {
        if (figures.has("quality")) {
            columns(findings);
            pairs(findings);
        }
        if (figures.has("quality") || figures.has("khop") || figures.has("parents")) {
            tables(findings);
        }
    }

    private void columns(List<Finding> findings) {
        OptionalDouble shapes = figures.number("quality", "all_pairs", "column_shapes");
        if (shapes.isEmpty()) {
            return;
        }
        OptionalDouble seen = unseen.number("quality", "all_pairs", "column_shapes");
        List<Scored> weak = new ArrayList<>();
        for (Figures column : figures.list("quality", "columns")) {
            weak(weak, column.text("table") + "." + column.text("column"), column, Scale.SHAPES);
        }
        findings.add(Finding.of(
                "Columns by themselves",
                "tables",
                Scale.SHAPES.of(shapes, seen),
                new Finding.Figure(Shown.figure(shapes), "of 1"),
                "On average the distribution of a column matches the real one to " + Shown.figure(shapes)
                        + ", where 1 is the same." + rows(seen),
                listed(weak, "Farthest off: ")));
    }

    private void pairs(List<Finding> findings) {
        OptionalDouble all = figures.number("quality", "all_pairs", "column_pair_trends");
        OptionalDouble strong = figures.number("quality", "strong_pairs", "column_pair_trends");
        OptionalDouble judged = strong.isPresent() ? strong : all;
        if (judged.isEmpty()) {
            return;
        }
        OptionalDouble seen =
                unseen.number("quality", strong.isPresent() ? "strong_pairs" : "all_pairs", "column_pair_trends");
        List<Scored> weak = new ArrayList<>();
        for (Figures pair : figures.list("quality", "column_pairs")) {
            if (strong(pair)) {
                weak(
                        weak,
                        pair.text("table") + ": " + pair.text("column_1") + " with " + pair.text("column_2"),
                        pair,
                        Scale.TRENDS);
            }
        }
        String text = strong.isPresent()
                ? "What columns of a table have to do with one another is kept to " + Shown.figure(strong)
                        + ", where 1 is the same ("
                        + Shown.many(count("strong_pairs", "pairs"), "strong pair", "strong pairs") + "; all "
                        + Shown.count(count("all_pairs", "pairs")) + " pairs: " + Shown.figure(all) + ")."
                : "No two columns of a table go together strongly in the real data; all "
                        + Shown.count(count("all_pairs", "pairs")) + " pairs agree to " + Shown.figure(all) + ".";
        findings.add(Finding.of(
                "Columns of a table together",
                "tables",
                Scale.TRENDS.of(judged, seen),
                new Finding.Figure(Shown.figure(judged), "of 1"),
                text + rows(seen),
                listed(weak, "Farthest off: ")));
    }

    private void tables(List<Finding> findings) {
        OptionalDouble all = figures.number("quality", "all_pairs", "intertable_trends");
        OptionalDouble strong = figures.number("quality", "strong_pairs", "intertable_trends");
        OptionalDouble judged = strong.isPresent() ? strong : all;
        OptionalDouble seen =
                unseen.number("quality", strong.isPresent() ? "strong_pairs" : "all_pairs", "intertable_trends");
        Level level = Scale.TRENDS.of(judged, seen);
        List<String> parts = new ArrayList<>();
        if (strong.isPresent()) {
            parts.add("What a row has to do with its parent's row is kept to " + Shown.figure(strong)
                    + ", where 1 is the same ("
                    + Shown.many(count("strong_pairs", "intertable_pairs"), "strong pair", "strong pairs") + "; all "
                    + Shown.count(count("all_pairs", "intertable_pairs")) + " pairs: " + Shown.figure(all) + ").");
        } else if (all.isPresent()) {
            parts.add("No columns of a row and of its parent's row go together strongly in the real data; all "
                    + Shown.count(count("all_pairs", "intertable_pairs")) + " pairs agree to " + Shown.figure(all)
                    + ".");
        }
        OptionalDouble lowest = OptionalDouble.empty();
        for (Figures.Entry hop : figures.entries("khop", "hops")) {
            OptionalDouble score = figures.number("khop", "hops", hop.key());
            if (!hop.key().equals("0") && !hop.key().equals("1") && score.isPresent()) {
                level = level.and(Scale.TRENDS.of(score, unseen.number("khop", "hops", hop.key())));
                lowest = OptionalDouble.of(Math.min(lowest.orElse(1), score.getAsDouble()));
                parts.add("Over " + hop.key() + " relationships: " + Shown.figure(score) + ".");
            }
        }
        OptionalDouble parents = figures.number("parents", reading("parents"), "mean");
        if (parents.isPresent()) {
            level = level.and(Scale.TRENDS.of(parents, unseen.number("parents", reading("parents"), "mean")));
            lowest = OptionalDouble.of(Math.min(lowest.orElse(1), parents.getAsDouble()));
            parts.add("Two parents of one row: " + Shown.figure(parents) + ".");
        }
        if (parts.isEmpty()) {
            return;
        }
        List<Scored> weak = new ArrayList<>();
        for (Figures pair : figures.list("quality", "intertable_pairs")) {
            if (strong(pair)) {
                String parent = pair.text("relationship").replaceFirst(">.*", "");
                String child = pair.text("relationship").replaceFirst("^[^>]*>", "");
                weak(
                        weak,
                        parent + "." + pair.text("parent_column") + " with " + pair.text("child_column") + " of "
                                + child,
                        pair,
                        Scale.TRENDS);
            }
        }
        findings.add(Finding.of(
                "Tables together",
                "across",
                level,
                new Finding.Figure(Shown.figure(judged.isPresent() ? judged : lowest), "of 1"),
                String.join(" ", parts) + rows(seen),
                listed(weak, "Farthest off: ")));
    }

    /** The pairs that a metric is judged by. */
    private String reading(String metric) {
        return figures.number(metric, "strong_pairs", "mean").isPresent() ? "strong_pairs" : "all_pairs";
    }

    private long count(String reading, String key) {
        return (long) figures.number("quality", reading, key).orElse(0);
    }

    static boolean strong(Figures pair) {
        double association = Math.abs(pair.number("association_real").orElse(0));
        boolean numbers = pair.text("metric").equals("CorrelationSimilarity");
        return association > (numbers ? STRONG_CORRELATION : STRONG_ASSOCIATION);
    }

    private static void weak(List<Scored> weak, String name, Figures scored, Scale scale) {
        OptionalDouble score = scored.number("score");
        if (score.isPresent() && scale.of(score) != Level.GOOD) {
            weak.add(new Scored(name, score.getAsDouble()));
        }
    }

    private static List<String> listed(List<Scored> weak, String intro) {
        if (weak.isEmpty()) {
            return List.of();
        }
        return List.of(intro
                + weak.stream()
                        .sorted(Comparator.comparingDouble(Scored::score))
                        .limit(LISTED)
                        .map(scored -> scored.name() + " (" + Shown.figure(scored.score()) + ")")
                        .collect(Collectors.joining(", ")));
    }

    static String rows(OptionalDouble unseen) {
        return unseen.isPresent() ? " Rows never seen: " + Shown.figure(unseen) + "." : "";
    }
}
