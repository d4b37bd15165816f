package dev.hma.evaluation.queries;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Links;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tables of one database joined: which of their rows stand beside each other. */
final class JoinedRows {
    private static final int LIMIT = 4_000_000;

    private final TableData[] tables;
    private final int[][] rows;

    private JoinedRows(TableData[] tables, int[][] rows) {
        this.tables = tables;
        this.rows = rows;
    }

    /**
     * Joins.
     *
     * @return the joined rows; null if the database lacks one of the tables, or of their keys, or if keys are repeated so often
     *     that there are more than four million rows, and more than the first table has
     */
    static @Nullable JoinedRows of(Data data, From from) {
        int sources = from.sources().size();
        TableData[] tables = new TableData[sources];
        int[][] rows = new int[sources][];
        for (int s = 0; s < sources; s++) {
            From.Source source = from.sources().get(s);
            TableData table = data.find(source.table());
            if (table == null) {
                return null;
            }
            tables[s] = table;
            if (source.by() == null) {
                rows[s] = new int[table.rows()];
                Arrays.setAll(rows[s], row -> row);
            } else {
                Links links = data.links(source.by());
                if (links == null || !join(rows, s, source.of(), links)) {
                    return null;
                }
            }
        }
        return new JoinedRows(tables, rows);
    }

    /** Puts the parents beside the rows; a parent that stands there twice repeats the row. False if there are too many. */
    private static boolean join(int[][] rows, int place, int of, Links links) {
        int[] parentOf = links.parentOf();
        int[] twin = links.twin();
        int[] children = rows[of];
        long size = 0;
        int most = Math.max(LIMIT, children.length);
        boolean oneEach = true;
        for (int i = 0; i < children.length && size <= most; i++) {
            int parents = 0;
            for (int p = parentOf[children[i]]; p >= 0 && parents <= most; p = twin[p]) {
                parents++;
            }
            size += parents;
            oneEach &= parents == 1;
        }
        if (size > most) {
            return false;
        }
        int[] parents = new int[(int) size];
        if (oneEach) {
            for (int i = 0; i < parents.length; i++) {
                parents[i] = parentOf[children[i]];
            }
        } else {
            int[] from = new int[parents.length];
            int next = 0;
            for (int i = 0; i < children.length; i++) {
                for (int p = parentOf[children[i]]; p >= 0; p = twin[p]) {
                    from[next] = i;
                    parents[next++] = p;
                }
            }
            for (int s = 0; s < place; s++) {
                rows[s] = at(rows[s], from);
            }
        }
        rows[place] = parents;
        return true;
    }

    private static int[] at(int[] rows, int[] places) {
        int[] there = new int[places.length];
        for (int i = 0; i < there.length; i++) {
            there[i] = rows[places[i]];
        }
        return there;
    }

    /** {@return the number of joined rows} */
    int size() {
        return rows[0].length;
    }

    /** {@return per joined row the row of the table that a field belongs to} */
    int[] rows(Field field) {
        return rows[field.source()];
    }

    /** {@return whether there is such a column} */
    boolean has(Field field) {
        return tables[field.source()].find(field.column()) != null;
    }

    /** {@return the values of a column that is there, by rows of its table} */
    Values values(Field field) {
        return Objects.requireNonNull(tables[field.source()].find(field.column()));
    }
}
