package dev.hma.core.model;

import dev.hma.core.encode.Encoder;
import dev.hma.core.key.KeyFormat;
import org.jspecify.annotations.Nullable;

/** What was learnt of a column: where its values come from when the table is sampled. */
public sealed interface FittedColumn {
    /** {@return the column's name} */
    String name();

    /**
     * A column that an encoder turns into features and back.
     *
     * @param name its name
     * @param encoder the encoder
     * @param marginal the distribution of the value feature; null if values are not modelled
     * @param missing how many rows have no value
     * @param rows how many rows there are
     */
    record Encoded(String name, Encoder encoder, @Nullable NamedMarginal marginal, long missing, long rows)
            implements FittedColumn {
        /** Checks the counts. */
        public Encoded {
            if (missing < 0 || missing > rows) {
                throw new IllegalArgumentException(missing + " of " + rows + " values of " + name + " are missing");
            }
        }
    }

    /**
     * A generated primary key.
     *
     * @param name its name
     * @param format what its values look like
     */
    record Key(String name, KeyFormat format) implements FittedColumn {}

    /**
     * A part of a foreign key.
     *
     * @param name its name
     */
    record Foreign(String name) implements FittedColumn {}
}
