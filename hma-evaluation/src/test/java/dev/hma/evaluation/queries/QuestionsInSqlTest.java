package dev.hma.evaluation.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.support.Dataset;
import dev.hma.evaluation.support.MadeUp;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that knows SQL gives the same answers to the questions' SQL. */
class QuestionsInSqlTest {
    @Test
    void aDatabaseGivesTheSameAnswersOnTablesWithQuotesNullsOrphansAndTwoWaysToOneTable() throws SQLException {
        MadeUp made = new MadeUp()
                .table("region's", 6)
                .primaryKey("id")
                .category("na\"me", i -> i == 0 ? "it's" : "r" + i % 3)
                .table("order", 80)
                .primaryKey("id")
                .foreignRow("from", "region's", i -> i % 9 == 0 ? null : i % 6)
                .foreignRow("to", "region's", i -> i * 7 % 11 > 6 ? 99 : i % 5)
                .number("a,b", i -> i % 8 == 0 ? Double.NaN : i % 40 - 13.5)
                .bool("paid", i -> i % 4 == 0)
                .moment(
                        "when",
                        i -> i % 13 == 0 ? null : "19%02d-%02d-28T%02d:30".formatted(50 + i % 50, 1 + i % 12, i % 24))
                .table("line", 1200)
                .foreignRow("order", "order", i -> i * 31 % 80)
                .number("price", i -> i * 17 % 83 / 100.0)
                .number("quantity", i -> i % 90 == 0 ? 400 : i * 13 % 60)
                .category("kind", i -> i % 6 == 0 ? null : "k" + i % 7);

        compare(made.schema(), made.data(), 40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"berka", "chinook"})
    void aDatabaseGivesTheSameAnswersOnRealTables(String name) throws SQLException {
        Dataset dataset = Dataset.read(name);

        compare(dataset.schema(), dataset.data(), 3);
    }

    private static void compare(Schema schema, Data data, int count) throws SQLException {
        QuestionMaker maker = new QuestionMaker(schema, data);
        int compared = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            for (Table table : schema.tables()) {
                load(connection, table, data.find(table.name()));
            }
            for (Aggregate aggregate : Aggregate.values()) {
                for (int tables = 1; tables <= 3; tables++) {
                    for (Asked asked :
                            maker.make(aggregate, tables, count, Draws.of(5).at(tables))) {
                        List<Double> ours = IntStream.range(0, asked.answer().counts().length)
                                .filter(group -> asked.answer().counts()[group] > 0)
                                .mapToObj(asked.answer()::value)
                                .sorted()
                                .toList();
                        List<Double> theirs = answers(connection, asked.sql());
                        assertThat(theirs).as(asked.sql()).hasSameSizeAs(ours);
                        for (int i = 0; i < ours.size(); i++) {
                            assertThat(theirs.get(i))
                                    .as(asked.sql())
                                    .isCloseTo(ours.get(i), Percentage.withPercentage(1e-6));
                        }
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(5 * count);
    }

    private static List<Double> answers(Connection connection, String sql) throws SQLException {
        List<Double> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                double answer = rows.getDouble(rows.getMetaData().getColumnCount());
                if (!rows.wasNull()) {
                    answers.add(answer);
                }
            }
        }
        return answers.stream().sorted().toList();
    }

    private static void load(Connection connection, Table table, TableData data) throws SQLException {
        String columns = table.columns().stream()
                .map(column -> quoted(column.name()) + " " + type(column))
                .collect(Collectors.joining(", "));
        String key = table.primaryKey().stream().map(QuestionsInSqlTest::quoted).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + quoted(table.name()) + " (" + columns
                    + (key.isEmpty() ? "" : ", PRIMARY KEY (" + key + ")") + ")");
        }
        String places = table.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + quoted(table.name()) + " VALUES (" + places + ")")) {
            for (int row = 0; row < data.rows(); row++) {
                for (int k = 0; k < table.columns().size(); k++) {
                    ColumnSpec column = table.columns().get(k);
                    insert.setObject(k + 1, value(column, data.find(column.name()), row));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String type(ColumnSpec column) {
        ColumnType type = column.type();
        return type instanceof ColumnType.Numerical numerical
                ? numerical.integer() ? "BIGINT" : "DOUBLE PRECISION"
                : type instanceof ColumnType.Datetime
                        ? "TIMESTAMP"
                        : type instanceof ColumnType.Bool ? "BOOLEAN" : "VARCHAR";
    }

    private static Object value(ColumnSpec column, Values values, int row) {
        if (values.isNull(row)) {
            return null;
        }
        if (values instanceof Values.Texts texts) {
            String text = texts.dictionary()[texts.codes()[row]];
            return column.type() instanceof ColumnType.Bool ? (Object) Boolean.valueOf(text) : text;
        }
        double number = ((Values.Numbers) values).values()[row];
        return column.type() instanceof ColumnType.Datetime
                ? (Object) LocalDateTime.ofEpochSecond((long) number, 0, ZoneOffset.UTC)
                : number;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
