package dev.hma.core.fit;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.config.Orphans;
import dev.hma.core.work.Known;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The first reading of a database: primary keys are checked and indexed, foreign keys resolved and orphans dealt with, so
 * that every later reading can rely on them.
 */
final class KeyReading {
    private final Schema schema;
    private final Known<String, TableRows> tables;
    private final Orphans orphans;
    private final String orphanAdvice;
    private final Known<String, KeyIndex> indexes = new Known<>();
    private final Known<String, Long> sourceRows = new Known<>();
    private final Known<Relationship, ForeignKey> foreignKeys = new Known<>();

    private KeyReading(Schema schema, Known<String, TableRows> tables, Orphans orphans, String orphanAdvice) {
        this.schema = schema;
        this.tables = tables;
        this.orphans = orphans;
        this.orphanAdvice = orphanAdvice;
    }

    /**
     * Reads the keys of all tables.
     *
     * @return the foreign keys, by relationship in declared order
     */
    static Known<Relationship, ForeignKey> read(Schema schema, Known<String, TableRows> tables, Orphans orphans) {
        String advice = "Add the missing rows, leave such rows out with --orphans drop,"
                + " or take the references for null with --orphans null";
        return new KeyReading(schema, tables, orphans, advice).read();
    }

    /** The same for rows that have to be kept as they are. */
    static Known<Relationship, ForeignKey> readGiven(Schema schema, Known<String, TableRows> tables) {
        return new KeyReading(
                        schema,
                        tables,
                        Orphans.FAIL,
                        "Add the missing rows to those that are given, or make the key empty")
                .read();
    }

    private Known<Relationship, ForeignKey> read() {
        schema.tables().forEach(this::readPrimaryKey);
        for (Relationship relationship : schema.relationships()) {
            foreignKeys.put(
                    relationship,
                    new ForeignKey(
                            relationship,
                            schema.table(relationship.parent()).primaryKey(),
                            indexes.get(relationship.parent()),
                            tables.get(relationship.parent())));
        }
        while (readForeignKeys()) {
            // Rows were left out: their children may be orphans now.
        }
        return foreignKeys;
    }

    private void readPrimaryKey(Table table) {
        boolean referred = !schema.childrenOf(table.name()).isEmpty();
        if (table.primaryKey().isEmpty()) {
            return;
        }
        KeyIndex index = new KeyIndex();
        KeySet set = new KeySet();
        TableRows rows = tables.get(table.name());
        List<String> key = table.primaryKey();
        long[] count = new long[1];
        rows.readAll(key, batch -> {
            KeyView view = new KeyView(batch.rows().columns(), batch.rows().size());
            for (int i = 0; i < batch.rows().size(); i++) {
                long row = batch.firstRow() + i;
                if (view.isNull(i)) {
                    throw new SynthesisException(
                                    "row " + (row + 1) + " has no value in the primary key " + key,
                                    "Every row needs a key: fill it in, or take primary_key out of the metadata")
                            .in("table " + table.name());
                }
                boolean fresh = referred
                        ? view.addTo(index, i, (int) row) == KeyIndex.NONE
                        : addTo(set, batch.rows().columns(), i);
                if (!fresh) {
                    throw new SynthesisException(
                                    "row " + (row + 1) + " repeats the primary key " + key + " = "
                                            + describe(batch.rows().columns(), i)
                                            + (referred ? " of row " + (1 + view.addTo(index, i, (int) row)) : ""),
                                    "Keys must be unique: remove one of the rows, or take primary_key out of the metadata")
                            .in("table " + table.name());
                }
            }
            count[0] += batch.rows().size();
        });
        sourceRows.put(table.name(), count[0]);
        if (referred) {
            indexes.put(table.name(), index);
        }
    }

    private static boolean addTo(KeySet set, List<Column> columns, int row) {
        if (columns.size() == 1 && columns.get(0) instanceof Column.Longs longs) {
            return set.add(longs.values()[row]);
        }
        return set.add(new KeyView(columns, row + 1).text(row));
    }

    private static String describe(List<Column> columns, int row) {
        List<String> parts = new ArrayList<>();
        for (Column column : columns) {
            parts.add("'" + new KeyView(List.of(column), row + 1).text(row) + "'");
        }
        return parts.size() == 1 ? parts.get(0) : parts.toString();
    }

