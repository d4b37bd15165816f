package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the columns of a file with those of its table. */
final class FileColumns {
    private FileColumns() {}

    /**
     * Checks that a file has the columns of a table, in whatever order.
     *
     * @param names the names in the file
     * @param table the table
     * @throws SynthesisException if a name is repeated, missing, or not one of the table's
     */
    static void check(List<String> names, Table table) {
        checkDistinct(names);
        Set<String> seen = Set.copyOf(names);
        for (String wanted : table.columnNames()) {
            if (!seen.contains(wanted)) {
                throw new SynthesisException(
                        "the column " + Shown.of(wanted) + " of table " + table.name() + " is missing",
                        "Add it, or remove it from the metadata; the file has the columns " + names);
            }
        }
        for (String name : names) {
            if (table.find(name).isEmpty()) {
                throw new SynthesisException(
                        "the column " + Shown.of(name) + " is not in the metadata of table " + table.name(),
                        "Remove it, or add it to the metadata; the table has the columns " + table.columnNames());
            }
        }
    }

    /** Checks that no name is repeated. */
    static void checkDistinct(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new SynthesisException(
                        "the column " + Shown.of(name) + " is there twice", "Rename or remove one of the two");
            }
        }
    }
}
