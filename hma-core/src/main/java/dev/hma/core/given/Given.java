package dev.hma.core.given;

/** What is known about the rows of a table before they are drawn. */
public sealed interface Given permits Given.Nothing, GivenRows, GivenValues {
    /** Nothing is known. */
    Given NOTHING = new Nothing();

    /** {@return the features that are known, by their place in the table's frame} */
    KnownFeatures features();

    /** A table of which nothing is known. */
    record Nothing() implements Given {
        @Override
        public KnownFeatures features() {
            return KnownFeatures.NONE;
        }
    }
}
