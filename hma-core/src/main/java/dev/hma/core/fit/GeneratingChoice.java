package dev.hma.core.fit;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Lattice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which parent of a table explains most of the variance of its columns: its rows are drawn from that one. Where none explains
 * any, the one whose rows are most unlike each other: of two holders of an account one is the owner.
 */
final class GeneratingChoice {
    private static final double FIXED_POINT = 0x1p20;

    private final TableRows rows;
    private final FeatureReader reader;
    private final List<ForeignKey> candidates;
    private final List<Feature> features;

    GeneratingChoice(TableRows rows, FeatureReader reader, List<ForeignKey> candidates) {
        this.rows = rows;
        this.reader = reader;
        this.candidates = candidates;
        this.features =
                reader.frame().frame().features().subList(0, reader.frame().own());
    }

    ForeignKey choose() {
        if (candidates.size() == 1 || features.isEmpty()) {
            return candidates.get(0);
        }
        Set<String> names = new LinkedHashSet<>(reader.columns());
        candidates.forEach(c -> names.addAll(c.columns()));
        List<String> columns = List.copyOf(names);
        Tally total = rows.sum(
                "comparing parents of", columns, Tally::new, (tally, batch) -> tally.add(batch, columns), Tally::merge);
        ForeignKey best = candidates.get(0);
        double most = -1;
        double mostUnlike = -1;
        for (int c = 0; c < candidates.size(); c++) {
            double share = 0;
            double unlike = 0;
            for (double correlation : total.correlations(c)) {
                share += Math.max(0, correlation);
                unlike += Math.max(0, -correlation);
            }
            if (share > most || share == most && unlike > mostUnlike) {
                most = share;
                mostUnlike = unlike;
                best = candidates.get(c);
            }
        }
        return best;
    }

    /** Per candidate, family and feature: number of values and sum of scores; per feature: sum of squares. */
    private final class Tally {
        private final List<long[]> families = new ArrayList<>();
        private final long[] squares = new long[features.size()];

        Tally() {
            for (ForeignKey candidate : candidates) {
                families.add(new long[candidate.children().length * 2 * features.size()]);
            }
        }

        void add(RowBatch batch, List<String> columns) {
            FeatureBatch read = reader.read(batch);
            int size = read.size();
            List<int[]> parents = new ArrayList<>();
            for (ForeignKey candidate : candidates) {
                int[] found = new int[size];
                candidate.resolve(FeatureReader.pick(batch, columns, candidate), size, found);
                parents.add(found);
            }
            double[] scores = new double[size];
            for (int k = 0; k < features.size(); k++) {
                features.get(k).marginal().score(read.column(k), scores, size);
                for (int i = 0; i < size; i++) {
                    if (Double.isNaN(scores[i])) {
                        continue;
                    }
                    long units = Lattice.units(scores[i]);
                    squares[k] = Math.addExact(squares[k], (long) (scores[i] * scores[i] * FIXED_POINT));
                    for (int c = 0; c < parents.size(); c++) {
                        int parent = parents.get(c)[i];
                        if (parent >= 0) {
                            int at = (parent * features.size() + k) * 2;
                            families.get(c)[at]++;
                            families.get(c)[at + 1] += units;
                        }
                    }
                }
            }
        }

        void merge(Tally other) {
            for (int c = 0; c < families.size(); c++) {
                Sums.add(families.get(c), other.families.get(c));
            }
            Sums.add(squares, other.squares);
        }

        /** Per feature the share of variance between families, noise taken out; negative if rows of a family are unlike. */
        double[] correlations(int candidate) {
            double[] correlations = new double[features.size()];
            Arrays.setAll(correlations, k -> betweenShare(families.get(candidate), k));
            return correlations;
        }

        private double betweenShare(long[] cells, int feature) {
            long n = 0;
            long groups = 0;
            long units = 0;
            long between = 0;
            double sizes = 0;
            for (int at = feature * 2; at < cells.length; at += 2 * features.size()) {
                long count = cells[at];
                if (count > 0) {
                    double total = cells[at + 1] / Lattice.UNIT;
                    n += count;
                    groups++;
                    units += cells[at + 1];
                    between += (long) (total * total / count * FIXED_POINT);
                    sizes += (double) count * count;
                }
            }
            if (groups < 2 || n <= groups) {
                return 0;
            }
            double total = units / Lattice.UNIT;
            double correction = total * total / n;
            double ssb = between / FIXED_POINT - correction;
            double sst = squares[feature] / FIXED_POINT - correction;
            double msb = ssb / (groups - 1);
            double msw = Math.max(0, sst - ssb) / (n - groups);
            double typical = (n - sizes / n) / (groups - 1);
            double whole = msb + (typical - 1) * msw;
            return whole <= 0 ? 0 : Math.max(-1, Math.min(1, (msb - msw) / whole));
        }
    }
}
