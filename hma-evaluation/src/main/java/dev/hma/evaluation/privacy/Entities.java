package dev.hma.evaluation.privacy;

import dev.hma.api.evaluation.Data;
import dev.hma.api.schema.Relationship;
import dev.hma.evaluation.feature.Children;
import dev.hma.evaluation.feature.SharedColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * The rows of a root table, each with its children, as keys: equal when the rows are and, relationship by relationship, the
 * children are the same ones in any order. Children without modelled columns do not count.
 */
final class Entities {
    private static final int FEWEST_CHILDREN = 2;

    private final RowKeys roots;
    private final List<Branch> branches = new ArrayList<>();

    /** A relationship, and numbers for the different real rows of its child. */
    private record Branch(Relationship relationship, RowKeys rows, Map<RowKey, Integer> numbers) {}

    Entities(SharedColumns columns, String root) {
        roots = new RowKeys(columns, root);
        for (Relationship relationship : columns.childrenOf(root)) {
            if (!columns.modelled(relationship.child()).isEmpty()) {
                RowKeys rows = new RowKeys(columns, relationship.child());
                Map<RowKey, Integer> numbers = new HashMap<>();
                for (RowKey key : rows.of(columns.real())) {
                    numbers.putIfAbsent(key, numbers.size());
                }
                branches.add(new Branch(relationship, rows, numbers));
            }
        }
    }

    /** {@return keys of those rows of a side that have two children or more} */
    RowKey[] of(Data side) {
        RowKey[] own = roots.of(side);
        int[] children = new int[own.length];
        LongStream[] parts = new LongStream[own.length];
        Arrays.setAll(parts, row -> Arrays.stream(own[row].parts()));
        for (Branch branch : branches) {
            Children rows = new Children(Objects.requireNonNull(side.links(branch.relationship())));
            RowKey[] keys = branch.rows().of(side);
            for (int row = 0; row < own.length; row++) {
                long[] family = Arrays.stream(rows.of(row))
                        .mapToLong(child -> branch.numbers().getOrDefault(keys[child], -1))
                        .sorted()
                        .toArray();
                children[row] += family.length;
                parts[row] = LongStream.concat(
                        parts[row], LongStream.concat(LongStream.of(family.length), Arrays.stream(family)));
            }
        }
        List<RowKey> entities = new ArrayList<>();
        for (int row = 0; row < own.length; row++) {
            if (children[row] >= FEWEST_CHILDREN) {
                entities.add(new RowKey(parts[row].toArray()));
            }
        }
        return entities.toArray(RowKey[]::new);
    }
}
