package dev.hma.core.model;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import dev.hma.api.matching.Matching;
import dev.hma.api.schema.Relationship;
import dev.hma.core.hierarchy.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt of a foreign key.
 *
 * @param relationship the foreign key
 * @param role how it is sampled
 * @param nulls how many child rows refer to no parent
 * @param children the numbers of children of the parents
 * @param extension what the children's columns look like given the parent; of the generating relationship, and of a
 *     matched one whose matcher wants it
 * @param matching how partners are found; of a matched relationship only
 * @param agreement the rule that the choice of partners follows; null if none was found
 * @param repeats the child's columns that repeat one of the parent's in every row
 * @param levels the forest that a self-reference makes; null if it has cycles, and for other roles
 */
public record FittedRelationship(
        Relationship relationship,
        Role role,
        long nulls,
        ChildCounts children,
        @Nullable FittedExtension extension,
        @Nullable FittedMatching matching,
        @Nullable Agreement agreement,
        List<Repeat> repeats,
        @Nullable Levels levels) {
    /** Checks the count. */
    public FittedRelationship {
        repeats = List.copyOf(repeats);
        if (nulls < 0) {
            throw new IllegalArgumentException(nulls + " rows refer to no parent by " + relationship.name());
        }
        if (agreement != null && !agreement.own().get(0).equals(relationship)) {
            throw new IllegalArgumentException(relationship.name() + " cannot follow " + agreement.rule());
        }
    }

    /**
     * Whether it is drawn with a row's columns that the row refers to no parent. Where the parent generates the rows, those
     * without one are a family of their own instead.
     *
     * @return whether some rows refer to a parent that is found for them, and some do not
     */
    public boolean isSometimesAbsent() {
        boolean found = role == Role.MATCHED || role == Role.OPENED || role == Role.SELF;
        return found && nulls > 0 && children.totalChildren() > 0;
    }

    /**
     * The same relationship with an extension.
     *
     * @param learnt the fitted extension strategy
     * @return the relationship
     */
    public FittedRelationship with(FittedExtension learnt) {
        return new FittedRelationship(
                relationship, role, nulls, children, learnt, matching, agreement, repeats, levels);
    }

    /**
     * The same relationship with a matching.
     *
     * @param learnt the fitted matcher
     * @return the relationship
     */
    public FittedRelationship with(FittedMatching learnt) {
        return new FittedRelationship(
                relationship, role, nulls, children, extension, learnt, agreement, repeats, levels);
    }

    /**
     * What a matcher is told about the parent: its own columns and, if the matcher wants them, the number of its children
     * and the extension columns of this relationship.
     *
     * @param parent the parent's name
     * @param columns the parent's columns
     * @return the frame
     */
    public TableFrame parentFrame(String parent, List<FittedColumn> columns) {
        return TableFrame.of(parent, columns, List.of(), extension == null ? List.of() : List.of(this));
    }

    /**
     * A fitted extension strategy.
     *
     * @param strategy the strategy's choice
     * @param extension the extension
     * @param marginals per extension column the marginal that was fitted to it; null where the strategy gave one
     * @param orphans the extension columns of the rows without a parent, which are a family of their own; empty if there are
     *     none, or so few that they are taken for any family
     */
    public record FittedExtension(
            Made strategy, Extension extension, List<@Nullable NamedMarginal> marginals, List<Double> orphans) {
        /** Checks that every column has a marginal. */
        public FittedExtension {
            List<ExtensionColumn> columns = extension.columns();
            boolean complete = columns.size() == marginals.size();
            for (int k = 0; complete && k < columns.size(); k++) {
                complete = columns.get(k).marginal() != null || marginals.get(k) != null;
            }
            if (!complete) {
                throw new IllegalArgumentException("the extension columns "
                        + columns.stream().map(ExtensionColumn::name).toList() + " do not have a marginal each");
            }
            if (!orphans.isEmpty() && orphans.size() != columns.size()) {
                throw new IllegalArgumentException(orphans.size() + " values of rows without a parent for "
                        + columns.size() + " extension columns");
            }
        }
    }

    /**
     * A fitted matcher.
     *
     * @param matcher the matcher's choice
     * @param matching the matching
     * @param marginals the marginals of the summary's dimensions
     */
    public record FittedMatching(Made matcher, Matching matching, List<NamedMarginal> marginals) {
        /** Checks that every dimension has a marginal. */
        public FittedMatching {
            if (marginals.size() != matching.dimensions()) {
                throw new IllegalArgumentException(
                        marginals.size() + " marginals for summaries of " + matching.dimensions() + " dimensions");
            }
        }

        /**
         * The frame that a matcher is fitted to: the features of the child and of the parent that generates it as
         * context, then the parent's.
         *
         * @param child the features of the child's own columns
         * @param generating the features of the own columns of the parent that generates the child; null if none does
         * @param parent the features of the parent
         * @return the joined frame
         */
        public static Frame joined(Frame child, @Nullable Frame generating, Frame parent) {
            List<Feature> features = new ArrayList<>(child.features());
            if (generating != null) {
                generating.features().forEach(f -> features.add(f.named("generating " + f.name())));
            }
            int context = features.size();
            parent.features().forEach(f -> features.add(f.named("parent " + f.name())));
            return new Frame(child.table(), features, context);
        }
    }
}
