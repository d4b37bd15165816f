package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What can be said about whether real rows are given away, and what cannot. */
final class PrivacySection {
    private final Page page;
    private final Html html;
    private final Figures privacy;

    PrivacySection(Page page) {
        this.page = page;
        this.html = page.html();
        this.privacy = page.figures().under("privacy");
    }

    void write() {
        if (!privacy.has()) {
            return;
        }
        page.open(
                "privacy",
                "Privacy",
                "Figures of distances are an alarm, not a proof. When they are high, something leaks; when they are low, a"
                        + " person may still be recognisable by what somebody knows. They say nothing about columns"
                        + " that are not modelled.");
        if (page.holdout()) {
            shares();
        } else {
            html.leaf(
                    "p",
                    "Without rows that were held out nobody can say whether a synthetic row is near to a real one because it"
                            + " was copied or because such rows are common.",
                    "class",
                    "callout");
        }
        copies();
        distances();
        page.close("privacy");
    }

    private void shares() {
        List<String> labels = new ArrayList<>();
        List<OptionalDouble> shares = new ArrayList<>();
        List<OptionalDouble> errors = new ArrayList<>();
        for (Figures.Entry table : subjects()) {
            if (table.figures().number("dcr_share").isPresent()) {
                labels.add(table.key());
                shares.add(table.figures().number("dcr_share"));
                errors.add(table.figures().number("dcr_share_se"));
            }
        }
        if (labels.isEmpty()) {
            return;
        }
        page.chart(
                page.charts()
                        .dots(
                                labels,
                                List.of(new Charts.Dots(Side.SYNTHETIC, shares, errors)),
                                0,
                                1,
                                OptionalDouble.of(0.5),
                                true),
                Page.Size.WIDE,
                "Synthetic rows that are nearer to a row learnt from than to any row never seen",
                "Share of synthetic rows nearer to a row learnt from than to a row never seen; 50 % remembers nothing."
                        + " The values follow as a table.");
    }

    /** Tables, and rows with all their children. */
    private List<Figures.Entry> subjects() {
        List<Figures.Entry> subjects = new ArrayList<>(privacy.entries("tables"));
        privacy.entries("entities")
                .forEach(root -> subjects.add(new Figures.Entry(root.key() + " and its children", root.figures())));
        return subjects;
    }

    private void copies() {
        Grid grid = new Grid("Synthetic rows that are equal to some real row in all modelled columns");
        grid.text("rows of").numbers("copies", page.holdout() ? "among rows never seen" : "real rows with a twin");
        for (Figures.Entry table : privacy.entries("tables")) {
            grid.row(
                    table.key(),
                    Shown.percent(table.figures().number("copies")),
                    Shown.percent(table.figures().number(page.holdout() ? "copies_holdout" : "copies_real")));
        }
        for (Figures.Entry root : privacy.entries("entities")) {
            grid.row(
                    root.key() + ", two children or more, with all of them",
                    Shown.percent(root.figures().number("entity_copies")),
                    Shown.percent(root.figures().number("entity_copies_holdout")));
        }
        grid.write(html);
    }

    private void distances() {
        Grid grid = new Grid("Distances of synthetic rows to their nearest real row").text("rows of");
        String natural = page.holdout() ? "dcr_holdout_median" : "dcr_real_median";
        grid.numbers("median", page.holdout() ? "median of rows never seen" : "median of real rows to others");
        if (!page.holdout()) {
            grid.numbers("nearer than the nearest 5\u00a0% of real rows");
        }
        grid.numbers("nearest to second nearest, median", "5th percentile");
        for (Figures.Entry table : subjects()) {
            Figures of = table.figures();
            if (of.number("dcr_median").isPresent()) {
                List<String> row = new ArrayList<>();
                row.add(table.key());
                row.add(Shown.figure(of.number("dcr_median")));
                row.add(Shown.figure(of.number(natural)));
                if (!page.holdout()) {
                    row.add(Shown.percent(of.number("closer_than_real_p05")));
                }
                row.add(Shown.figure(of.number("nndr_median")));
                row.add(Shown.figure(of.number("nndr_p05")));
                grid.row(row);
            }
        }
        grid.write(html);
        html.leaf(
                "p",
                "Nearest to second nearest: near 1 where a row has no real row of its own, near 0 where it hugs one.",
                "class",
                "faint");
    }
}
