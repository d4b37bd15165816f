package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What somebody reads who reads nothing else. */
final class SummarySection {
    private static final String PRIVACY = "privacy";

    private final Page page;
    private final Html html;

    SummarySection(Page page) {
        this.page = page;
        this.html = page.html();
    }

    void write() {
        page.open("summary", "Summary", "");
        List<Finding> good = findings(Level.GOOD);
        List<Finding> weak = new ArrayList<>(findings(Level.POOR));
        weak.addAll(findings(Level.FAIR));
        html.leaf("p", headline(good.size(), weak), "class", "headline");
        tiles();
        html.open("div", "class", "columns");
        html.open("div");
        list("What falls short", weak, "Nothing that was measured falls short.");
        unknown();
        html.close("div").open("div");
        list("What is good", good, "Nothing that was measured is good throughout.");
        privacy();
        html.close("div").close("div");
        keyFigures();
        html.close("section");
    }

    private List<Finding> findings(Level level) {
        return page.summary().findings().stream()
                .filter(finding -> !finding.section().equals(PRIVACY))
                .filter(finding -> finding.level() == level)
                .toList();
    }

    private static String headline(int good, List<Finding> weak) {
        int all = good + weak.size();
        if (all == 0) {
            return "Nothing was measured that could be judged.";
        }
        if (weak.isEmpty()) {
            return "All of " + Shown.many(all, "area", "areas") + " came out good.";
        }
        String first = weak.get(0).area().toLowerCase(Locale.ROOT);
        return Shown.count(good) + " of " + Shown.many(all, "area", "areas") + " came out good. Weakest: " + first
                + ".";
    }

    private void tiles() {
        html.open("ul", "class", "tiles");
        for (Finding finding : page.summary().findings()) {
            html.open("li").open("a", "href", "#" + finding.section(), "class", "card tile " + style(finding));
            html.leaf("span", finding.area(), "class", "area").text(" ");
            html.open("span", "class", "large").text(finding.figure().text()).text(" ");
            html.leaf("small", finding.figure().what()).close("span").text(" ");
            html.leaf("span", finding.verdict(), "class", "verdict").close("a").close("li");
        }
        html.close("ul");
    }

    private static String style(Finding finding) {
        return "level-" + finding.level().name().toLowerCase(Locale.ROOT);
    }

    private void list(String title, List<Finding> findings, String none) {
        html.open("div", "class", "card findings").leaf("h3", title);
        if (findings.isEmpty()) {
            html.leaf("p", none, "class", "faint");
        } else {
            html.open("ul");
            findings.forEach(this::finding);
            html.close("ul");
        }
        html.close("div");
    }

    private void finding(Finding finding) {
        html.open("li", "class", style(finding));
        html.open("p");
        html.leaf("a", finding.area(), "href", "#" + finding.section(), "class", "area")
                .text(" ");
        html.leaf("span", finding.verdict(), "class", "verdict");
        html.close("p");
        html.leaf("p", finding.text());
        (finding.level() == Level.GOOD ? List.<String>of() : finding.details())
                .forEach(detail -> html.leaf("p", detail, "class", "detail"));
        html.close("li");
    }

    private void privacy() {
        html.open("div", "class", "card findings").leaf("h3", "Privacy");
        List<Finding> found = page.summary().findings().stream()
                .filter(finding -> finding.section().equals(PRIVACY))
                .toList();
        if (found.isEmpty()) {
            html.leaf("p", "Not measured.", "class", "faint");
        } else {
            html.open("ul");
            found.forEach(this::finding);
            html.close("ul");
        }
        html.close("div");
    }

    private void unknown() {
        html.open("div", "class", "card findings");
        html.leaf("h3", page.holdout() ? "What cannot be known" : "What cannot be known without a holdout");
        html.open("ul", "class", "plain");
        page.summary().unknown().forEach(text -> html.leaf("li", text));
        html.close("ul").close("div");
    }

    private void keyFigures() {
        html.leaf("h3", "Figures at a glance");
        Grid grid = new Grid("Main figures").text("figure").numbers("synthetic");
        if (page.holdout()) {
            html.leaf(
                    "p",
                    "Each figure twice: what the synthetic database gets, and what real rows get that the synthesizer has"
                            + " not seen. A synthetic figure as good as theirs is as good as it can be.",
                    "class",
                    "lead");
            grid.numbers("rows never seen", "synthetic against rows never seen");
        }
        grid.text("best");
        String group = "";
        for (KeyFigure figure : page.summary().figures()) {
            if (!figure.group().equals(group)) {
                group = figure.group();
                grid.group(group);
            }
            List<String> row = new ArrayList<>();
            row.add(figure.name());
            row.add(figure.shown(figure.synthetic()));
            if (page.holdout()) {
                row.add(figure.shown(figure.holdout()));
                row.add(figure.shown(figure.againstHoldout()));
            }
            row.add(figure.best());
            grid.row(row);
        }
        grid.write(html);
    }
}
