package dev.hma.evaluation.report;

/** How an area came out. */
public enum Level {
    /** As good as can be asked for; of privacy: nothing that alarms. */
    GOOD("good"),
    /** Usable, with differences that can be seen; of privacy: look closer. */
    FAIR("fair"),
    /** Falls short; of privacy: an alarm. */
    POOR("falls short"),
    /** There is no figure. */
    UNKNOWN("not measured");

    private final String words;

    Level(String words) {
        this.words = words;
    }

    /** {@return what people read} */
    public String words() {
        return words;
    }

    /** {@return the worse of two; what is not measured does not count} */
    Level and(Level other) {
        if (this == UNKNOWN) {
            return other;
        }
        return other != UNKNOWN && other.compareTo(this) > 0 ? other : this;
    }
}
