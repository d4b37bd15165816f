package dev.hma.core.progress;

/** Is told how long work gets on. Methods may be called from several threads. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void begin(String work, long rows) {}

        @Override
        public void advance(long rows) {}
    };

    /**
     * A fit has read the keys and profiles of the columns, and says what it is going to take.
     *
     * @param estimate what it will take
     */
    default void estimate(FitEstimate estimate) {}

    /**
     * A stage of the work begins; the one before it has ended.
     *
     * @param work what is done, for example {@code reading flights}
     * @param rows how many rows the stage takes; 0 if that is not known
     */
    void begin(String work, long rows);

    /**
     * Rows are done.
     *
     * @param rows how many more
     */
    void advance(long rows);
}
