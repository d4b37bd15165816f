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
    private final TableData[] tables;
    private final int[][] rows;

    private JoinedRows(TableData[] tables, int[][] rows) {
        this.tables = tables;
        this.rows = rows;
    }

    /** {@return the joined rows; null if the database lacks one of the tables, or of their keys} */
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
                if (links == null) {
                    return null;
                }
                join(rows, s, source.of(), links);
            }
        }
        return new JoinedRows(tables, rows);
    }

    /** Puts the parents beside the rows; a parent that stands there twice repeats the row. */
    private static void join(int[][] rows, int place, int of, Links links) {
        int[] parentOf = links.parentOf();
        int[] twin = links.twin();
        int size = 0;
        for (int row : rows[of]) {
            for (int p = parentOf[row]; p >= 0; p = twin[p]) {
                size++;
            }
        }
        int[] from = new int[size];
        int[] parents = new int[size];
        int next = 0;
        for (int i = 0; i < rows[of].length; i++) {
            for (int p = parentOf[rows[of][i]]; p >= 0; p = twin[p]) {
                from[next] = i;
                parents[next++] = p;
            }
        }
        for (int s = 0; s < place; s++) {
            int[] before = rows[s];
            int[] after = new int[size];
            for (int i = 0; i < size; i++) {
                after[i] = before[from[i]];
            }
            rows[s] = after;
        }
        rows[place] = parents;
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
