package dev.hma.core.compare;

import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.core.source.Database;
import java.io.IOException;
import java.util.Map;

/** Counts children. */
final class Children {
    private Children() {}

    /** {@return how many children each parent has, in no order; children without a parent count nowhere} */
    static double[] perParent(Database database, Relationship relationship) throws IOException {
        Schema schema = database.schema();
        Map<String, Long> parents =
                Values.counts(database.source(schema.table(relationship.parent())), relationship.parentKey());
        Map<String, Long> children =
                Values.counts(database.source(schema.table(relationship.child())), relationship.foreignKey());
        return parents.keySet().stream()
                .filter(key -> !Values.incomplete(key))
                .mapToDouble(key -> children.getOrDefault(key, 0L))
                .toArray();
    }
}
