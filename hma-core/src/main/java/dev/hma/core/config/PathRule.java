package dev.hma.core.config;

import dev.hma.api.SynthesisException;
import dev.hma.core.hierarchy.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to do with a rule by which paths of foreign keys agree, instead of what the data say. */
public enum PathRule {
    /** It holds for every row. */
    KEEP,
    /** There is no such rule. */
    IGNORE;

    /**
     * Finds a rule by its name.
     *
     * @param name {@code keep} or {@code ignore}
     * @return the rule
     * @throws SynthesisException if the name is another one
     */
    static PathRule of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new SynthesisException(
                        "paths cannot be treated by '" + name + "'", "The ways are " + KEEP + ", " + IGNORE));
    }

    /**
     * What a configuration says of a comparison; a rule and its reverse are the same.
     *
     * @param rules what is set, by rule
     * @param comparison a comparison of paths
     * @return what to do; null to follow the data
     */
    public static @Nullable PathRule of(Map<String, PathRule> rules, Paths.Comparison comparison) {
        Set<String> name = sides(Paths.rule(comparison.own(), comparison.ways()));
        for (Map.Entry<String, PathRule> rule : rules.entrySet()) {
            if (sides(rule.getKey()).equals(name)) {
                return rule.getValue();
            }
        }
        return null;
    }

    /**
     * Checks that every rule that is set is one that the schema allows.
     *
     * @param rules what is set, by rule
     * @param comparisons the comparisons that there are
     * @param table the table
     * @throws SynthesisException if a rule is none of them
     */
    public static void check(Map<String, PathRule> rules, List<Paths.Comparison> comparisons, String table) {
        Set<Set<String>> known = comparisons.stream()
                .map(c -> sides(Paths.rule(c.own(), c.ways())))
                .collect(Collectors.toSet());
        for (String rule : rules.keySet()) {
            if (!known.contains(sides(rule))) {
                throw new SynthesisException(
                                "'" + rule + "' compares no two paths of the table",
                                comparisons.isEmpty()
                                        ? "No two paths lead from it to the same table"
                                        : "Those that can be compared are "
                                                + comparisons.stream()
                                                        .map(c -> "'" + Paths.rule(c.own(), c.ways()) + "'")
                                                        .collect(Collectors.joining(", ")))
                        .in("configuration, table " + table + ", paths");
            }
        }
    }

    private static Set<String> sides(String rule) {
        return Arrays.stream(rule.split("=", -1))
                .map(side -> Arrays.stream(side.split("\\|", -1))
                        .map(path -> path.replaceAll("\\s*>\\s*", " > ").strip())
                        .sorted()
                        .collect(Collectors.joining(" | ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
