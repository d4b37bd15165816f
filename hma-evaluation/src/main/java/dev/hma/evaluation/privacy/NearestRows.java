package dev.hma.evaluation.privacy;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Data;
import dev.hma.api.random.Draws;
import dev.hma.evaluation.feature.Feature;
import dev.hma.evaluation.feature.Sample;
import dev.hma.evaluation.feature.SharedColumns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures the distances of synthetic rows to real ones, and of real ones to each other or of held out ones to compare. */
final class NearestRows {
    private static final int FEWEST_ROWS = 30;

    private final PrivacyParameters parameters;
    private final Comparison comparison;
    private final @Nullable Data holdout;

    NearestRows(PrivacyParameters parameters, Comparison comparison, @Nullable Data holdout) {
        this.parameters = parameters;
        this.comparison = comparison;
        this.holdout = holdout;
    }

    /**
     * Measures.
     *
     * @param table the table whose rows are compared
     * @param what what it is about, in notes
     * @param features what distances are taken of
     */
    Distances distances(String table, String what, List<Feature> features) {
        int synthetic = Math.min(SharedColumns.rows(comparison.synthetic(), table), parameters.rows());
        int real = Math.min(SharedColumns.rows(comparison.real(), table), parameters.realRows());
        if (holdout != null) {
            real = Math.min(real, SharedColumns.rows(holdout, table));
        }
        if (real < FEWEST_ROWS || synthetic < FEWEST_ROWS) {
            comparison.note(what, "no distances, as there are fewer than " + FEWEST_ROWS + " rows of a side");
            return Distances.NONE;
        }
        Space space = new Space(features, comparison.real());
        Draws draws = comparison.draws().at(table);
        Points synthetics = drawn(space, comparison.synthetic(), table, synthetic, draws.at("synthetic"));
        Points reals = drawn(space, comparison.real(), table, real, draws.at("real"));
        noteSamples(table, what, synthetic, real);
        Neighbours nearest = Neighbours.of(synthetics, reals, false, comparison);
        if (holdout == null) {
            return Distances.of(nearest, amongThemselves(reals));
        }
        Points unseen = drawn(space, holdout, table, real, draws.at("holdout"));
        return Distances.of(
                nearest,
                Neighbours.of(synthetics, unseen, false, comparison),
                Neighbours.of(unseen.take(0, Math.min(unseen.count(), parameters.rows())), reals, false, comparison));
    }

    /**
     * Each point to the nearest other one; if there are many, the first of them to the rest: points that are all the rows of a
     * table come in its own order.
     */
    private Neighbours amongThemselves(Points points) {
        int some = parameters.rows();
        return points.count() <= some
                ? Neighbours.of(points, points, true, comparison)
                : Neighbours.of(points.take(0, some), points.take(some, points.count()), false, comparison);
    }

    private static Points drawn(Space space, Data side, String table, int wanted, Draws draws) {
        int rows = SharedColumns.rows(side, table);
        Points all = space.points(side, rows);
        return wanted == rows ? all : all.take(Sample.of(draws, rows, wanted));
    }

    private void noteSamples(String table, String what, int synthetic, int real) {
        if (synthetic < SharedColumns.rows(comparison.synthetic(), table)
                || real < SharedColumns.rows(comparison.real(), table)) {
            comparison.note(what, "distances of a sample: " + synthetic + " synthetic rows to " + real + " real ones");
        }
    }
}