    /** Resolves all foreign keys; true if rows were left out, so that it has to be done again. */
    private boolean readForeignKeys() {
        boolean again = false;
        for (Table table : schema.tables()) {
            again |= readForeignKeys(table);
        }
        return again;
    }

    private boolean readForeignKeys(Table table) {
        List<Relationship> keys = schema.parentsOf(table.name());
        TableRows rows = tables.get(table.name());
        if (keys.isEmpty()) {
            if (!sourceRows.has(table.name())) {
                rows.readAll(List.of(), batch -> {});
                sourceRows.put(table.name(), rows.rows() + rows.droppedRows());
            }
            rows.settle(sourceRows.get(table.name()));
            return false;
        }
        Set<String> names = new LinkedHashSet<>();
        keys.forEach(k -> names.addAll(k.foreignKey()));
        List<String> columns = List.copyOf(names);
        List<Tally> tallies = new ArrayList<>();
        for (Relationship key : keys) {
            tallies.add(new Tally(key, columns, Math.toIntExact(sourceRows.get(key.parent()))));
        }
        boolean[] droppedAny = new boolean[1];
        long[] count = new long[1];
        rows.readAll(columns, batch -> {
            int size = batch.rows().size();
            for (Tally tally : tallies) {
                tally.resolve(batch);
            }
            for (int i = 0; i < size; i++) {
                int row = (int) batch.firstRow() + i;
                if (rows.isDropped(row)) {
                    continue;
                }
                boolean drop = false;
                for (Tally tally : tallies) {
                    drop |= tally.isOrphan(i, row);
                }
                if (drop) {
                    rows.drop(row);
                    droppedAny[0] = true;
                } else {
                    for (Tally tally : tallies) {
                        tally.count(i);
                    }
                }
            }
            count[0] += size;
        });
        sourceRows.put(table.name(), count[0]);
        rows.settle(count[0]);
        for (Tally tally : tallies) {
            tally.finish();
        }
        return droppedAny[0];
    }

    /** One foreign key during a reading. */
    private final class Tally {
        private final Relationship relationship;
        private final ForeignKey foreignKey;
        private final int[] positions;
        private final int[] children;
        private final boolean inPrimaryKey;
        private int[] parents = new int[0];
        private KeyView view = new KeyView(List.of(), 0);
        private List<Column> key = List.of();
        private long nulls;
        private long orphanRows;
        private String example = "";

        Tally(Relationship relationship, List<String> columns, int parentRows) {
            this.relationship = relationship;
            this.foreignKey = foreignKeys.get(relationship);
            this.positions =
                    foreignKey.columns().stream().mapToInt(columns::indexOf).toArray();
            this.children = new int[parentRows];
            this.inPrimaryKey = schema.table(relationship.child()).primaryKey().stream()
                    .anyMatch(relationship.foreignKey()::contains);
        }

        void resolve(RowBatch batch) {
            int size = batch.rows().size();
            if (parents.length < size) {
                parents = new int[size];
            }
            List<Column> own = new ArrayList<>();
            for (int position : positions) {
                own.add(batch.rows().columns().get(position));
            }
            key = own;
            view = new KeyView(own, size);
            foreignKey.resolveSource(own, size, parents);
        }

        /** Whether the row is to be left out. */
        boolean isOrphan(int i, int row) {
            if (parents[i] != KeyIndex.NONE || view.isNull(i)) {
                return false;
            }
            if (orphanRows++ == 0) {
                example = "row " + (row + 1) + " refers to " + relationship.parent() + " " + describe(key, i);
            }
            if (orphans == Orphans.NULL && inPrimaryKey) {
                throw new SynthesisException(
                                example + ", which is not there, and cannot be null as part of the primary key",
                                "Drop such rows with --orphans drop")
                        .in("table " + relationship.child() + ", column "
                                + String.join("+", relationship.foreignKey()));
            }
            return orphans == Orphans.DROP;
        }

        void count(int i) {
            if (parents[i] == KeyIndex.NONE) {
                nulls++;
            } else {
                children[parents[i]]++;
            }
        }

        void finish() {
            if (orphanRows > 0 && orphans == Orphans.FAIL) {
                throw new SynthesisException(
                                example + ", which is not there (" + orphanRows + " such "
                                        + (orphanRows == 1 ? "row" : "rows") + ")",
                                orphanAdvice)
                        .in("table " + relationship.child() + ", column "
                                + String.join("+", relationship.foreignKey()));
            }
            foreignKey.settle(children, nulls);
        }
    }
}
