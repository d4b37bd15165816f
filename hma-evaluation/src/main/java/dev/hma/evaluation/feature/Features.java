package dev.hma.evaluation.feature;

import static dev.hma.evaluation.feature.ChildStatistic.CHILDREN;
import static dev.hma.evaluation.feature.ChildStatistic.DEVIATION;
import static dev.hma.evaluation.feature.ChildStatistic.DISTINCT;
import static dev.hma.evaluation.feature.ChildStatistic.GAP;
import static dev.hma.evaluation.feature.ChildStatistic.MAX;
import static dev.hma.evaluation.feature.ChildStatistic.MEAN;
import static dev.hma.evaluation.feature.ChildStatistic.MIN;
import static dev.hma.evaluation.feature.ChildStatistic.MISSING;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.evaluation.data.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The features of tables, made from the columns that all sides have and fitted to the real one: codes of categories, whether
 * a datetime column has a time of day, whether a column has missing values.
 *
 * <p>{@link #agg} is the set of SyntheRela's C2ST-Agg (Hudovernik, Jurkovic, Strumbelj: Benchmarking the Fidelity and Utility of
 * Synthetic Relational Data, 2024), {@link #aggPlus} a wider one.
 */
public final class Features {
    private static final int SHARES = 3;
    private static final int GRANDCHILD_FEATURES = 40;

    private final SharedColumns columns;

    /**
     * The features of databases.
     *
     * @param columns what the sides have in common
     */
    public Features(SharedColumns columns) {
        this.columns = columns;
    }

    /**
     * The columns of a table.
     *
     * @param table a table that all sides have
     * @param calendar whether datetime columns also give month, day, weekday, hour and minute
     * @return its modelled columns as features
     */
    public List<Feature> single(String table, boolean calendar) {
        return columns.modelled(table).stream()
                .flatMap(column -> single(table, column, calendar).stream())
                .toList();
    }

    /**
     * One column of a table.
     *
     * @param table a table that all sides have
     * @param column one of its modelled columns
     * @param calendar whether a datetime column also gives month, day, weekday, hour and minute
     * @return the column itself, then what the calendar says about it
     */
    public List<Feature> single(String table, ColumnSpec column, boolean calendar) {
        List<Feature> features = new ArrayList<>();
        features.add(feature(table, column));
        if (calendar && column.type() instanceof ColumnType.Datetime) {
            features.addAll(calendar(table, column.name()));
        }
        return features;
    }

    private Feature feature(String table, ColumnSpec column) {
        if (Columns.numeric(column)) {
            return new Feature(column.name(), false, side -> SharedColumns.numbers(side, table, column));
        }
        CategoryCodes codes = new CategoryCodes(texts(columns.real(), table, column));
        return new Feature(column.name(), true, side -> codes.of(texts(side, table, column)));
    }

    private List<Feature> calendar(String table, String column) {
        boolean clock = CalendarPart.anyTimeOfDay(seconds(columns.real(), table, column));
        return Arrays.stream(CalendarPart.values())
                .filter(part -> clock || !part.clock())
                .map(part ->
                        new Feature(column + ":" + part.label(), false, side -> part.of(seconds(side, table, column))))
                .toList();
    }

    /**
     * Figures of a row's children: for each relationship their number, the mean of each numerical column and the number of
     * distinct values of each categorical one.
     *
     * @param table a table that all sides have
     * @return the features, without the table's own columns; none without children
     */
    public List<Feature> agg(String table) {
        return columns.childrenOf(table).stream().flatMap(r -> agg(r).stream()).toList();
    }

    private List<Feature> agg(Relationship relationship) {
        Figures figures = new Figures(relationship);
        figures.add(".count", side -> new double[SharedColumns.rows(side, relationship.child())], CHILDREN);
        for (ColumnSpec column : columns.modelled(relationship.child())) {
            if (column.type() instanceof ColumnType.Numerical) {
                figures.add("." + column.name() + ":mean", figures.numbers(column), MEAN);
            } else if (column.type() instanceof ColumnType.Categorical) {
                figures.add("." + column.name() + ":nunique", figures.places(column), DISTINCT);
            }
        }
        return figures.features;
    }

    /**
     * More figures of a row's children: those of {@link #agg}, spread and extremes, shares of the most frequent values and of missing
     * ones, gaps between dates, and the means over the children of their own {@link #agg}.
     *
     * @param table a table that all sides have
     * @return the features, without the table's own columns; none without children
     */
    public List<Feature> aggPlus(String table) {
        List<Feature> features = new ArrayList<>();
        for (Relationship relationship : columns.childrenOf(table)) {
            features.addAll(agg(relationship));
            features.addAll(plus(relationship));
        }
        return features;
    }

    private List<Feature> plus(Relationship relationship) {
        String child = relationship.child();
        Figures figures = new Figures(relationship);
        for (ColumnSpec column : columns.modelled(child)) {
            String name = "." + column.name();
            if (Columns.numeric(column)) {
                spread(figures, name, column);
            } else {
                shares(figures, name, column);
            }
            if (anyMissing(SharedColumns.values(columns.real(), child, column.name()))) {
                figures.add(name + ":null", feature(child, column).values(), MISSING);
            }
        }
        if (!relationship.selfReference()) {
            agg(child).stream()
                    .limit(GRANDCHILD_FEATURES)
                    .forEach(feature -> figures.add("/" + feature.name() + ":mean", feature.values(), MEAN));
        }
        return figures.features;
    }

    private static void spread(Figures figures, String name, ColumnSpec column) {
        Function<Data, double[]> values = figures.numbers(column);
        boolean datetime = column.type() instanceof ColumnType.Datetime;
        if (!datetime) {
            figures.add(name + ":std", values, DEVIATION);
        }
        figures.add(name + ":min", values, MIN);
        figures.add(name + ":max", values, MAX);
        if (datetime) {
            figures.add(name + ":gap", values, GAP);
        }
    }

    private void shares(Figures figures, String name, ColumnSpec column) {
        String child = figures.relationship.child();
        if (column.type() instanceof ColumnType.Bool) {
            figures.add(name + ":nunique", figures.places(column), DISTINCT);
        }
        CategoryCodes codes = new CategoryCodes(texts(columns.real(), child, column));
        String[] frequent = codes.frequent();
        for (int code = 0; code < Math.min(SHARES, frequent.length); code++) {
            figures.add(
                    name + "=" + frequent[code],
                    side -> codes.of(texts(side, child, column)),
                    ChildStatistic.share(code));
        }
    }

    /**
     * The columns of child rows beside those of their parents.
     *
     * @param relationship one of the relationships that all sides have
     * @param rows the rows to put side by side, for each side
     * @return the features of the child, then of the parent; those of one table alone if the other has no modelled column
     */
    public List<Feature> join(Relationship relationship, Function<Data, JoinedRows> rows) {
        String parent = relationship.selfReference()
                ? relationship.parent() + "[" + String.join("+", relationship.foreignKey()) + "]"
                : relationship.parent();
        List<Feature> features = new ArrayList<>();
        for (Feature feature : single(relationship.child(), false)) {
            features.add(beside(
                    relationship.child(), feature, side -> rows.apply(side).child()));
        }
        for (Feature feature : single(relationship.parent(), false)) {
            features.add(beside(parent, feature, side -> rows.apply(side).parent()));
        }
        return features;
    }

    private static Feature beside(String table, Feature feature, Function<Data, int[]> rows) {
        return new Feature(table + "." + feature.name(), feature.categorical(), side -> {
            double[] values = feature.of(side);
            int[] wanted = rows.apply(side);
            double[] joined = new double[wanted.length];
            Arrays.setAll(joined, i -> values[wanted[i]]);
            return joined;
        });
    }

    /**
     * Child rows beside their parent rows.
     *
     * @param relationship a relationship that the side can put together
     * @param side the database
     * @return the pairs of rows
     */
    public static JoinedRows joined(Relationship relationship, Data side) {
        return JoinedRows.of(Objects.requireNonNull(side.links(relationship)));
    }

    /** Collects figures of the children of one relationship. */
    private static final class Figures {
        private final Relationship relationship;
        private final String prefix;
        private final List<Feature> features = new ArrayList<>();
        private final Map<Data, Children> children = new ConcurrentHashMap<>();

        Figures(Relationship relationship) {
            this.relationship = relationship;
            this.prefix = relationship.child() + "[" + String.join("+", relationship.foreignKey()) + "]";
        }

        void add(String name, Function<Data, double[]> values, ChildStatistic statistic) {
            features.add(
                    new Feature(prefix + name, false, side -> children(side).figures(values.apply(side), statistic)));
        }

        private Children children(Data side) {
            return children.computeIfAbsent(side, s -> new Children(Objects.requireNonNull(s.links(relationship))));
        }

        Function<Data, double[]> numbers(ColumnSpec column) {
            return side -> SharedColumns.numbers(side, relationship.child(), column);
        }

        /** Texts by their place in the side's own dictionary. */
        Function<Data, double[]> places(ColumnSpec column) {
            return side -> {
                int[] codes = texts(side, relationship.child(), column).codes();
                double[] places = new double[codes.length];
                Arrays.setAll(places, row -> codes[row] < 0 ? Double.NaN : codes[row]);
                return places;
            };
        }
    }

    private static boolean anyMissing(Values values) {
        for (int row = 0; row < values.size(); row++) {
            if (values.isNull(row)) {
                return true;
            }
        }
        return false;
    }

    private static Values.Texts texts(Data side, String table, ColumnSpec column) {
        return (Values.Texts) SharedColumns.values(side, table, column.name());
    }

    private static double[] seconds(Data side, String table, String column) {
        return ((Values.Numbers) SharedColumns.values(side, table, column)).values();
    }
}
