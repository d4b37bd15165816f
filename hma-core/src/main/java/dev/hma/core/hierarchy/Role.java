package dev.hma.core.hierarchy;

/** How the values of a foreign key come about when a database is sampled. */
public enum Role {
    /** The child's rows are drawn family by family from this parent. At most one foreign key of a table. */
    GENERATING,
    /** Parents with free slots are found for rows that are drawn already. */
    MATCHED,
    /**
     * A cycle between tables is opened here: the child is drawn before its parent, whose rows are found as for a matched
     * key. How many children a parent has depends on nothing else.
     */
    OPENED,
    /** A table refers to itself: parents are found level by level, so that no cycle arises. */
    SELF,
    /** All columns belong to another foreign key as well, which determines the parent. */
    DERIVED
}
