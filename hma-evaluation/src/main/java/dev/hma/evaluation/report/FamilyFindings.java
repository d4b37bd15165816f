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
