package dev.hma.evaluation.parents;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Links;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.parents.ParentsFigures.ForeignKeys;
import dev.hma.evaluation.parents.ParentsFigures.ParentPair;
import dev.hma.evaluation.parents.ParentsFigures.Reading;
import dev.hma.evaluation.parents.ParentsFigures.Shares;
import dev.hma.evaluation.score.Means;
import dev.hma.evaluation.trend.PairScore;
import dev.hma.evaluation.trend.PairedColumn;
import dev.hma.evaluation.trend.RowChoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares the columns of two parents of one row: for every two foreign keys of a table, also two to one table, every modelled
 * column of the one parent with every one of the other, over the child rows that have both. Pairs are scored as pairs within
 * tables are.
 */
public final class ParentsMetric implements Metric {
    private static final int LEAST_ROWS = 30;
    private static final int WORST = 15;

    /** Two columns and their score. */
    private record Scored(
            Relationship first, String firstColumn, Relationship second, String secondColumn, PairScore score) {
        ParentPair figures() {
            return new ParentPair(
                    first.name(),
                    firstColumn,
                    second.name(),
                    secondColumn,
                    score.metric(),
                    score.associationReal(),
                    score.score());
        }
    }

    @Override
    public ParentsFigures measure(Comparison comparison) {
        List<ForeignKeys> foreignKeys = new ArrayList<>();
        List<Scored> all = new ArrayList<>();
        for (Table table : comparison.schema().tables()) {
            List<Relationship> parents = comparison.schema().parentsOf(table.name());
            for (int i = 0; i < parents.size(); i++) {
                for (int j = i + 1; j < parents.size(); j++) {
                    ForeignKeys figures = foreignKeys(comparison, parents.get(i), parents.get(j), all);
                    if (figures != null) {
                        foreignKeys.add(figures);
                    }
                }
            }
        }
        return new ParentsFigures(
                reading(all, PairScore::exists),
                reading(all, PairScore::strong),
                foreignKeys,
                all.stream()
                        .filter(pair -> pair.score().score() < 1)
                        .sorted(Comparator.comparingDouble(pair -> pair.score().score()))
                        .limit(WORST)
                        .map(Scored::figures)
                        .toList());
    }

    /** Measures two foreign keys, and adds the scores of the pairs of columns; null if there are too few rows. */
    private static @Nullable ForeignKeys foreignKeys(
            Comparison comparison, Relationship first, Relationship second, List<Scored> all) {
        String what = first.name() + ", " + second.name();
        TwoParents real = rows(comparison, comparison.real(), "real", first, second, what);
        TwoParents synthetic = rows(comparison, comparison.synthetic(), "synthetic", first, second, what);
        if (real == null || synthetic == null) {
            return null;
        }
        List<PairedColumn> ones =
                PairedColumn.modelled(comparison, first.parent(), new RowChoice(real.first(), synthetic.first()));
        List<PairedColumn> others =
                PairedColumn.modelled(comparison, second.parent(), new RowChoice(real.second(), synthetic.second()));
        List<Scored> scored = comparison.parallel(ones.size() * others.size(), n -> {
            PairedColumn one = ones.get(n / others.size());
            PairedColumn other = others.get(n % others.size());
            return new Scored(first, one.name(), second, other.name(), one.with(other));
        });
        all.addAll(scored);
        return new ForeignKeys(
                first.child(),
                first.name(),
                second.name(),
                real.rows(),
                synthetic.rows(),
                reading(scored, PairScore::exists),
                reading(scored, PairScore::strong),
                first.parent().equals(second.parent()) ? new Shares(real.same(), synthetic.same()) : null,
                Agreements.find(comparison, first, second, real, synthetic));
    }

    private static @Nullable TwoParents rows(
            Comparison comparison, Data data, String side, Relationship first, Relationship second, String what) {
        Links one = data.links(first);
        Links other = data.links(second);
        if (one == null || other == null) {
            comparison.note(what, "left out: the " + side + " side lacks a table or a key column");
            return null;
        }
        TwoParents rows = TwoParents.of(one, other);
        if (rows == null) {
            comparison.note(
                    what, "left out: keys are repeated so often that the " + side + " side has too many joined rows");
        } else if (rows.rows() < LEAST_ROWS) {
            comparison.note(
                    what,
                    "left out: the " + side + " side has " + rows.rows() + " rows with both parents, and " + LEAST_ROWS
                            + " are needed");
            return null;
        }
        return rows;
    }

    private static Reading reading(List<Scored> scored, Predicate<PairScore> counts) {
        List<PairScore> scores =
                scored.stream().map(Scored::score).filter(counts).toList();
        return new Reading(Means.of(scores, PairScore::score), scores.size());
    }
}
