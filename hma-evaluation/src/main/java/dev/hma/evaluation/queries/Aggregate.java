package dev.hma.evaluation.queries;

/** What is made of the rows of a group. */
enum Aggregate {
    /** Their number. */
    COUNT("COUNT"),
    /** The total of a number that is never negative. */
    SUM("SUM"),
    /** The mean of a number. */
    AVERAGE("AVG");

    private final String sql;

    Aggregate(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
