package dev.hma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command that was run in this process: its exit code and what it printed. */
record Run(int code, String out, String err) {
    private static final String ESTIMATE =
            "(?s)|table +rows +columns .*the fit will take about [0-9,]+ s and [0-9,]+ MiB of memory\\R";

    static Run hma(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), false, args);
        return new Run(code, out.toString(), err.toString());
    }

    /** Done, and without a word on standard error, but for what a fit will take. */
    Run isDone() {
        assertThat(err).matches(ESTIMATE);
        assertThat(code).isZero();
        return this;
    }

    /** Failed with one line that holds the words. */
    Run hasFailed(String... words) {
        assertThat(err).startsWith("hma: ").contains(words);
        assertThat(err.lines()).hasSize(1);
        assertThat(out).isEmpty();
        assertThat(code).isEqualTo(1);
        return this;
    }

    /** Refused as wrong use, with the words and a hint where to read on. */
    Run isRefused(String... words) {
        assertThat(err).startsWith("hma: ").contains(words).contains("--help").doesNotContain("\tat ");
        assertThat(out).isEmpty();
        assertThat(code).isEqualTo(2);
        return this;
    }
}
