package dev.hma.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A database made up by chance: trees, diamonds, bridges, loops and self-references, keys of one and two columns, natural
 * keys, null keys, tables without rows, columns of every kind.
 */
final class RandomSchema {
    private static final String[] KINDS = {"int", "real", "number", "category", "bool", "day", "second", "name"};
    private static final int[] SIZES = {0, 1, 2, 5, 20, 60, 120};

    private final Random random;
    private final MadeUp data = new MadeUp();
    private final List<Made> tables = new ArrayList<>();

    /** How the rows of a table are told apart. */
    private enum Key {
        /** A running number. */
        OWN,
        /** Two columns of running numbers. */
        PAIR,
        /** A foreign key and the number of the row within its parent. */
        LINE,
        /** Two foreign keys. */
        BRIDGE,
        /** A foreign key: one row per parent at most. */
        PARENT,
        /** Not at all. */
        NONE
    }

    /** A foreign key of a table that is being made. */
    private record Reference(String name, Made parent, boolean nullable) {
        List<String> columns() {
            return parent.keyColumns.size() == 1
                    ? List.of(name)
                    : IntStream.range(0, parent.keyColumns.size())
                            .mapToObj(i -> name + i)
                            .toList();
        }
    }

    /** A table and its rows. */
    private static final class Made {
        final String name;
        final List<String> columns = new ArrayList<>();
        final List<Object[]> rows = new ArrayList<>();
        List<String> keyColumns = List.of();

        Made(String name) {
            this.name = name;
        }

        int at(String column) {
            return IntStream.range(0, columns.size())
                    .filter(c -> columns.get(c).startsWith(column + ":"))
                    .findFirst()
                    .orElseThrow();
        }

        Object[] key(int row) {
            return keyColumns.stream().map(c -> rows.get(row)[at(c)]).toArray();
        }
    }

    private RandomSchema(long seed) {
        random = new Random(seed);
    }

    /** The database of a seed. */
    static MadeUp of(long seed) {
        RandomSchema schema = new RandomSchema(seed);
        schema.make();
        return schema.data;
    }

