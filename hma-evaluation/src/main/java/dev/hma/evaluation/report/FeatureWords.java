package dev.hma.evaluation.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a classifier looks at, in words: {@code visits[id].bili:mean} is the mean of visits.bili. */
final class FeatureWords {
    private static final Pattern STATISTIC =
            Pattern.compile("(.+):(mean|std|min|max|gap|null|nunique|month|day|weekday|hour|minute)");
    private static final Pattern SHARE = Pattern.compile("(.+\\[.+\\]\\..+?)=(.*)", Pattern.DOTALL);
    private static final Pattern COUNT = Pattern.compile("(.+\\])\\.count");
    /** The relationships on the way to a child, of which only the last table is told. */
    private static final Pattern WAY = Pattern.compile("(?:.*/)?([^/\\[]+)\\[[^\\]]*\\]");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("mean", "mean of "),
            Map.entry("std", "spread of "),
            Map.entry("min", "least "),
            Map.entry("max", "largest "),
            Map.entry("gap", "mean gap in "),
            Map.entry("null", "share missing in "),
            Map.entry("nunique", "number of different "),
            Map.entry("month", "month of "),
            Map.entry("day", "day of month of "),
            Map.entry("weekday", "weekday of "),
            Map.entry("hour", "hour of "),
            Map.entry("minute", "minute of "));

    private FeatureWords() {}

    static String of(String feature) {
        Matcher statistic = STATISTIC.matcher(feature);
        if (statistic.matches()) {
            return WORDS.get(statistic.group(2)) + of(statistic.group(1));
        }
        Matcher share = SHARE.matcher(feature);
        if (share.matches()) {
            return "share of " + of(share.group(1)) + " = " + share.group(2);
        }
        Matcher count = COUNT.matcher(feature);
        return count.matches() ? "number of " + table(count.group(1)) : table(feature);
    }

    private static String table(String way) {
        return WAY.matcher(way).replaceFirst("$1");
    }
}
