package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** How well a classifier tells synthetic rows from real ones, and by what. */
final class DetectionSection {
    private static final String AGAINST = "against";
    private static final int FEATURES = 8;
    /** More lines need the whole width. */
    private static final int FEW = 5;

    private final Page page;
    private final Html html;

    DetectionSection(Page page) {
        this.page = page;
        this.html = page.html();
    }

    void write() {
        if (!page.figures().has("detection")) {
            return;
        }
        page.open(
                "detection",
                "Detection",
                "Boosted trees learn to tell real rows from synthetic ones, and are tested on rows that they have not learnt"
                        + " from. 50\u00a0% is guessing: the two cannot be told apart. 100\u00a0%: each row gives itself"
                        + " away. Up to " + Shown.percent(Scale.DETECTION.good()) + " is good. Bars show which columns"
                        + " give rows away: their shares of what the trees have gone by."
                        + (page.holdout()
                                ? " Real rows never seen show what is reached by chance; a synthetic database that is"
                                        + " told from them, and not from the rows learnt from, repeats the latter."
                                : ""));
        averages();
        for (FeatureSet set : FeatureSet.values()) {
            if (page.figures().has("detection", set.key(), set.subjects())) {
                subjects(set);
            }
        }
        page.close("detection");
    }

    private void averages() {
        List<String> labels = new ArrayList<>();
        List<OptionalDouble> synthetic = new ArrayList<>();
        List<OptionalDouble> errors = new ArrayList<>();
        List<OptionalDouble> unseen = new ArrayList<>();
        List<OptionalDouble> against = new ArrayList<>();
        for (FeatureSet set : FeatureSet.values()) {
            OptionalDouble accuracy = page.figures().number("detection", set.key(), "accuracy");
            if (accuracy.isPresent()) {
                labels.add(set.title());
                synthetic.add(accuracy);
                errors.add(page.figures().number("detection", set.key(), "accuracy_sd"));
                unseen.add(page.figures().number("holdout", "detection", set.key(), "accuracy"));
                against.add(page.figures().number("against_holdout", "detection", set.key(), "accuracy"));
            }
        }
        if (!labels.isEmpty()) {
            chart("Accuracy, mean over tables or relationships", labels, synthetic, errors, unseen, against);
        }
    }

    private void chart(
            String title,
            List<String> labels,
            List<OptionalDouble> synthetic,
            List<OptionalDouble> errors,
            List<OptionalDouble> unseen,
            List<OptionalDouble> against) {
        List<Charts.Dots> series = new ArrayList<>();
        series.add(new Charts.Dots(Side.SYNTHETIC, synthetic, errors));
        if (page.holdout()) {
            series.add(new Charts.Dots(Side.HOLDOUT, unseen));
            series.add(new Charts.Dots(AGAINST, against));
        }
        page.chart(
                page.charts().dots(labels, series, 0.4, 1, OptionalDouble.of(0.5), true),
                labels.size() > FEW ? Page.Size.LONG : Page.Size.WIDE,
                title,
                title + "; 50 % is guessing. The values follow as a table.");
    }

    private void subjects(FeatureSet set) {
        html.leaf("h3", set.title());
        List<String> labels = new ArrayList<>();
        List<OptionalDouble> synthetic = new ArrayList<>();
        List<OptionalDouble> errors = new ArrayList<>();
        List<OptionalDouble> unseen = new ArrayList<>();
        List<OptionalDouble> against = new ArrayList<>();
        for (Figures.Entry subject : page.figures().entries("detection", set.key(), set.subjects())) {
            if (subject.figures().number("accuracy").isPresent()) {
                labels.add(subject.key());
                synthetic.add(subject.figures().number("accuracy"));
                errors.add(subject.figures().number("accuracy_sd"));
                unseen.add(in("holdout", set, subject.key()));
                against.add(in("against_holdout", set, subject.key()));
            }
        }
        if (labels.isEmpty()) {
            html.leaf("p", "There is no figure: too few rows, or nothing that varies.", "class", "faint");
            return;
        }
        html.open("div", "class", "cards");
        chart("Accuracy, " + set.words(), labels, synthetic, errors, unseen, against);
        for (Figures.Entry subject : page.figures().entries("detection", set.key(), set.subjects())) {
            features(subject);
        }
        html.close("div");
        repetitions(set);
    }

    private OptionalDouble in(String databases, FeatureSet set, String subject) {
        return page.figures().number(databases, "detection", set.key(), set.subjects(), subject, "accuracy");
    }

    /** Of how many repetitions the figures are means: they stop early where they agree. */
    private void repetitions(FeatureSet set) {
        SortedMap<Integer, List<String>> subjects = new TreeMap<>();
        for (Figures.Entry subject : page.figures().entries("detection", set.key(), set.subjects())) {
            subject.figures()
                    .number("repetitions")
                    .ifPresent(number -> subjects.computeIfAbsent((int) number, n -> new ArrayList<>())
                            .add(subject.key()));
        }
        List<String> words = new ArrayList<>();
        subjects.forEach((number, names) -> words.add(number + " for " + String.join(", ", names)));
        if (!words.isEmpty()) {
            html.leaf("p", "Repetitions: " + String.join("; ", words) + ".", "class", "faint");
        }
    }

    private void features(Figures.Entry subject) {
        List<Figures> features = subject.figures().list("gives_away");
        OptionalDouble accuracy = subject.figures().number("accuracy");
        if (features.isEmpty() || Scale.DETECTION.of(accuracy) == Level.GOOD) {
            return;
        }
        List<String> labels = new ArrayList<>();
        List<OptionalDouble> shares = new ArrayList<>();
        features.stream().filter(DetectionFindings::isUsed).limit(FEATURES).forEach(feature -> {
            labels.add(FeatureWords.of(feature.text("feature")));
            shares.add(feature.number("share"));
        });
        if (labels.isEmpty()) {
            return;
        }
        page.chart(
                page.charts().shares(labels, shares),
                Page.Size.SMALL,
                "What gives " + subject.key() + " away (" + Shown.percent(accuracy) + " told right)",
                "The features that tell synthetic rows of " + subject.key() + " from real ones, by their share of the"
                        + " classifier's gain. The values follow as a table.");
    }
}
