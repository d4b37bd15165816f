package dev.hma.evaluation.report;

import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.data.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Every table: the distributions of its columns, how its columns go together, and some rows. */
final class TablesSection {
    /** Larger squares could not be read. */
    private static final int MATRIX = 50;
    /** Longer values of categories are cut. */
    private static final int LETTERS = 80;

    private final Page page;
    private final Html html;
    private final Map<String, OptionalDouble> scores = new HashMap<>();

    TablesSection(Page page) {
        this.page = page;
        this.html = page.html();
        for (Figures column : page.figures().list("quality", "columns")) {
            scores.put(key(column.text("table"), column.text("column")), column.number("score"));
        }
    }

    private static String key(String table, String column) {
        return table + '\0' + column;
    }

    void write() {
        List<Table> tables = page.result().schema().tables();
        page.open(
                "tables",
                "Tables",
                "Distributions over all rows; missing values are left out and counted below each chart. The score is 1 for"
                        + " the same distribution.");
        html.open("p", "class", "actions")
                .leaf("button", "Open all tables", "type", "button", "data-open", "tables")
                .leaf("button", "Close all tables", "type", "button", "data-close", "tables")
                .close("p");
        Table first = tables.stream()
                .filter(table ->
                        !Columns.modelled(page.result().schema(), table).isEmpty())
                .findFirst()
                .orElse(tables.get(0));
        tables.forEach(table -> table(table, table.equals(first)));
        page.close("diagnostic", "quality");
    }

    private void table(Table table, boolean open) {
        List<ColumnSpec> columns = Columns.modelled(page.result().schema(), table);
        html.open(
                "details",
                open
                        ? new String[] {"class", "table", "id", id(table), "open", ""}
                        : new String[] {"class", "table", "id", id(table)});
        html.open("summary").leaf("h3", table.name());
        html.leaf("span", facts(table, columns), "class", "facts").close("summary");
        if (columns.isEmpty()) {
            html.leaf(
                    "p", "The table has no column that is modelled: keys and generated texts only.", "class", "faint");
        } else {
            html.open("div", "class", "cards");
            columns.forEach(column -> column(table, column));
            html.close("div");
        }
        associations(table, columns);
        new RowsOfTable(page, table).write();
        html.close("details");
    }

    static String id(Table table) {
        return Html.id("table", table.name());
    }

    private String facts(Table table, List<ColumnSpec> columns) {
        List<String> facts = new ArrayList<>();
        for (Side side : page.sides()) {
            TableData data = side.table(table.name());
            facts.add(side.label() + " " + (data == null ? "not there" : Shown.many(data.rows(), "row", "rows")));
        }
        OptionalDouble mean = columns.stream()
                .map(column -> score(table, column))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
        if (mean.isPresent()) {
            facts.add("columns " + Shown.figure(mean));
        }
        return String.join(" · ", facts);
    }

    private OptionalDouble score(Table table, ColumnSpec column) {
        return scores.getOrDefault(key(table.name(), column.name()), OptionalDouble.empty());
    }

    private void column(Table table, ColumnSpec column) {
        List<Side> sides = page.sides().stream()
                .filter(side -> side.values(table.name(), column.name()) != null)
                .toList();
        OptionalDouble score = score(table, column);
        String level = Scale.SHAPES.of(score).name().toLowerCase(Locale.ROOT);
        html.open("figure", "class", "card small");
        html.open("figcaption").leaf("span", column.name(), "class", "name");
        html.text(" ").leaf("span", kind(column), "class", "kind");
        if (score.isPresent()) {
            html.text(" ").leaf("span", Shown.figure(score), "class", "score level-" + level);
        }
        html.close("figcaption");
        List<Values> values = new ArrayList<>();
        for (Side side : sides) {
            Values found = side.values(table.name(), column.name());
            if (found != null) {
                values.add(found);
            }
        }
        distribution(column, sides, values, score);
        html.close("figure");
    }

    private void distribution(ColumnSpec column, List<Side> sides, List<Values> values, OptionalDouble score) {
        if (values.stream().allMatch(TablesSection::missing)) {
            html.leaf("p", "There is no value on any side.", "class", "plot small empty");
            return;
        }
        int chart = Columns.numeric(column) ? histogram(column, sides, values) : bars(column, sides, values);
        page.plot(
                chart,
                Page.Size.SMALL,
                "Distribution of " + column.name() + ", "
                        + String.join(" and ", sides.stream().map(Side::label).toList())
                        + (score.isPresent() ? "; score " + Shown.figure(score) : "")
                        + ". The values follow as a table.");
        html.open("div", "class", "foot").leaf("span", nulls(sides, values));
        page.values(chart, column.name());
        html.close("div");
    }

