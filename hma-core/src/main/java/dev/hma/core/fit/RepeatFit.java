package dev.hma.core.fit;

import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import dev.hma.core.encode.CategoryEncoder;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.Repeat;
import dev.hma.core.work.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns of a table that repeat a parent's column in every row. Columns of different kinds or of different
 * values are not looked at, and tables without such pairs of columns are not read.
 */
final class RepeatFit {
    /** So many rows must repeat a value that is not the most frequent one: fewer may do so by accident. */
    private static final long FEWEST = 10;

    private final FitState state;
    private final Table table;

    RepeatFit(FitState state, Table table) {
        this.state = state;
        this.table = table;
    }

    /** A pair of columns that has not been seen to differ yet. */
    private static final class Candidate {
        final ForeignKey key;
        final String column;
        final String parentColumn;
        final Column parents;
        volatile boolean holds = true;

        Candidate(ForeignKey key, String column, String parentColumn, Column parents) {
            this.key = key;
            this.column = column;
            this.parentColumn = parentColumn;
            this.parents = parents;
        }

        void compare(Column own, int[] parent) {
            for (int i = 0; i < parent.length && holds; i++) {
                holds = parent[i] != KeyIndex.NONE && isSame(own, i, parents, parent[i]);
            }
        }

        /** Whether enough rows have other values than most. */
        boolean isNoAccident() {
            Map<Object, Long> rows = new HashMap<>();
            int[] children = key.children();
            for (int parent = 0; parent < children.length; parent++) {
                Object value = value(parents, parent);
                rows.merge(value == null ? Candidate.class : value, (long) children[parent], Long::sum);
            }
            long all = rows.values().stream().mapToLong(n -> n).sum();
            return all - rows.values().stream().mapToLong(n -> n).max().orElse(0) >= FEWEST;
        }

        private static boolean isSame(Column one, int row, Column other, int otherRow) {
            if (one.nulls().get(row) || other.nulls().get(otherRow)) {
                return one.nulls().get(row) && other.nulls().get(otherRow);
            }
            if (one instanceof Column.Texts texts) {
                return texts.text(row).equals(((Column.Texts) other).text(otherRow));
            }
            if (one instanceof Column.Doubles doubles) {
                return Double.compare(doubles.values()[row], ((Column.Doubles) other).values()[otherRow]) == 0;
            }
            return longs(one)[row] == longs(other)[otherRow];
        }

        private static long[] longs(Column column) {
            return column instanceof Column.Datetimes datetimes ? datetimes.micros() : ((Column.Longs) column).values();
        }

        private static @Nullable Object value(Column column, int row) {
            if (column.nulls().get(row)) {
                return null;
            }
            if (column instanceof Column.Texts texts) {
                return texts.text(row);
            }
            if (column instanceof Column.Doubles doubles) {
                return doubles.values()[row];
            }
            return longs(column)[row];
        }
    }

    /** The repeated columns by foreign key; of several that a column repeats, the first counts. */
    Known<Relationship, List<Repeat>> find() {
        List<Candidate> candidates = new ArrayList<>();
        for (Relationship relationship : state.schema().parentsOf(table.name())) {
            if (!relationship.selfReference() && state.foreignKey(relationship).nulls() == 0) {
                addCandidates(relationship, candidates);
            }
        }
        if (!candidates.isEmpty()) {
            compare(candidates);
        }
        Known<Relationship, List<Repeat>> found = new Known<>();
        Set<String> settled = new HashSet<>();
        for (Relationship relationship : state.schema().parentsOf(table.name())) {
            List<Repeat> own = new ArrayList<>();
            for (Candidate candidate : candidates) {
                if (candidate.key.relationship().equals(relationship)
                        && candidate.holds
                        && candidate.isNoAccident()
                        && settled.add(candidate.column)) {
                    own.add(new Repeat(candidate.column, candidate.parentColumn));
                }
            }
            found.put(relationship, List.copyOf(own));
        }
        return found;
    }

