package dev.hma.evaluation.holdout;

import dev.hma.api.SynthesisException;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Links;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which sides each row is on, and which references it keeps there.
 *
 * <p>A reference to a row that is not on the same side is cut: the key becomes null if it has nulls anyway and nothing else
 * stands in its columns; if not, the row is left out, and the rows that need it in turn.
 */
final class Sides {
    private final Schema schema;
    private final Data data;
    private final Lines lines;
    private final Map<String, byte[]> sides = new LinkedHashMap<>();
    private final Map<Relationship, Map<Side, BitSet>> cut = new HashMap<>();
    private final Map<String, Map<Side, Long>> leftOut = new HashMap<>();

    private Sides(Schema schema, Data data, Lines lines) {
        this.schema = schema;
        this.data = data;
        this.lines = lines;
    }

    /**
     * Divides rows.
     *
     * @param schema the schema
     * @param data all rows
     * @param lines which rows go where their parents go
     * @param fraction the share of rows to hold out where they are divided by chance
     * @param draws chance
     * @return the sides of all rows
     */
    static Sides of(Schema schema, Data data, Lines lines, double fraction, Draws draws) {
        Sides sides = new Sides(schema, data, lines);
        for (Table table : lines.order()) {
            sides.divide(table.name(), fraction, draws.at(table.name()));
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Relationship key : schema.relationships()) {
                changed |= sides.settle(key);
            }
        }
        return sides;
    }

    /** {@return whether a row is on a side} */
    boolean has(String table, int row, Side side) {
        return (of(table)[row] & side.bit()) != 0;
    }

    /** {@return the number of rows before} */
    int rows(String table) {
        return of(table).length;
    }

    /** {@return the number of rows on a side} */
    int count(String table, Side side) {
        int count = 0;
        for (byte row : of(table)) {
            count += (row & side.bit()) == 0 ? 0 : 1;
        }
        return count;
    }

    /** {@return the rows whose key is to be null on a side} */
    BitSet cut(Relationship key, Side side) {
        return cut.getOrDefault(key, Map.of()).getOrDefault(side, new BitSet());
    }

    /** {@return how many times a row was left out of a side} */
    long leftOut(String table) {
        return leftOut.getOrDefault(table, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** {@return how many references of a table became null} */
    long cut(String table) {
        long count = 0;
        for (Relationship key : schema.parentsOf(table)) {
            for (Side side : Side.values()) {
                count += cut(key, side).stream()
                        .filter(row -> has(table, row, side))
                        .count();
            }
        }
        return count;
    }

    private byte[] of(String table) {
        return Objects.requireNonNull(sides.get(table));
    }

    private void divide(String table, double fraction, Draws draws) {
        TableData rows = Objects.requireNonNull(data.find(table));
        byte[] own = new byte[rows.rows()];
        sides.put(table, own);
        if (lines.isWhole(table)) {
            Arrays.fill(own, Side.BOTH);
            return;
        }
        // Exactly one number falls into each of as many intervals as there are rows: the share is exact.
        Draws even = draws.over(own.length);
        double limit = own.length == 0 ? 0 : Math.rint(fraction * own.length) / own.length;
        for (int row = 0; row < own.length; row++) {
            own[row] = (even.uniform(row, 0) < limit ? Side.HELD_OUT : Side.TRAINING).bit();
        }
        Relationship followed = lines.followed(table);
        if (followed == null) {
            return;
        }
        byte[] parents = of(followed.parent());
        int[] parentOf = links(followed).parentOf();
        for (int row = 0; row < own.length; row++) {
            if (parentOf[row] >= 0) {
                own[row] = parents[parentOf[row]];
            }
        }
    }

    /** Cuts the references to rows that are not on the same side; whether any row was left out for that. */
    private boolean settle(Relationship key) {
        byte[] children = of(key.child());
        byte[] parents = of(key.parent());
        int[] parentOf = links(key).parentOf();
        boolean nullable = nullable(key, parentOf);
        boolean changed = false;
        for (Side side : Side.values()) {
            for (int row = 0; row < children.length; row++) {
                int parent = parentOf[row];
                if (parent < 0 || (children[row] & side.bit()) == 0 || (parents[parent] & side.bit()) != 0) {
                    continue;
                }
                if (nullable) {
                    cut.computeIfAbsent(key, k -> new HashMap<>())
                            .computeIfAbsent(side, s -> new BitSet())
                            .set(row);
                } else {
                    children[row] &= (byte) ~side.bit();
                    leftOut.computeIfAbsent(key.child(), k -> new HashMap<>()).merge(side, 1L, Long::sum);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private boolean nullable(Relationship key, int[] parentOf) {
        if (Arrays.stream(parentOf).noneMatch(parent -> parent == Links.NULL)) {
            return false;
        }
        List<String> columns = key.foreignKey();
        return schema.table(key.child()).primaryKey().stream().noneMatch(columns::contains)
                && schema.parentsOf(key.child()).stream()
                        .filter(other -> !other.equals(key))
                        .noneMatch(other -> other.foreignKey().stream().anyMatch(columns::contains));
    }

    private Links links(Relationship key) {
        Links links = data.links(key);
        if (links == null) {
            throw new SynthesisException(
                    "the data lack key columns of the relationship " + key.name(),
                    "Columns of the files and of the metadata must be the same");
        }
        return links;
    }
}
