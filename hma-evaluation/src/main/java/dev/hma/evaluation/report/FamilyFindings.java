package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Numbers of children, and how children of one parent go together. */
final class FamilyFindings {
    private static final int LISTED = 3;

    private final Figures figures;
    private final Figures unseen;

    FamilyFindings(Figures figures) {
        this.figures = figures;
        this.unseen = figures.under("holdout");
    }

    /** Something and by how much it is off. */
    private record Off(String words, double by) {}

    void addTo(List<Finding> findings) {
        children(findings);
        alike(findings);
        siblings(findings);
    }

    private void children(List<Finding> findings) {
        OptionalDouble mean = figures.number("cardinality", "mean_ks");
        if (mean.isEmpty()) {
            return;
        }
        OptionalDouble seen = unseen.number("cardinality", "mean_ks");
        Level level = Scale.CHILDREN.of(mean, seen);
        List<Off> off = new ArrayList<>();
        for (Figures.Entry relationship : figures.entries("cardinality", "relationships")) {
            Figures of = relationship.figures();
            OptionalDouble ks = of.number("ks");
            if (Scale.CHILDREN.of(ks) != Level.GOOD && ks.isPresent()) {
                off.add(new Off(
                        relationship.key() + ": " + Shown.number(rounded(of.number("mean_real"))) + " children on"
                                + " average in the real data, "
                                + Shown.number(rounded(of.number("mean_synthetic")))
                                + " in the synthetic; without any " + Shown.percent(of.number("zero_real")) + " and "
                                + Shown.percent(of.number("zero_synthetic")) + " of the parents",
                        ks.getAsDouble()));
            }
        }
        findings.add(Finding.of(
                "Children per parent",
                "relationships",
                level,
                new Finding.Figure(Shown.figure(mean), "off"),
                opening(
                                Scale.CHILDREN.of(mean),
                                level,
                                "Parents have as many children as in the real data",
                                "Parents have other numbers of children than in the real data")
                        + ": the distributions are " + Shown.figure(mean) + " apart on average, where 0 is the same."
                        + QualityFindings.rows(seen),
                worst(off)));
    }

    private void alike(List<Finding> findings) {
        OptionalDouble mean = figures.number("icc", "mean_difference");
        if (mean.isEmpty()) {
            return;
        }
        OptionalDouble seen = unseen.number("icc", "mean_difference");
        Level level = Scale.FAMILIES.of(mean, seen);
        List<Off> off = new ArrayList<>();
        for (Figures.Entry relationship : figures.entries("icc", "relationships")) {
            for (Figures.Entry column : relationship.figures().entries("columns")) {
                OptionalDouble difference = column.figures().number("difference");
                if (difference.isPresent() && Scale.FAMILIES.of(difference) != Level.GOOD) {
                    off.add(new Off(
                            relationship.key() + ", " + column.key() + ": "
                                    + Shown.figure(column.figures().number("real")) + " in the real data, "
                                    + Shown.figure(column.figures().number("synthetic")) + " in the synthetic",
                            difference.getAsDouble()));
                }
            }
        }
        findings.add(Finding.of(
                "Children of one parent",
                "relationships",
                level,
                new Finding.Figure(Shown.figure(mean), "off"),
                opening(
                                Scale.FAMILIES.of(mean),
                                level,
                                "Children of one parent are as alike as in the real data",
                                "Children of one parent are more or less alike than they should be")
                        + ": the share of variance between parents is off by " + Shown.figure(mean)
                        + " on average, where 0 is the same." + QualityFindings.rows(seen),
                worst(off)));
    }

    private void siblings(List<Finding> findings) {
        Figures families = figures.under("families");
        Figures others = unseen.under("families");
        Level level = Level.UNKNOWN;
        List<String> parts = new ArrayList<>();
        OptionalDouble next = families.number("mean_next_difference");
        OptionalDouble distinct = families.number("mean_distinct_score");
        OptionalDouble gaps = families.number("mean_gap_score");
        if (next.isPresent()) {
            level = level.and(Scale.FAMILIES.of(next, others.number("mean_next_difference")));
            parts.add("What a sibling tells about the next is off by " + Shown.figure(next)
                    + " on average, where 0 is the same.");
        }
        if (distinct.isPresent()) {
            level = level.and(Scale.TRENDS.of(distinct, others.number("mean_distinct_score")));
            parts.add("The numbers of different values among siblings match to " + Shown.figure(distinct)
                    + ", where 1 is the same.");
        }
        if (gaps.isPresent()) {
            level = level.and(Scale.TRENDS.of(gaps, others.number("mean_gap_score")));
            parts.add("The gaps between siblings match to " + Shown.figure(gaps) + ".");
        }
        if (parts.isEmpty()) {
            return;
        }
        Finding.Figure figure = next.isPresent()
                ? new Finding.Figure(Shown.figure(next), "off")
                : new Finding.Figure(Shown.figure(distinct.isPresent() ? distinct : gaps), "of 1");
        List<String> largest = families.list("largest").stream()
                .limit(LISTED)
                .map(FamilyFindings::differing)
                .toList();
        findings.add(Finding.of("Siblings", "families", level, figure, String.join(" ", parts), largest));
    }

    private static String differing(Figures largest) {
        return largest.text("relationship") + ", " + largest.text("column") + ", "
                + FamiliesSection.what(largest.text("what")) + ": " + Shown.number(rounded(largest.number("real")))
                + " in the real data, " + Shown.number(rounded(largest.number("synthetic"))) + " in the synthetic";
    }

    /** What a figure says by itself, and that no more can be asked for where rows never seen fare no better. */
    private static String opening(Level alone, Level level, String good, String other) {
        if (alone == Level.GOOD) {
            return good;
        }
        return level == Level.GOOD ? other + ", and no more so than rows never seen" : other;
    }

    private static List<String> worst(List<Off> off) {
        return off.stream()
                .sorted(Comparator.comparingDouble(Off::by).reversed())
                .limit(LISTED)
                .map(Off::words)
                .toList();
    }

    private static OptionalDouble rounded(OptionalDouble number) {
        return number.isPresent() ? OptionalDouble.of(Math.rint(100 * number.getAsDouble()) / 100) : number;
    }
}