    private void make() {
        int n = 1 + random.nextInt(6);
        List<List<Reference>> references = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            references.add(table(t));
        }
        // Loops: an early table refers to a later one, whose rows are there only now.
        List<Reference> loops = new ArrayList<>();
        for (Made table : tables) {
            Made other = tables.get(random.nextInt(n));
            boolean later = tables.indexOf(other) > tables.indexOf(table);
            Reference loop = later && other.keyColumns.size() == 1 && random.nextInt(4) == 0
                    ? new Reference("loop", other, true)
                    : null;
            loops.add(loop);
            if (loop != null) {
                table.columns.add("loop:id");
                widen(table, row -> random.nextInt(3) == 0 || other.rows.isEmpty() ? null : anyKey(other)[0]);
            }
        }
        for (Made table : tables) {
            data.table(table.name, String.join("+", table.keyColumns), table.columns.toArray(String[]::new));
            table.rows.forEach(row -> data.row(table.name, row));
        }
        for (int t = 0; t < n; t++) {
            List<Reference> all = new ArrayList<>(references.get(t));
            if (loops.get(t) != null) {
                all.add(loops.get(t));
            }
            for (Reference reference : all) {
                data.key(
                        tables.get(t).name + "." + String.join("+", reference.columns()) + ">" + reference.parent.name);
            }
        }
    }

    private interface Cell {
        Object of(int row);
    }

    private static void widen(Made table, Cell cell) {
        for (int i = 0; i < table.rows.size(); i++) {
            Object[] row = Arrays.copyOf(table.rows.get(i), table.rows.get(i).length + 1);
            row[row.length - 1] = cell.of(i);
            table.rows.set(i, row);
        }
    }

    /** Makes a table and its rows; its parents are made already. */
    private List<Reference> table(int t) {
        Made table = new Made("t" + t);
        List<Reference> references = references();
        Key key = key(references);
        int rows = SIZES[random.nextInt(SIZES.length)];
        boolean orphans = references.stream().anyMatch(r -> !r.nullable && r.parent.rows.isEmpty());
        for (int i = 0; i < (orphans ? 0 : rows); i++) {
            table.rows.add(new Object[0]);
        }
        switch (key) {
            case OWN -> {
                table.columns.add("id:id");
                widen(table, row -> "k" + row);
                table.keyColumns = List.of("id");
            }
            case PAIR -> {
                table.columns.addAll(List.of("a:id", "b:id"));
                widen(table, row -> row / 7);
                widen(table, row -> row % 7);
                table.keyColumns = List.of("a", "b");
            }
            default -> {}
        }
        for (Reference reference : references) {
            reference.columns().forEach(c -> table.columns.add(c + ":id"));
            refer(table, reference);
        }
        identify(table, key, references);
        tables.add(table);
        if (key == Key.OWN && random.nextInt(5) == 0) {
            references = new ArrayList<>(references);
            references.add(selfReference(table));
        }
        int fewest = table.columns.isEmpty() ? 1 : 0;
        for (int c = fewest + random.nextInt(4 - fewest); c > 0; c--) {
            String kind = KINDS[random.nextInt(KINDS.length)];
            table.columns.add("c" + c + ":" + kind);
            double missing = random.nextInt(3) == 0 ? random.nextDouble() : 0;
            widen(table, row -> random.nextDouble() < missing ? null : value(kind, row));
        }
        return references;
    }

    private List<Reference> references() {
        List<Made> parents =
                tables.stream().filter(p -> !p.keyColumns.isEmpty()).toList();
        List<Reference> references = new ArrayList<>();
        for (int i = parents.isEmpty() ? 0 : random.nextInt(4); i > 0; i--) {
            Made parent = parents.get(random.nextInt(parents.size()));
            references.add(new Reference("f" + i, parent, random.nextInt(3) == 0));
        }
        return references;
    }

    private Key key(List<Reference> references) {
        long required = references.stream().filter(r -> !r.nullable).count();
        int die = random.nextInt(8);
        if (die == 0) {
            return Key.NONE;
        } else if (die == 1) {
            return Key.PAIR;
        } else if (die == 2 && required > 0) {
            return Key.LINE;
        } else if (die == 3 && required > 1) {
            return Key.BRIDGE;
        } else if (die == 4 && required > 0) {
            return Key.PARENT;
        }
        return Key.OWN;
    }

    /** Unequal families: low rows have more children. */
    private void refer(Made table, Reference reference) {
        int width = reference.columns().size();
        int from = table.columns.size() - width;
        for (int c = 0; c < width; c++) {
            widen(table, row -> null);
        }
        for (Object[] row : table.rows) {
            Object[] key = reference.nullable && (random.nextInt(4) == 0 || reference.parent.rows.isEmpty())
                    ? new Object[width]
                    : anyKey(reference.parent);
            System.arraycopy(key, 0, row, from, width);
        }
    }

    private Object[] anyKey(Made parent) {
        int n = parent.rows.size();
        return parent.key(Math.min(random.nextInt(n), random.nextInt(n)));
    }

    /** Gives the table its key of foreign keys, and leaves out rows that it forbids. */
    private void identify(Made table, Key key, List<Reference> references) {
        List<Reference> required = references.stream().filter(r -> !r.nullable).toList();
        List<String> columns = new ArrayList<>();
        switch (key) {
            case LINE -> {
                columns.addAll(required.get(0).columns());
                table.columns.add("line:int");
                int[] parents = columns.stream().mapToInt(table::at).toArray();
                List<List<Object>> before = new ArrayList<>();
                widen(table, row -> {
                    List<Object> parent = Arrays.stream(parents)
                            .mapToObj(c -> table.rows.get(row)[c])
                            .toList();
                    before.add(parent);
                    return before.stream().filter(parent::equals).count();
                });
                columns.add("line");
            }
            case BRIDGE -> {
                columns.addAll(required.get(0).columns());
                columns.addAll(required.get(1).columns());
            }
            case PARENT -> columns.addAll(required.get(0).columns());
            default -> {
                return;
            }
        }
        table.keyColumns = columns;
        Set<List<Object>> seen = new HashSet<>();
        List<Object[]> kept = new ArrayList<>();
        for (int row = 0; row < table.rows.size(); row++) {
            if (seen.add(List.of(table.key(row)))) {
                kept.add(table.rows.get(row));
            }
        }
        table.rows.clear();
        table.rows.addAll(kept);
    }

    /** A forest, or now and then loops too. */
    private Reference selfReference(Made table) {
        boolean loops = random.nextInt(4) == 0;
        table.columns.add("up:id");
        widen(table, row -> {
            int below = loops ? table.rows.size() : row;
            return below == 0 || random.nextInt(4) == 0 ? null : "k" + random.nextInt(below);
        });
        return new Reference("up", table, true);
    }

    private Object value(String kind, int row) {
        return switch (kind) {
            case "int" -> random.nextInt(20) - 5;
            case "real" -> random.nextGaussian() * 10;
            case "number" -> random.nextInt(5) * 0.5;
            case "category" -> "v" + Math.min(random.nextInt(12), random.nextInt(12));
            case "bool" -> random.nextInt(3) == 0;
            case "day" -> 10_000 + row + random.nextInt(30);
            case "second" -> 1_000_000_000L + random.nextInt(1_000_000);
            default -> "Ann" + random.nextInt(1000);
        };
    }
}
