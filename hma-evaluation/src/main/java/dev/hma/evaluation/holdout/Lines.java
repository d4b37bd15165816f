package dev.hma.evaluation.holdout;

import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.hierarchy.Hierarchy;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows go where their parents go.
 *
 * <p>A table follows its first foreign key whose parent is divided; the rows of one that follows none are divided by
 * chance. A table that others look things up in stays whole, on both sides, and with it the tables that it refers to
 * itself: one that is referred to by rows which follow another line, or, like the two teams of a match, by a second key
 * beside the one that is followed. Keys that close cycles, and those to the own table, count for neither.
 */
final class Lines {
    private final Schema schema;
    private final Hierarchy hierarchy;
    private final Set<String> whole;
    private final Map<String, Relationship> followed = new HashMap<>();
    private final Map<String, String> head = new HashMap<>();

    private Lines(Schema schema, Hierarchy hierarchy, Collection<String> whole) {
        this.schema = schema;
        this.hierarchy = hierarchy;
        this.whole = new HashSet<>(whole);
    }

    /**
     * Finds the lines.
     *
     * @param schema the schema
     * @param hierarchy its order
     * @param whole tables that stay whole whatever refers to them
     * @return the lines
     */
    static Lines of(Schema schema, Hierarchy hierarchy, Collection<String> whole) {
        Lines lines = new Lines(schema, hierarchy, whole);
        do {
            lines.follow();
        } while (lines.keepWhole());
        return lines;
    }

    /** {@return the tables, parents before children} */
    List<Table> order() {
        return hierarchy.order();
    }

    /** {@return whether all rows of a table are on both sides} */
    boolean isWhole(String table) {
        return whole.contains(table);
    }

    /** {@return the key that tells the side of a table's rows; null if the table is whole or divided by chance} */
    @Nullable
    Relationship followed(String table) {
        return followed.get(table);
    }

    private void follow() {
        followed.clear();
        head.clear();
        for (Table table : hierarchy.order()) {
            String name = table.name();
            if (whole.contains(name)) {
                continue;
            }
            Relationship first = hierarchy.candidates(name).stream()
                    .filter(key -> !whole.contains(key.parent()))
                    .findFirst()
                    .orElse(null);
            if (first == null) {
                head.put(name, name);
            } else {
                followed.put(name, first);
                head.put(name, head.getOrDefault(first.parent(), name));
            }
        }
    }

    /** Keeps whole what has to be; false if that is so already. */
    private boolean keepWhole() {
        int before = whole.size();
        for (Relationship key : schema.relationships()) {
            if (binds(key) && (whole.contains(key.child()) || looksUp(key))) {
                whole.add(key.parent());
            }
        }
        return whole.size() > before;
    }

    private boolean binds(Relationship key) {
        List<Table> order = hierarchy.order();
        return order.indexOf(schema.table(key.parent())) < order.indexOf(schema.table(key.child()));
    }

    private boolean looksUp(Relationship key) {
        Relationship line = followed.get(key.child());
        if (key.equals(line) || whole.contains(key.parent())) {
            return false;
        }
        boolean beside = line != null && line.parent().equals(key.parent());
        return beside || !head.getOrDefault(key.parent(), "").equals(head.get(key.child()));
    }
}
