package dev.hma.core.hierarchy;

import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Paths of foreign keys from a table to its ancestors, and which of them can be held against each other. */
public final class Paths {
    /** Longer paths are not followed. */
    private static final int LONGEST = 4;

    private Paths() {}

    /**
     * A path and others that lead to the same table, all by way of one other foreign key of the same row.
     *
     * @param own the path, the child's foreign key first
     * @param ways the others
     */
    public record Comparison(List<Relationship> own, List<List<Relationship>> ways) {
        /** Copies the lists. */
        public Comparison {
            own = List.copyOf(own);
            ways = List.copyOf(ways);
        }
    }

    /**
     * All comparisons between paths of a table.
     *
     * @param hierarchy the schema with the roles of its foreign keys
     * @param table the table that the paths start from
     * @return the comparisons: for every path and every other foreign key one; empty if no two paths meet
     */
    public static List<Comparison> compared(Hierarchy hierarchy, Table table) {
        List<List<Relationship>> paths = new ArrayList<>();
        extend(hierarchy, List.of(), table.name(), paths);
        List<Relationship> firsts = paths.stream().map(p -> p.get(0)).distinct().toList();
        List<Comparison> comparisons = new ArrayList<>();
        for (List<Relationship> own : paths) {
            for (Relationship leading : firsts) {
                List<List<Relationship>> ways = paths.stream()
                        .filter(p -> p.get(0).equals(leading) && end(p).equals(end(own)))
                        .toList();
                if (!leading.equals(own.get(0)) && !leading.selfReference() && !ways.isEmpty()) {
                    comparisons.add(new Comparison(own, ways));
                }
            }
        }
        return comparisons;
    }

    /** A self-reference can only begin a path: its rows are of the table itself. */
    private static void extend(
            Hierarchy hierarchy, List<Relationship> path, String from, List<List<Relationship>> paths) {
        Schema schema = hierarchy.schema();
        for (Relationship next : schema.parentsOf(from)) {
            Role role = hierarchy.role(next, false);
            if (role == Role.MATCHED || role == Role.SELF && path.isEmpty()) {
                List<Relationship> longer = new ArrayList<>(path);
                longer.add(next);
                paths.add(List.copyOf(longer));
                if (longer.size() < LONGEST) {
                    extend(hierarchy, longer, next.parent(), paths);
                }
            }
        }
    }

    /**
     * Where a path leads.
     *
     * @param path foreign keys, the child's first
     * @return the name of the table at its end
     */
    public static String end(List<Relationship> path) {
        return path.get(path.size() - 1).parent();
    }

    /**
     * A path in words.
     *
     * @param path foreign keys, the child's first
     * @return their columns, as in {@code account_id > district_id}
     */
    public static String text(List<Relationship> path) {
        return path.stream().map(r -> String.join("+", r.foreignKey())).collect(Collectors.joining(" > "));
    }

    /**
     * A rule in words.
     *
     * @param own a path
     * @param ways those that it agrees with
     * @return the rule, as in {@code team = match_id > home_team | match_id > away_team}
     */
    public static String rule(List<Relationship> own, List<List<Relationship>> ways) {
        return text(own) + " = " + ways.stream().map(Paths::text).collect(Collectors.joining(" | "));
    }
}