    private int histogram(ColumnSpec column, List<Side> sides, List<Values> values) {
        List<double[]> numbers =
                values.stream().map(of -> ((Values.Numbers) of).values()).toList();
        boolean time = column.type() instanceof ColumnType.Datetime;
        return page.charts().histogram(keys(sides), Histogram.of(numbers), time);
    }

    private int bars(ColumnSpec column, List<Side> sides, List<Values> values) {
        List<Values.Texts> texts = values.stream().map(of -> (Values.Texts) of).toList();
        List<String> order = column.type() instanceof ColumnType.Categorical type ? type.order() : List.of();
        Frequencies frequencies = Frequencies.of(texts, order);
        List<String> labels = new ArrayList<>();
        frequencies.values().forEach(value -> labels.add(Shown.cut(value, LETTERS)));
        List<int[]> counts = new ArrayList<>(frequencies.counts());
        if (frequencies.othersKinds() > 0) {
            labels.add(Shown.many(frequencies.othersKinds(), "other value", "other values"));
            counts = extended(counts, frequencies.others());
        }
        if (Arrays.stream(frequencies.unknown()).anyMatch(n -> n > 0)) {
            labels.add("values not in the real data");
            counts = extended(counts, frequencies.unknown());
        }
        return page.charts().frequencies(keys(sides), labels, counts);
    }

    private static List<int[]> extended(List<int[]> counts, int[] more) {
        List<int[]> extended = new ArrayList<>();
        for (int side = 0; side < more.length; side++) {
            int[] of = Arrays.copyOf(counts.get(side), counts.get(side).length + 1);
            of[of.length - 1] = more[side];
            extended.add(of);
        }
        return extended;
    }

    private static List<String> keys(List<Side> sides) {
        return sides.stream().map(Side::key).toList();
    }

    private static boolean missing(Values values) {
        return nulls(values) == values.size();
    }

    private static int nulls(Values values) {
        int nulls = 0;
        for (int row = 0; row < values.size(); row++) {
            nulls += values.isNull(row) ? 1 : 0;
        }
        return nulls;
    }

    private static String nulls(List<Side> sides, List<Values> values) {
        List<String> shares = new ArrayList<>();
        boolean any = false;
        for (int i = 0; i < values.size(); i++) {
            Values of = values.get(i);
            int nulls = nulls(of);
            any |= nulls > 0;
            shares.add(of.size() == 0 ? "no rows" : Shown.percent((double) nulls / of.size()));
        }
        String missing = any ? "missing " + String.join(" / ", shares) : "";
        return sides.size() > 1 || !any
                ? missing
                : missing + " (" + sides.get(0).label() + " only)";
    }

    private static String kind(ColumnSpec column) {
        if (column.type() instanceof ColumnType.Datetime) {
            return "date";
        }
        return Columns.numeric(column) ? "number" : column.type() instanceof ColumnType.Bool ? "yes or no" : "category";
    }

    private void associations(Table table, List<ColumnSpec> columns) {
        TableData real = page.result().real().find(table.name());
        TableData synthetic = page.result().synthetic().find(table.name());
        if (columns.size() < 2 || real == null || synthetic == null) {
            return;
        }
        List<String> names =
                columns.stream().map(ColumnSpec::name).limit(MATRIX).toList();
        double[][] here = Associations.of(real, names);
        double[][] there = Associations.of(synthetic, names);
        html.leaf("h4", "How columns go together");
        html.leaf(
                "p",
                "Correlation of two numbers or dates, from -1 to 1; Cramér's V where a category takes part, from 0 to 1."
                        + (columns.size() > MATRIX ? " The first " + MATRIX + " columns." : ""),
                "class",
                "lead");
        html.open("div", "class", "matrices");
        matrix(table, names, here, false, "real");
        matrix(table, names, there, false, "synthetic");
        matrix(table, names, difference(here, there), true, "difference");
        html.close("div");
    }

    private void matrix(Table table, List<String> names, double[][] matrix, boolean difference, String what) {
        String description = difference
                ? "Synthetic minus real associations of the columns of " + table.name()
                : "Associations of the columns of " + table.name() + ", " + what;
        page.chart(
                page.charts().matrix(names, matrix, difference),
                Page.Size.SQUARE,
                difference ? "synthetic minus real" : what,
                description + ". The values follow as a table.");
    }

    private static double[][] difference(double[][] real, double[][] synthetic) {
        double[][] difference = new double[real.length][real.length];
        for (int a = 0; a < real.length; a++) {
            for (int b = 0; b < real.length; b++) {
                difference[a][b] = synthetic[a][b] - real[a][b];
            }
        }
        return difference;
    }
}