    private void addCandidates(Relationship relationship, List<Candidate> candidates) {
        Table parent = state.schema().table(relationship.parent());
        Map<String, List<FittedColumn.Encoded>> pairs = new HashMap<>();
        Set<String> wanted = new LinkedHashSet<>();
        for (FittedColumn.Encoded own : free(table)) {
            for (FittedColumn.Encoded other : free(parent)) {
                if (mayRepeat(own, other)) {
                    pairs.computeIfAbsent(own.name(), c -> new ArrayList<>()).add(other);
                    wanted.add(other.name());
                }
            }
        }
        if (pairs.isEmpty()) {
            return;
        }
        List<String> names = List.copyOf(wanted);
        TableBatch parents = WholeTable.read(state.rows(parent), names);
        for (FittedColumn.Encoded own : free(table)) {
            for (FittedColumn.Encoded other : pairs.getOrDefault(own.name(), List.of())) {
                candidates.add(new Candidate(
                        state.foreignKey(relationship),
                        own.name(),
                        other.name(),
                        parents.columns().get(names.indexOf(other.name()))));
            }
        }
    }

    /** The columns of a table that are no part of its primary key. */
    private List<FittedColumn.Encoded> free(Table of) {
        List<FittedColumn.Encoded> free = new ArrayList<>();
        for (FittedColumn column : state.columns(of)) {
            if (column instanceof FittedColumn.Encoded encoded
                    && !of.primaryKey().contains(column.name())) {
                free.add(encoded);
            }
        }
        return free;
    }

    /** Whether both have the same values: else a synthetic parent's might be none that the column can have. */
    private static boolean mayRepeat(FittedColumn.Encoded own, FittedColumn.Encoded other) {
        if (!own.encoder().getClass().equals(other.encoder().getClass())
                || own.encoder().neverPresent()
                || own.missing() > 0 != other.missing() > 0) {
            return false;
        }
        if (own.encoder() instanceof CategoryEncoder category) {
            Set<String> values = new HashSet<>(category.values());
            return values.size() > 1 && values.equals(new HashSet<>(((CategoryEncoder) other.encoder()).values()));
        }
        if (own.marginal() == null || other.marginal() == null) {
            return true;
        }
        Marginal values = own.marginal().marginal();
        Marginal possible = other.marginal().marginal();
        double low = values.quantile(0);
        double high = values.quantile(1);
        return low < high && possible.quantile(0) == low && possible.quantile(1) == high;
    }

    private void compare(List<Candidate> candidates) {
        Set<String> wanted = new LinkedHashSet<>();
        candidates.forEach(c -> wanted.add(c.column));
        candidates.forEach(c -> wanted.addAll(c.key.columns()));
        List<String> names = List.copyOf(wanted);
        // Most differ soon: then the table need not be read.
        RowBatch first = state.rows(table).first(names);
        if (first != null) {
            compare(candidates, names, first);
        }
        if (candidates.stream().noneMatch(c -> c.holds)) {
            return;
        }
        state.rows(table)
                .sum(
                        "comparing with parents",
                        names,
                        () -> candidates,
                        (all, batch) -> compare(all, names, batch),
                        (a, b) -> {});
    }

    private static void compare(List<Candidate> candidates, List<String> names, RowBatch batch) {
        Known<Relationship, int[]> parents = new Known<>();
        for (Candidate candidate : candidates) {
            if (!candidate.holds) {
                continue;
            }
            Relationship relationship = candidate.key.relationship();
            if (!parents.has(relationship)) {
                int[] found = new int[batch.rows().size()];
                candidate.key.resolve(FeatureReader.pick(batch, names, candidate.key), found.length, found);
                parents.put(relationship, found);
            }
            candidate.compare(batch.rows().columns().get(names.indexOf(candidate.column)), parents.get(relationship));
        }
    }
}
