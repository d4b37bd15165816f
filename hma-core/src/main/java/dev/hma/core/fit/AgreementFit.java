package dev.hma.core.fit;

import dev.hma.api.data.Column;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import dev.hma.core.config.PathRule;
import dev.hma.core.hierarchy.Hierarchy;
import dev.hma.core.hierarchy.Paths;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.model.Agreement;
import dev.hma.core.work.Known;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out which paths from the rows of a table agree, and which foreign key is to follow which. Tables from which no two
 * paths meet are not read.
 */
final class AgreementFit {
    private final FitState state;
    private final Hierarchy hierarchy;
    private final Known<Relationship, int[]> steps = new Known<>();

    AgreementFit(FitState state, Hierarchy hierarchy) {
        this.state = state;
        this.hierarchy = hierarchy;
    }

    /** The rules that hold for the rows of a table, each from the side of the foreign key that could follow. */
    List<Agreement> read(Table table) {
        List<Paths.Comparison> comparisons = new ArrayList<>(Paths.compared(hierarchy, table));
        Map<String, PathRule> rules = state.configuration().pathRules(table.name());
        PathRule.check(rules, comparisons, table.name());
        comparisons.removeIf(c -> PathRule.of(rules, c) == PathRule.IGNORE);
        if (comparisons.isEmpty()) {
            return List.of();
        }
        PathTally total = tally(table, comparisons);
        List<Agreement> found = new ArrayList<>();
        for (int c = 0; c < comparisons.size(); c++) {
            Agreement agreement = total.agreement(c, PathRule.of(rules, comparisons.get(c)) == PathRule.KEEP);
            if (agreement != null) {
                found.add(agreement);
            }
        }
        return found;
    }

    private PathTally tally(Table table, List<Paths.Comparison> comparisons) {
        Set<List<Relationship>> used = new LinkedHashSet<>();
        for (Paths.Comparison comparison : comparisons) {
            used.add(comparison.own());
            used.addAll(comparison.ways());
        }
        List<List<Relationship>> paths = List.copyOf(used);
        for (List<Relationship> path : paths) {
            for (Relationship step : path.subList(1, path.size())) {
                if (!steps.has(step)) {
                    steps.put(step, state.readParents(state.schema().table(step.child()), state.foreignKey(step)));
                }
            }
        }
        int[] ends = paths.stream()
                .mapToInt(p -> Math.toIntExact(
                        state.rows(state.schema().table(Paths.end(p))).rows()))
                .toArray();
        List<ForeignKey> firsts =
                paths.stream().map(p -> state.foreignKey(p.get(0))).toList();
        Set<String> names = new LinkedHashSet<>();
        firsts.forEach(key -> names.addAll(key.columns()));
        List<String> columns = List.copyOf(names);
        return state.rows(table)
                .sum(
                        "following the paths from",
                        columns,
                        () -> new PathTally(paths, comparisons, steps, ends),
                        (tally, batch) -> tally.add(
                                resolve(firsts, columns, batch), batch.rows().size()),
                        PathTally::merge);
    }

    private static int[][] resolve(List<ForeignKey> keys, List<String> columns, RowBatch batch) {
        int[][] found = new int[keys.size()][batch.rows().size()];
        for (int k = 0; k < found.length; k++) {
            int same = keys.indexOf(keys.get(k));
            if (same < k) {
                found[k] = found[same];
            } else {
                List<Column> key = FeatureReader.pick(batch, columns, keys.get(k));
                keys.get(k).resolve(key, batch.rows().size(), found[k]);
            }
        }
        return found;
    }

    /**
     * Chooses what every foreign key of a table follows: of the rules that it could, the one that says most.
     *
     * @param agreements the rules that hold
     * @param roles the roles of the table's foreign keys
     * @return the rule by the foreign key that follows it
     */
    static Known<Relationship, Agreement> choose(List<Agreement> agreements, Known<Relationship, Role> roles) {
        Known<Relationship, Agreement> chosen = new Known<>();
        agreements.stream()
                .sorted(Comparator.comparingDouble(AgreementFit::weight).reversed())
                .forEach(agreement -> {
                    Relationship own = agreement.own().get(0);
                    Role role = roles.get(own);
                    boolean free = role == Role.SELF || role == Role.MATCHED;
                    if (free && !chosen.has(own) && !follows(chosen, agreement.leading(), own)) {
                        chosen.put(own, agreement);
                    }
                });
        return chosen;
    }

    /** How much a rule says: agreement among many rows is worth more. */
    private static double weight(Agreement agreement) {
        return -agreement.bound() * StrictMath.log(Math.max(1e-12, agreement.chance()));
    }

    private static boolean follows(Known<Relationship, Agreement> chosen, Relationship key, Relationship other) {
        for (Relationship at = key; chosen.has(at); at = chosen.get(at).leading()) {
            if (chosen.get(at).leading().equals(other)) {
                return true;
            }
        }
        return false;
    }
}
