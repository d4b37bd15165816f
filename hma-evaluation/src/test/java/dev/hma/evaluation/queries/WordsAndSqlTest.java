package dev.hma.evaluation.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.schema.Schema;
import dev.hma.evaluation.support.MadeUp;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsAndSqlTest {
    private static final Schema SCHEMA = new MadeUp()
            .table("planes", 0)
            .primaryKey("tailnum")
            .table("airports", 0)
            .primaryKey("faa")
            .table("flights", 0)
            .foreignKey("tailnum", "planes", i -> null)
            .foreignKey("origin", "airports", i -> null)
            .foreignKey("dest", "airports", i -> null)
            .schema();

    private static From from(int tables, String... labels) {
        return From.all(SCHEMA, tables).stream()
                .filter(from ->
                        from.sources().stream().map(From.Source::label).toList().equals(List.of(labels)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsOverOneTable() {
        Question question = new Question(
                Aggregate.COUNT,
                null,
                from(1, "flights"),
                List.of(
                        new Grouping.Categories(new Field(0, "carrier"), List.of("UA")),
                        new Grouping.Parts(new Field(0, "departure"), Calendar.HOUR, 0, 24)),
                List.of(new Condition.During(
                        new Field(0, "departure"), LocalDate.of(2013, 1, 1), LocalDate.of(2013, 6, 30))));

        assertThat(Words.of(question))
                .isEqualTo(
                        "How many rows of flights are there by carrier and by hour of day of departure, where departure is"
                                + " from 2013-01-01 to 2013-06-30?");
        assertThat(Sql.of(question)).isEqualTo("""
                        SELECT "carrier", EXTRACT(HOUR FROM "departure"), COUNT(*)
                        FROM "flights"
                        WHERE "departure" >= DATE '2013-01-01' AND "departure" < DATE '2013-07-01'
                        GROUP BY "carrier", EXTRACT(HOUR FROM "departure")""");
    }

    @Test
    void answersForAllRowsThatFulfilConditions() {
        Question question = new Question(
                Aggregate.AVERAGE,
                new Field(0, "delay"),
                from(1, "flights"),
                List.of(),
                List.of(
                        new Condition.Between(new Field(0, "hour"), BigDecimal.TEN, BigDecimal.TEN),
                        new Condition.During(new Field(0, "day"), LocalDate.of(2013, 1, 1), LocalDate.of(2013, 1, 1))));

        assertThat(Words.of(question))
                .isEqualTo("What is the average delay in flights where hour is 10 and day is 2013-01-01?");
        assertThat(Sql.of(question)).isEqualTo("""
                        SELECT AVG("delay")
                        FROM "flights"
                        WHERE "hour" = 10
                          AND "day" >= DATE '2013-01-01' AND "day" < DATE '2013-01-02'""");
    }

    @Test
    void averagesOverThreeTablesOfWhichTwoAreOne() {
        Question question = new Question(
                Aggregate.AVERAGE,
                new Field(0, "delay"),
                from(3, "flights", "airports (origin)", "airports (dest)"),
                List.of(new Grouping.Steps(new Field(2, "alt"), new BigDecimal("1E+3"), 0, 9, true)),
                List.of(
                        new Condition.Between(new Field(0, "distance"), new BigDecimal(500), new BigDecimal("1.25E+4")),
                        new Condition.Is(new Field(1, "name"), "O'Hare", false)));

        assertThat(Words.of(question))
                .isEqualTo(
                        "What is the average delay in flights by alt of airports (dest) in steps of 1000, where distance"
                                + " is between 500 and 12,500 and name of airports (origin) is 'O'Hare'?");
        assertThat(Sql.of(question)).isEqualTo("""
                        SELECT FLOOR("airports_dest"."alt" / 1000.0) * 1000, AVG("flights"."delay")
                        FROM "flights"
                        JOIN "airports" AS "airports_origin" ON "airports_origin"."faa" = "flights"."origin"
                        JOIN "airports" AS "airports_dest" ON "airports_dest"."faa" = "flights"."dest"
                        WHERE "flights"."distance" BETWEEN 500 AND 12500
                          AND "airports_origin"."name" = 'O''Hare'
                        GROUP BY FLOOR("airports_dest"."alt" / 1000.0) * 1000""");
    }

    @Test
    void totalsOfAParentsColumn() {
        Question question = new Question(
                Aggregate.SUM,
                new Field(1, "seats"),
                from(2, "flights", "planes"),
                List.of(new Grouping.Steps(new Field(0, "share"), new BigDecimal("0.05"), 0, 9, false)),
                List.of(new Condition.Is(new Field(1, "own"), "true", true)));

        assertThat(Words.of(question))
                .isEqualTo(
                        "What is the total seats of planes over the rows of flights by share in steps of 0.05, where own"
                                + " of planes is true?");
        assertThat(Sql.of(question)).isEqualTo("""
                        SELECT FLOOR("flights"."share" * 20) / 20.0, SUM("planes"."seats")
                        FROM "flights"
                        JOIN "planes" ON "planes"."tailnum" = "flights"."tailnum"
                        WHERE "planes"."own" = TRUE
                        GROUP BY FLOOR("flights"."share" * 20) / 20.0""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0;0",
                "-0.50;-0.5",
                "2013;2013",
                "9999.9;9999.9",
                "10000;10,000",
                "-1234567.25;-1,234,567.25",
                "1E+6;1,000,000"
            })
    void numbersAreSeparatedFromTenThousandOn(String number, String text) {
        assertThat(PlainNumbers.text(new BigDecimal(number))).isEqualTo(text);
    }
}
