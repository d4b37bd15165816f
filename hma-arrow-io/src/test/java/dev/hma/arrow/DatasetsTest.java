package dev.hma.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real files, read cell by cell and compared with what a few lines of independent code read. The files are those of the
 * folder that the system property {@code hma.datasets} names, or of {@code shared/datasets} beside the project.
 */
class DatasetsTest {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");
    private static final Pattern REAL = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    @TestFactory
    Stream<DynamicTest> everyCellIsReadAsItIs() throws IOException {
        Path datasets = datasets();
        assumeTrue(datasets != null, "there is no folder shared/datasets beside the project and no -Dhma.datasets");
        List<Path> files;
        try (Stream<Path> all = Files.walk(datasets)) {
            files = all.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(datasets.relativize(file).toString(), () -> compare(file)));
    }

    private static @Nullable Path datasets() {
        String named = System.getProperty("hma.datasets");
        if (named != null) {
            return Path.of(named);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared").resolve("datasets");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }

    private static void compare(Path file) throws IOException {
        List<List<@Nullable String>> records = parse(Files.readString(file));
        List<@Nullable String> header = records.get(0);
        List<ColumnSpec> columns = new ArrayList<>();
        for (int k = 0; k < header.size(); k++) {
            columns.add(new ColumnSpec(String.valueOf(header.get(k)), type(records, k)));
        }
        Table table = new Table("t", columns, List.of());
        List<List<@Nullable Object>> rows = Samples.read(new CsvFormat().source(file, table), table.columnNames());
        assertThat(rows).hasSize(records.size() - 1);
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < columns.size(); k++) {
                Object expected =
                        value(records.get(i + 1).get(k), columns.get(k).type());
                Object actual = rows.get(i).get(k);
                if (!Objects.equals(actual, expected)) {
                    assertThat(actual).as("row %d, column %s", i, header.get(k)).isEqualTo(expected);
                }
            }
        }
    }

    /** The narrowest type that fits all values. */
    private static ColumnType type(List<List<@Nullable String>> records, int k) {
        List<String> values = new ArrayList<>();
        for (List<@Nullable String> row : records.subList(1, records.size())) {
            String value = row.get(k);
            if (value != null) {
                values.add(value);
            }
        }
        if (values.stream().allMatch(v -> WHOLE.matcher(v).matches())) {
            return Samples.INT;
        }
        if (values.stream().allMatch(v -> REAL.matcher(v).matches())) {
            return Samples.REAL;
        }
        if (values.stream().allMatch(v -> v.equals("True") || v.equals("False"))) {
            return Samples.BOOL;
        }
        if (values.stream().allMatch(v -> DATE.matcher(v).matches())) {
            return Samples.datetime("%Y-%m-%d");
        }
        return Samples.TEXT;
    }

    private static @Nullable Object value(@Nullable String text, ColumnType type) {
        if (text == null) {
            return null;
        }
        return switch (type.storage()) {
            case LONGS -> type instanceof ColumnType.Bool ? (text.equals("True") ? 1L : 0L) : Long.parseLong(text);
            case DOUBLES -> Double.parseDouble(text);
            case TEXTS -> text;
            case DATETIMES -> LocalDate.parse(text).toEpochDay() * 86_400_000_000L;
        };
    }

    /** RFC 4180 for well-formed files; an empty field is null. */
    private static List<List<@Nullable String>> parse(String text) {
        List<List<@Nullable String>> records = new ArrayList<>();
        List<@Nullable String> record = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            StringBuilder field = new StringBuilder();
            boolean quoted = text.charAt(at) == '"';
            if (quoted) {
                for (at++; text.charAt(at) != '"' || text.startsWith("\"\"", at); at++) {
                    field.append(text.charAt(at));
                    at += text.charAt(at) == '"' ? 1 : 0;
                }
                at++;
            }
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                field.append(text.charAt(at++));
            }
            record.add(field.isEmpty() && !quoted ? null : field.toString());
            boolean more = at < text.length() && text.charAt(at) == ',';
            at += text.startsWith("\r\n", at) ? 2 : 1;
            if (!more) {
                records.add(record);
                record = new ArrayList<>();
            } else if (at == text.length() || "\r\n".indexOf(text.charAt(at)) >= 0) {
                record.add(null);
                records.add(record);
                record = new ArrayList<>();
                at += text.startsWith("\r\n", at) ? 2 : 1;
            }
        }
        return records;
    }
}
