package dev.hma.core.config;

import dev.hma.api.SynthesisException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What to do with a row whose foreign key names a row that is not there. */
public enum Orphans {
    /** Stop with a message. */
    FAIL,
    /** Leave the row out, and with it the rows that refer to it. */
    DROP,
    /** Make the foreign key null. */
    NULL;

    /**
     * Reads a name.
     *
     * @param name {@code fail}, {@code drop} or {@code null}
     * @return the constant
     * @throws SynthesisException if it is none of these
     */
    public static Orphans of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new SynthesisException(
                        "orphans cannot be treated by '" + name + "'",
                        "The ways are "
                                + Arrays.stream(values()).map(Orphans::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
