package dev.hma.evaluation.report;

import java.util.ArrayList;
import java.util.List;

/** A table of two columns or more that screen readers can read: with a caption, and headers of columns and rows. */
final class Grid {
    private enum Kind {
        TEXT("text"),
        NUMBER("number");

        private final String style;

        Kind(String style) {
            this.style = style;
        }
    }

    private record Column(String title, Kind kind) {}

    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    Grid(String caption) {
        this.caption = caption;
    }

    Grid text(String... titles) {
        for (String title : titles) {
            columns.add(new Column(title, Kind.TEXT));
        }
        return this;
    }

    Grid numbers(String... titles) {
        for (String title : titles) {
            columns.add(new Column(title, Kind.NUMBER));
        }
        return this;
    }

    Grid row(String... cells) {
        return row(List.of(cells));
    }

    Grid row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells + " under " + columns);
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** Puts the rows that follow under a title. */
    Grid group(String title) {
        rows.add(List.of(title));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Writes the table, unless it is empty. */
    void write(Html html) {
        if (rows.isEmpty()) {
            return;
        }
        // Wide tables scroll by themselves, by keyboard too; the page never does.
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table").leaf("caption", caption).open("thead").open("tr");
        columns.forEach(column -> html.leaf("th", column.title(), "scope", "col", "class", column.kind().style));
        html.close("tr").close("thead").open("tbody");
        for (List<String> row : rows) {
            html.open("tr");
            if (row.size() < columns.size()) {
                String width = Integer.toString(columns.size());
                html.leaf("th", row.get(0), "scope", "colgroup", "colspan", width, "class", "group");
                html.close("tr");
                continue;
            }
            for (int i = 0; i < row.size(); i++) {
                String style = columns.get(i).kind().style;
                if (i == 0) {
                    html.leaf("th", row.get(0), "scope", "row", "class", style);
                } else {
                    html.leaf("td", row.get(i), "class", style);
                }
            }
            html.close("tr");
        }
        html.close("tbody").close("table").close("div");
    }
}
