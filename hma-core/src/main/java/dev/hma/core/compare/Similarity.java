package dev.hma.core.compare;

import dev.hma.api.SynthesisException;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Table;
import dev.hma.core.source.Database;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How alike two databases are, each number from 0 to 1, where 1 is the same distribution.
 *
 * <p>Numbers and datetimes are compared by 1 minus the Kolmogorov-Smirnov distance, categories and booleans by 1 minus
 * the total variation. A missing value is a value of its own: a category, or a number below all others. Identifiers,
 * keys and personal data are generated, and not compared.
 *
 * <p>Both databases are read a column at a time; a column's values are held in memory.
 *
 * @param columns per table and column the similarity; a table without such columns has an empty map
 * @param children per relationship, by its name, the similarity of the numbers of children per parent: 1 minus the
 *     Kolmogorov-Smirnov distance, parents without children included
 */
public record Similarity(Map<String, Map<String, Double>> columns, Map<String, Double> children) {
    /** Keeps the maps as they are, unmodifiable. */
    public Similarity {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
    }

    /**
     * Compares two databases.
     *
     * @param real one of them; its schema says what is compared
     * @param synthetic the other, with the same tables and columns
     * @return how alike they are
     * @throws SynthesisException if one of them cannot be read
     */
    public static Similarity of(Database real, Database synthetic) {
        Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
        Map<String, Double> children = new LinkedHashMap<>();
        try {
            for (Table table : real.schema().tables()) {
                columns.put(table.name(), columns(table, real, synthetic));
            }
            for (Relationship relationship : real.schema().relationships()) {
                children.put(
                        relationship.name(),
                        1
                                - KolmogorovSmirnov.distance(
                                        Children.perParent(real, relationship),
                                        Children.perParent(synthetic, relationship)));
            }
        } catch (IOException e) {
            throw new SynthesisException("a table cannot be read: " + e.getMessage(), "", e);
        }
        return new Similarity(columns, children);
    }

    /**
     * The similarity of a table.
     *
     * @param table its name
     * @return the mean over its columns; empty if none of them is compared
     */
    public OptionalDouble table(String table) {
        return columns.getOrDefault(table, Map.of()).values().stream()
                .mapToDouble(Double::doubleValue)
                .average();
    }

    private static Map<String, Double> columns(Table table, Database real, Database synthetic) throws IOException {
        Set<String> keys = new HashSet<>(table.primaryKey());
        real.schema().parentsOf(table.name()).stream()
                .map(Relationship::foreignKey)
                .forEach(keys::addAll);
        Map<String, Double> similarities = new LinkedHashMap<>();
        for (ColumnSpec column : table.columns()) {
            if (!keys.contains(column.name()) && compared(column.type())) {
                similarities.put(column.name(), column(table, column, real, synthetic));
            }
        }
        return Collections.unmodifiableMap(similarities);
    }

    private static boolean compared(ColumnType type) {
        return !(type instanceof ColumnType.Id || type instanceof ColumnType.Text);
    }

    private static double column(Table table, ColumnSpec column, Database real, Database synthetic) throws IOException {
        List<String> name = List.of(column.name());
        Table other = synthetic.schema().table(table.name());
        if (column.type() instanceof ColumnType.Categorical || column.type() instanceof ColumnType.Bool) {
            return 1
                    - TotalVariation.distance(
                            Values.counts(real.source(table), name), Values.counts(synthetic.source(other), name));
        }
        return 1
                - KolmogorovSmirnov.distance(
                        Values.numbers(real.source(table), column.name()),
                        Values.numbers(synthetic.source(other), column.name()));
    }
}
