package dev.hma.evaluation.report;

/** What a classifier sees of a row. */
enum FeatureSet {
    SINGLE("single", "tables", "Rows by themselves", "a row by itself", "by a row itself"),
    AGG(
            "agg",
            "tables",
            "Rows and a summary of their children",
            "a row and a summary of its children",
            "with a summary of its children"),
    AGG_PLUS(
            "agg_plus",
            "tables",
            "Rows and details of their children",
            "a row and details of its children",
            "with details of its children"),
    JOIN(
            "join",
            "relationships",
            "Rows beside their parent's row",
            "a row beside its parent's row",
            "beside its parent's row");

    private final String key;
    private final String subjects;
    private final String title;
    private final String words;
    private final String manner;

    FeatureSet(String key, String subjects, String title, String words, String manner) {
        this.key = key;
        this.subjects = subjects;
        this.title = title;
        this.words = words;
        this.manner = manner;
    }

    /** {@return the key of its figures} */
    String key() {
        return key;
    }

    /** {@return the key of the figures by table or relationship} */
    String subjects() {
        return subjects;
    }

    String title() {
        return title;
    }

    String words() {
        return words;
    }

    /** {@return by what it tells a row, one after the other} */
    String manner() {
        return manner;
    }
}
