package dev.hma.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files that figures and a report of them are to go to.
 *
 * @param json the file of figures; null for none
 * @param html the report; null for none
 */
record Outputs(@Nullable Path json, @Nullable Path html) {
    /** Whether both are one file. */
    boolean areSame() {
        return json != null && html != null && OutputFile.same(json, html);
    }

    /** Finds out before the work whether they can be written. */
    void check() {
        if (json != null) {
            OutputFile.check("the file of figures", json);
        }
        if (html != null) {
            OutputFile.check("the report", html);
        }
    }

    /** {@return the end of a sentence that says where they are; empty if there are none} */
    String words() {
        return (json == null ? "" : ", figures in " + json) + (html == null ? "" : ", report in " + html);
    }
}
