package dev.hma.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that tells a user what went wrong and what to do about it.
 *
 * <p>The message consists of the place (table, column, component: added by whoever knows it while the exception travels
 * up), the problem with the offending value in it, and the advice.
 */
public final class SynthesisException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String problem;
    private final String advice;

    /**
     * Creates an exception without a place.
     *
     * @param problem what is wrong, with the value that is wrong in it; a sentence without its full stop
     * @param advice what the user can do; may be empty
     */
    public SynthesisException(String problem, String advice) {
        this("", problem, advice, null);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param problem what is wrong
     * @param advice what the user can do; may be empty
     * @param cause the failure underneath
     */
    public SynthesisException(String problem, String advice, @Nullable Throwable cause) {
        this("", problem, advice, cause);
    }

    private SynthesisException(String place, String problem, String advice, @Nullable Throwable cause) {
        super(compose(place, problem, advice), cause);
        this.place = place;
        this.problem = Objects.requireNonNull(problem, "problem");
        this.advice = Objects.requireNonNull(advice, "advice");
    }

    private static String compose(String place, String problem, String advice) {
        String where = place.isEmpty() ? problem : place + ": " + problem;
        return advice.isEmpty() ? where : where + ". " + advice;
    }

    /**
     * The same exception, one level further out.
     *
     * @param outer where it happened, for example {@code table flights}
     * @return an exception whose message begins with the outer place; its cause is this one's cause or this
     */
    public SynthesisException in(String outer) {
        Throwable cause = getCause() == null ? this : getCause();
        return new SynthesisException(place.isEmpty() ? outer : outer + ", " + place, problem, advice, cause);
    }

    /** {@return where it happened, from the outside in; empty if nobody said} */
    public String place() {
        return place;
    }

    /** {@return what is wrong} */
    public String problem() {
        return problem;
    }

    /** {@return what the user can do; may be empty} */
    public String advice() {
        return advice;
    }
}
