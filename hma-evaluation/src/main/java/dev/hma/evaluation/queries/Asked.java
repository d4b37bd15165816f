package dev.hma.evaluation.queries;

/**
 * A question, and what the real database answers.
 *
 * @param question the question
 * @param sql the question in SQL
 * @param answer the answer
 */
record Asked(Question question, String sql, Answer answer) {
    /** {@return over how many tables it goes} */
    int tables() {
        return question.from().sources().size();
    }
}
