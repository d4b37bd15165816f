package dev.hma.core.model;

import dev.hma.api.schema.Relationship;
import dev.hma.core.hierarchy.Paths;
import java.util.List;

/**
 * Paths that agree: from a row of a table one foreign key leads, by way of its parents, to the same row of a common
 * ancestor as another foreign key does. The client and the account of a disposition live in one district; the team of a
 * scorer is one of the two that play the match, where one of several ways agrees.
 *
 * @param own the path whose first foreign key is settled so that it agrees; ends at the common ancestor
 * @param ways the other paths; all begin with the same foreign key, another one than {@code own}'s
 * @param rows the original's rows from which {@code own} and at least one of the ways lead to a row
 * @param agreeing how many of them have a way that leads to the same row as {@code own}
 * @param chance the share that would agree if {@code own} led to the same rows as often, but at random
 * @param bound the share of rows that are made to agree, 0 to 1: the others may do so by chance
 */
public record Agreement(List<Relationship> own, List<Way> ways, long rows, long agreeing, double chance, double bound) {
    /**
     * A path that agrees in some rows.
     *
     * @param path the foreign keys, the child's first
     * @param agreeing how many of the original's rows it agrees in
     */
    public record Way(List<Relationship> path, long agreeing) {
        /** Checks the path. */
        public Way {
            path = List.copyOf(path);
            checkPath(path);
        }

        /** {@return how much the way is chosen rather than others; one that was never gone can still be} */
        public double weight() {
            return Math.max(1, agreeing);
        }
    }

    /** Checks that the paths lead from one table to one table. */
    public Agreement {
        own = List.copyOf(own);
        ways = List.copyOf(ways);
        checkPath(own);
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("no way agrees with " + Paths.text(own));
        }
        Relationship first = own.get(0);
        Relationship leading = ways.get(0).path().get(0);
        for (Way way : ways) {
            boolean comparable = way.path().get(0).equals(leading)
                    && !leading.equals(first)
                    && leading.child().equals(first.child())
                    && Paths.end(way.path()).equals(Paths.end(own));
            if (!comparable) {
                throw new IllegalArgumentException(Paths.text(way.path()) + " cannot agree with " + Paths.text(own));
            }
        }
        if (!(bound >= 0 && bound <= 1)) {
            throw new IllegalArgumentException("a share of " + bound + " of the rows is made to agree");
        }
    }

    private static void checkPath(List<Relationship> path) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a path has one foreign key at least");
        }
        for (int k = 1; k < path.size(); k++) {
            if (!path.get(k).child().equals(path.get(k - 1).parent())) {
                throw new IllegalArgumentException(Paths.text(path) + " is no path");
            }
        }
    }

    /** {@return the foreign key that all ways begin with; it is settled before the own one} */
    public Relationship leading() {
        return ways.get(0).path().get(0);
    }

    /** {@return the rule in words: {@code client_id > district_id = account_id > district_id}} */
    public String rule() {
        return Paths.rule(own, ways.stream().map(Way::path).toList());
    }
}
