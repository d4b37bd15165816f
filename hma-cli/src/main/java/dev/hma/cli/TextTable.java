package dev.hma.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns; a column whose cells are all numbers stands at the right. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... header) {
        this(List.of(header));
    }

    TextTable(List<String> header) {
        this.header = List.copyOf(header);
    }

    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    TextTable row(List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(cells + " under " + header);
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    void print(PrintWriter out, String indent) {
        int[] widths = new int[header.size()];
        boolean[] numbers = new boolean[header.size()];
        for (int column = 0; column < widths.length; column++) {
            int index = column;
            widths[column] = header.get(column).length();
            rows.forEach(row ->
                    widths[index] = Math.max(widths[index], row.get(index).length()));
            numbers[column] = rows.stream().map(row -> row.get(index)).allMatch(TextTable::number);
        }
        if (header.stream().anyMatch(title -> !title.isEmpty())) {
            out.println(line(header, widths, numbers, indent));
        }
        rows.forEach(row -> out.println(line(row, widths, numbers, indent)));
    }

    private static boolean number(String cell) {
        return cell.isEmpty() || cell.matches("[-+]?[0-9][0-9,.]*(E-?[0-9]+)?%?|-");
    }

    private static String line(List<String> cells, int[] widths, boolean[] numbers, String indent) {
        StringBuilder line = new StringBuilder(indent);
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : GAP);
            line.append(numbers[column] ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }
}
